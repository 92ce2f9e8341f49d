//! What is large in a file that is too large, and so what to do about it.

use std::ops::Range;

use crate::{
    file::{LARGEST, table::Said},
    units::grouped,
};

/// So many companies and sources are more than anybody writes one by one.
const MANY: usize = 500;

/// What the lines of a file are spent on.
#[derive(Default)]
struct Spent {
    comments: usize,
    /// The longest line that is no comment, and where it begins.
    longest: (usize, usize),
    companies: usize,
    sources: usize,
}

/// What is said of a file that is too large, at what makes it so.
pub(super) fn explained(text: &str) -> (Range<usize>, Said) {
    let said =
        Said::new(format!("a scenario file has at most {} MB, and this one has more", LARGEST / 1_000_000));
    let found = format!("{} bytes", grouped(&text.len().to_string()));
    let spent = spent(text);
    let half = text.len() / 2;
    if spent.comments > half {
        let advice = "most of it is comments: delete those that nobody needs";
        return (0..0, said.found(found).suggest(advice));
    }
    if spent.longest.0 > half {
        let advice = "most of it is this line: put its numbers into a CSV file beside the scenario, and write { law = \"empirical\", file = \"NAME.csv\" }";
        let at = spent.longest.1;
        return (at..at, said.found(found).suggest(advice));
    }
    let tables = spent.companies + spent.sources;
    let advice = if tables > MANY {
        format!(
            "it has {tables} companies and sources: write those that are alike as one, companies with `count`"
        )
    } else {
        "put its long lists of numbers into CSV files beside the scenario, each as { law = \"empirical\", file = \"NAME.csv\" }".into()
    };
    (0..0, said.found(found).suggest(advice))
}

fn spent(text: &str) -> Spent {
    let mut spent = Spent::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim();
        if bare.starts_with('#') {
            spent.comments += line.len();
        } else if line.len() > spent.longest.0 {
            spent.longest = (line.len(), at);
        }
        spent.companies += usize::from(bare.starts_with("[[company]]"));
        spent.sources += usize::from(bare.starts_with("[[source]]"));
        at += line.len();
    }
    spent
}

#[cfg(test)]
mod tests {
    use super::explained;

    #[test]
    fn the_advice_fits_what_is_large() {
        let advice = |text: &str| explained(text).1.suggestion.unwrap();
        assert!(advice(&"# much to say\n".repeat(90_000)).contains("comments"));
        let list = format!("name = 1\nx = [{}]", "1, ".repeat(400_000));
        assert!(advice(&list).contains("CSV"));
        assert_eq!(explained(&list).0, 9..9);
        assert!(advice(&"[[company]]\nname = 3\n".repeat(50_000)).contains("50000 companies and sources"));
    }
}
