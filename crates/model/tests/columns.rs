//! Columns of CSV files as people save them, and what is said of those that cannot be read.

use drypowder_model::{
    file::{self, Files},
    problem::Problems,
};

const MINIMAL: &str = include_str!("../../../scenarios/minimal.toml");

struct Beside<'a>(&'a str);

impl Files for Beside<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        let text = if path == "gaps.csv" { self.0 } else { MINIMAL };
        Ok(text.as_bytes().to_vec())
    }
}

/// The median of a column as the half-life of the multiple, months.
fn median(csv: &str, keys: &str) -> Result<f64, Problems> {
    let law = format!("{{ law = \"empirical\", file = \"gaps.csv\"{keys} }}");
    let text = format!("extends = \"base.toml\"\nmarket.multiple.half_life = {law}\n");
    let document = file::read("a.toml", &text, &[], &Beside(csv))?;
    let number = document.numbers().into_iter().find(|one| one.param.path.ends_with("multiple.half_life"));
    Ok(number.unwrap().param.law.quantile(0.5))
}

#[test]
fn commas_semicolons_and_tabs_separate() {
    let months = ", column = \"days\", unit = \"months\"";
    for csv in ["days,x\n10,1\n12,1\n14,2\n", "days;x\n10;1\n12;1\n14;2\n", "x\tdays\n1\t10\n1\t12\n2\t14\n"]
    {
        assert!((median(csv, months).unwrap() - 12.0).abs() < 1e-9, "{csv}");
    }
}

#[test]
fn what_cannot_be_read_is_one_problem_in_plain_words() {
    let many = format!("months\n{}", "10\n".repeat(3_000));
    let months = ", column = \"days\", unit = \"months\"";
    for (csv, keys, path, words) in [
        ("days,days\n10,11\n", months, ".column:", "`gaps.csv` has several columns `days`"),
        ("days;x,y\n10;1,2\n", months, ".column:", "the first line has commas and semicolons"),
        (
            "days,x\n10,1\n12\n",
            months,
            ".file:",
            "row 3 of `gaps.csv` has 1 cell, and the first row has 2 cells",
        ),
        ("days;x\n1,5;1\n2,5;1\n", months, ".file:", "write the decimal point as a point"),
        (&many, "", ".file:", "row 2 of `gaps.csv`: expected a span of time"),
        (&many, "", ".file:", "^^^ \"10\""),
        (&many, "", ".file:", "unit = \"months\""),
        (&many, ", unit = \"fortnights\"", ".unit:", "row 2 of `gaps.csv`"),
    ] {
        let problems = median(csv, keys).unwrap_err();
        let shown = problems.render(false);
        assert!(problems.len() == 1 && shown.contains(words) && shown.contains(path), "{words}: {shown}");
    }
}
