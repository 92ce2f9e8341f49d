//! A number known with certainty: all of the law in one value. Quantile: that value.

use super::Shape;

impl Shape for f64 {
    fn word(&self) -> &'static str {
        "constant"
    }

    fn quantile(&self, _: f64) -> f64 {
        *self
    }

    fn distribution(&self, x: f64) -> f64 {
        f64::from(x >= *self)
    }

    fn below(&self, x: f64) -> f64 {
        f64::from(x > *self)
    }

    fn support(&self) -> (f64, f64) {
        (*self, *self)
    }

    fn open_ends(&self) -> (bool, bool) {
        (false, false)
    }

    fn mean(&self) -> Option<f64> {
        Some(*self)
    }

    fn atoms(&self) -> Vec<f64> {
        vec![*self]
    }
}

#[cfg(test)]
mod tests {
    use crate::Law;

    #[test]
    fn a_constant_is_its_own_quantile() {
        let law = Law::Constant(3.0);
        assert_eq!(law.quantile(0.001), 3.0);
        assert_eq!(law.support(), (3.0, 3.0));
        assert_eq!(law.mean(), Some(3.0));
        assert_eq!((law.distribution(3.0), law.shape().below(3.0)), (1.0, 0.0));
        assert!(law.is_constant());
    }
}
