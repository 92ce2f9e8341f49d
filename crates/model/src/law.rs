//! The laws of uncertain numbers: one file a law, each with its inverse distribution function.
//!
//! A world draws one uniform for each uncertain number, and the number is that uniform's quantile: this keeps common
//! random numbers and lets a design (Latin hypercube, Sobol') replace the uniform alone. Every quantile uses only
//! `libm` and operations that are exact everywhere, so the digits are the same on every platform.
//!
//! Where a law can measure dollars, twice its dollars are twice every quantile, to the bit: shapes are found from
//! ratios, and scales only multiply.

use rand::Rng;
use rand_distr::{Distribution, Open01};
use serde::Serialize;

mod beta;
mod constant;
mod discrete;
mod empirical;
mod gamma;
mod invalid;
mod logit_normal;
mod lognormal;
mod mixture;
mod normal;
mod pareto;
mod pert;
mod quantiles;
mod special;
mod standard;
mod student_t;
mod triangular;
mod truncated;
mod uniform;
mod weibull;

pub use beta::{Beta, beta_quantile};
pub use discrete::Discrete;
pub use empirical::Empirical;
pub use gamma::Gamma;
pub use invalid::Invalid;
use invalid::{check_ends, check_scale, check_shape};
pub use logit_normal::LogitNormal;
pub use lognormal::Lognormal;
pub use mixture::Mixture;
pub use normal::Normal;
pub use pareto::Pareto;
pub use pert::Pert;
pub use quantiles::Quantiles;
pub use standard::{UPPER_90, standard_probability, standard_quantile};
pub use student_t::StudentT;
pub use triangular::Triangular;
pub use truncated::Truncated;
pub use uniform::Uniform;
pub use weibull::Weibull;

/// What every law can tell.
pub trait Shape {
    /// The word a scenario file uses for the law.
    fn word(&self) -> &'static str;

    /// The value below which a share `u` of worlds lies, for `u` between 0 and 1: the smallest x with P(X ≤ x) ≥ u. The
    /// ends 0 and 1 give the ends of the support.
    fn quantile(&self, u: f64) -> f64;

    /// P(X ≤ x), for any x but NaN.
    fn distribution(&self, x: f64) -> f64;

    /// P(X < x): less than P(X ≤ x) where a single value has a share of its own.
    fn below(&self, x: f64) -> f64 {
        self.distribution(x)
    }

    /// The smallest interval that holds every value; an infinite end is infinite, and an end that is never reached
    /// (see [`Shape::open_ends`]) is the limit.
    fn support(&self) -> (f64, f64);

    /// Whether the lower and the upper end of the support are never reached: not by the quantile of any u strictly
    /// inside 0 to 1.
    fn open_ends(&self) -> (bool, bool);

    /// Whether neither end of the support is ever reached.
    fn is_open(&self) -> bool {
        self.open_ends() == (true, true)
    }

    /// The mean, where it is finite and has a closed form.
    fn mean(&self) -> Option<f64>;

    /// The single values that have a share of their own, rising; none where the law is continuous.
    fn atoms(&self) -> Vec<f64> {
        Vec::new()
    }
}

/// A distribution over worlds. Its value in a world is the quantile of that world's uniform.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Law {
    /// Known with certainty.
    Constant(f64),
    /// Normal.
    Normal(Normal),
    /// Lognormal: ln X is normal.
    Lognormal(Lognormal),
    /// Logit-normal: ln(X/(1 − X)) is normal.
    LogitNormal(LogitNormal),
    /// Uniform.
    Uniform(Uniform),
    /// Triangular.
    Triangular(Triangular),
    /// PERT: a beta law by two ends and a mode.
    Pert(Pert),
    /// Beta between two ends.
    Beta(Beta),
    /// Gamma.
    Gamma(Gamma),
    /// Student's t, moved and scaled.
    StudentT(StudentT),
    /// Pareto: a power of its minimum.
    Pareto(Pareto),
    /// Weibull.
    Weibull(Weibull),
    /// A few values with their weights.
    Discrete(Discrete),
    /// One of several laws, by their weights.
    Mixture(Mixture),
    /// A law given that it lies between two bounds.
    Truncated(Truncated),
    /// One of the values of a sample.
    Empirical(Empirical),
}

impl Distribution<f64> for Law {
    /// One uniform on (0, 1) through the inverse distribution function, whatever the law.
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> f64 {
        let u: f64 = Open01.sample(rng);
        self.quantile(u)
    }
}

impl Law {
    /// The law by what every law can tell.
    #[must_use]
    pub fn shape(&self) -> &dyn Shape {
        match self {
            Self::Constant(value) => value,
            Self::Normal(law) => law,
            Self::Lognormal(law) => law,
            Self::LogitNormal(law) => law,
            Self::Uniform(law) => law,
            Self::Triangular(law) => law,
            Self::Pert(law) => law,
            Self::Beta(law) => law,
            Self::Gamma(law) => law,
            Self::StudentT(law) => law,
            Self::Pareto(law) => law,
            Self::Weibull(law) => law,
            Self::Discrete(law) => law,
            Self::Mixture(law) => law,
            Self::Truncated(law) => law,
            Self::Empirical(law) => law,
        }
    }

    /// The value below which a share `u` of worlds lies: [`Shape::quantile`].
    #[must_use]
    pub fn quantile(&self, u: f64) -> f64 {
        self.shape().quantile(u)
    }

    /// P(X ≤ x).
    #[must_use]
    pub fn distribution(&self, x: f64) -> f64 {
        self.shape().distribution(x)
    }

    /// The smallest interval that holds every value: [`Shape::support`].
    #[must_use]
    pub fn support(&self) -> (f64, f64) {
        self.shape().support()
    }

    /// Whether the lower and the upper end of the support are never reached.
    #[must_use]
    pub fn open_ends(&self) -> (bool, bool) {
        self.shape().open_ends()
    }

    /// Whether neither end of the support is ever reached.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.shape().is_open()
    }

    /// The mean, where it is finite and has a closed form.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        self.shape().mean()
    }

    /// Whether the number is known with certainty.
    #[must_use]
    pub fn is_constant(&self) -> bool {
        matches!(self, Self::Constant(_))
    }

    /// The word a scenario file uses for the law.
    #[must_use]
    pub fn word(&self) -> &'static str {
        self.shape().word()
    }

    /// How many laws stand inside one another: 1 for a law that holds no other.
    #[must_use]
    pub fn depth(&self) -> usize {
        match self {
            Self::Mixture(law) => 1 + law.parts().map(|(_, part)| part.depth()).fold(0, usize::max),
            Self::Truncated(law) => 1 + law.of().depth(),
            _ => 1,
        }
    }
}

macro_rules! into_law {
    ($($name:ident),*) => {$(
        impl From<$name> for Law {
            fn from(law: $name) -> Self {
                Self::$name(law)
            }
        }
    )*};
}
into_law!(
    Normal,
    Lognormal,
    LogitNormal,
    Uniform,
    Triangular,
    Pert,
    Beta,
    Gamma,
    StudentT,
    Pareto,
    Weibull,
    Discrete,
    Mixture,
    Truncated,
    Empirical
);

/// A share as it is told: rounding never takes it out of 0 to 1.
fn share(value: f64) -> f64 {
    if value > 1.0 { 1.0 } else { non_negative(value) }
}

fn non_negative(value: f64) -> f64 {
    if value < 0.0 { 0.0 } else { value }
}

/// The value, or the next number inside the ends where it reached them.
fn strictly_between(value: f64, low: f64, high: f64) -> f64 {
    if value <= low {
        low.next_up()
    } else if value >= high {
        high.next_down()
    } else {
        value
    }
}
