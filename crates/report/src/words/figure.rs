//! Numbers of any unit and size.

/// A number beyond these is written with a power of ten.
const LARGEST: f64 = 1e9;
const SMALLEST: f64 = 1e-4;

/// The most decimals that a floating-point number of ordinary size is good for.
const MOST_DECIMALS: i32 = 12;

/// A number with as many digits as its error leaves, two of the error's own; without an error with six.
#[must_use]
pub fn figure(value: f64, error: Option<f64>) -> String {
    let size = value.abs();
    let error = error.filter(|error| error.is_finite() && *error > 0.0);
    let last = error.map_or_else(|| place(size) - 5, |error| place(error) - 1);
    if size == 0.0 && error.is_none() {
        return "0".to_owned();
    }
    if size != 0.0 && !(SMALLEST..LARGEST).contains(&size) {
        let digits = (place(size) - last).clamp(0, MOST_DECIMALS).unsigned_abs() as usize;
        return format!("{value:.digits$e}");
    }
    let decimals = (-last).clamp(0, MOST_DECIMALS).unsigned_abs() as usize;
    format!("{value:.decimals$}")
}

/// A number that is known exactly, to twelve digits at most.
#[must_use]
pub fn precise(value: f64) -> String {
    let size = value.abs();
    if size != 0.0 && !(SMALLEST..LARGEST).contains(&size) {
        return format!("{value:.11e}");
    }
    let decimals = (11 - place(size)).clamp(0, MOST_DECIMALS).unsigned_abs() as usize;
    let text = format!("{value:.decimals$}");
    match text.trim_end_matches('0').trim_end_matches('.') {
        _ if !text.contains('.') => text,
        "-0" => "0".to_owned(),
        short => short.to_owned(),
    }
}

/// The power of ten of the first digit.
fn place(size: f64) -> i32 {
    let scientific = format!("{size:e}");
    scientific.split_once('e').and_then(|(_, power)| power.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_follow_the_error() {
        for (value, error, text) in [
            (448.168_907, Some(1.11), "448.2"),
            (0.329_913_7, Some(0.001_48), "0.3299"),
            (-1.5e12, Some(2.3e9), "-1.5000e12"),
            (12.0, Some(340.0), "12"),
            (0.0, Some(0.01), "0.000"),
            (0.0, None, "0"),
            (2.236_067_977, None, "2.23607"),
            (2e-9, Some(1e-10), "2.00e-9"),
        ] {
            assert_eq!(figure(value, error), text, "{value} {error:?}");
        }
    }

    #[test]
    fn exact_numbers_are_written_out() {
        for (value, text) in [
            (1.0, "1"),
            (100.0, "100"),
            (22.5, "22.5"),
            (0.043_327_242_7, "0.0433272427"),
            (-0.0, "0"),
            (1.25e10, "1.25000000000e10"),
        ] {
            assert_eq!(precise(value), text);
        }
    }
}
