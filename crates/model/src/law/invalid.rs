//! Why parameters make no law.

/// Why parameters make no law.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Invalid {
    /// A number is infinite or not a number, or a parameter that follows from the numbers is.
    NotFinite,
    /// The standard deviation is not positive.
    Deviation,
    /// The standard deviation on a logarithmic scale is above [`Invalid::WIDEST`].
    TooWide,
    /// The lower value is not below the upper.
    Reversed,
    /// A value of a law of positive numbers is not positive.
    NotPositive,
    /// The value of a logit-normal law is not strictly between 0 and 1.
    NotInside,
    /// The mode lies outside the ends.
    Mode,
    /// The mean lies outside the ends, or below the minimum.
    Mean,
    /// A percentile beside the mean of a lognormal law is one that no such law has.
    FarFromMean,
    /// A percentile beside the mean of a normal law is the median, which is the mean.
    Median,
    /// A percentile beside the mean of a normal law lies on the wrong side of it.
    WrongSide,
    /// The mode beside two percentiles does not lie strictly between them.
    ModeBeside,
    /// A shape is outside what the law is computed for.
    Shape,
    /// The degrees of freedom are outside 0.1 to 10⁷.
    Freedom,
    /// The standard deviation is infinite with that few degrees of freedom.
    FewFreedom,
    /// The standard deviation is too large for the ends.
    Spread,
    /// No law of that kind has these quantiles or moments.
    NoSuchLaw,
    /// The numbers of values or parts and of weights differ.
    Unpaired,
    /// Fewer than two values or parts.
    TooFew,
    /// More values or parts than are allowed.
    TooMany,
    /// A weight is not above zero.
    Weight,
    /// The same value twice.
    Repeated,
    /// Less than 10⁻⁶ of a law is left between its bounds.
    NothingLeft,
    /// A truncated law has no bound.
    Unbounded,
    /// Laws stand inside one another more than eight deep.
    TooDeep,
}

impl Invalid {
    /// The widest standard deviation on a logarithmic or logit scale: beyond it a draw could leave what a float holds.
    pub const WIDEST: f64 = 20.0;

    /// How deep laws may stand inside one another.
    pub const DEEPEST: usize = 8;
}

impl std::fmt::Display for Invalid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::NotFinite => "every number of a law must be finite",
            Self::Deviation => "a standard deviation must be above zero",
            Self::TooWide => "a standard deviation on a logarithmic scale must be at most 20",
            Self::Reversed => "the first number must be below the second",
            Self::NotPositive => "every value of this law must be above zero",
            Self::NotInside => "a logit-normal law needs values strictly between 0% and 100%",
            Self::Mode => "the mode must lie between the ends",
            Self::Mean => "the mean must lie strictly inside the law's ends",
            Self::FarFromMean => {
                "no lognormal law has this percentile beside this mean: at the median or below it must lie below the \
                 mean, and above the median not at the mean itself, nor further above it than any spread brings it"
            }
            Self::Median => {
                "the median of a normal law is its mean: give another percentile, such as `p90`, or `sd`"
            }
            Self::WrongSide => {
                "beside the mean of a normal law, a percentile below the 50th must lie below the mean, and one above \
                 the 50th above it"
            }
            Self::ModeBeside => "the mode must lie strictly between the two percentiles",
            Self::Shape => "a shape is outside the range this law is computed for",
            Self::Freedom => "the degrees of freedom must be between 0.1 and 10,000,000",
            Self::FewFreedom => "a standard deviation needs more than 2 degrees of freedom",
            Self::Spread => "the standard deviation must be below what two values at the ends would have",
            Self::NoSuchLaw => "no law of this kind has these numbers",
            Self::Unpaired => "there must be one weight for each value or part",
            Self::TooFew => "there must be at least two values or parts",
            Self::TooMany => "there are too many values or parts",
            Self::Weight => "every weight must be above zero",
            Self::Repeated => "the values must differ",
            Self::NothingLeft => "less than a millionth of the law is left between the bounds",
            Self::Unbounded => "a truncated law needs a bound",
            Self::TooDeep => "laws may stand inside one another at most 8 deep",
        })
    }
}

impl std::error::Error for Invalid {}

/// The checks laws of location and deviation share: finite numbers and a positive deviation.
pub(super) fn check_scale(location: f64, deviation: f64, widest: f64) -> Result<(), Invalid> {
    if !location.is_finite() || !deviation.is_finite() {
        return Err(Invalid::NotFinite);
    }
    if deviation <= 0.0 {
        return Err(Invalid::Deviation);
    }
    if deviation > widest {
        return Err(Invalid::TooWide);
    }
    Ok(())
}

/// That both ends are finite and in order.
pub(super) fn check_ends(low: f64, high: f64) -> Result<(), Invalid> {
    if !low.is_finite() || !high.is_finite() || !(high - low).is_finite() {
        Err(Invalid::NotFinite)
    } else if low < high {
        Ok(())
    } else {
        Err(Invalid::Reversed)
    }
}

/// That a shape lies in the range its law is computed for.
pub(super) fn check_shape(shape: f64, least: f64, most: f64) -> Result<(), Invalid> {
    if !shape.is_finite() {
        Err(Invalid::NotFinite)
    } else if (least..=most).contains(&shape) {
        Ok(())
    } else {
        Err(Invalid::Shape)
    }
}
