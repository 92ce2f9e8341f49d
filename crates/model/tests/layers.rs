//! What a file that extends another does to numbers that are several, and to what is said of what it removes.

use drypowder_model::{
    Scenario,
    file::{self, Files, Override},
    problem::Problems,
};

const MINIMAL: &str = include_str!("../../../scenarios/minimal.toml");

/// The base of every file here.
struct Base(String);

impl Files for Base {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        if path == "base.toml" { Ok(self.0.clone().into_bytes()) } else { Err("does not exist".into()) }
    }
}

fn base(appetite: &str) -> Base {
    let source = |name: &str, more: &str| {
        format!(
            "[[source]]\nname = \"{name}\"\nkind = \"credit\"\ncapital = \"$1B\"\nshare_of_round = \"10%\"\n\
             interest = \"9%\"\nmaturity = \"3 years\"\nappetite = {appetite}\n{more}\n"
        )
    };
    let company = |name: &str, more: &str| {
        format!(
            "[[company]]\nname = \"{name}\"\nrun_rate = \"$10M to $40M\"\ncash = \"$30M to $50M\"\n\
             growth = {{ now = \"0.2 to 0.9\" }}\n{more}\n"
        )
    };
    let commitment = "[[company.commitment]]\nwith = \"Cloud\"\nto = \"2031-01\"\n\
                      per_year = { 2027 = \"$1M\", \"2028-07\" = \"$2M to $3M\" }\n";
    let tranche = "[[company.tranche]]\nsource = \"Lender\"\namount = \"$1M\"\ndate = \"2027-01\"\n";
    let about = "[[correlation]]\nbetween = [\"company[B].cash\", \"company[A].cash\"]\nrank = 0.5\n\
                 [[correlation]]\nbetween = [\"company[A].cash\", \"company[A].run_rate\"]\nrank = 0.5\n\
                 [[assert]]\nthat = \"P(ipo.B) > 1%\"\n[[assert]]\nthat = \"P(ipo.A) > 1%\"\n";
    Base(format!(
        "{MINIMAL}\n{}{}{}{}{}{about}",
        company("A", &format!("{commitment}{tranche}")),
        company("B", ""),
        company("Many", "count = 3"),
        source("Lender", "only = [\"A\", \"B\", \"Many 2\"]\n"),
        source("Other", "except = [\"B\", \"Many\"]\n"),
    ))
}

fn above(text: &str, base: &Base) -> Result<Scenario, Problems> {
    let text = format!("extends = \"base.toml\"\n{text}");
    file::read("what-if.toml", &text, &[], base).map(|document| document.scenario)
}

fn beside(set: &[&str], base: &Base) -> Result<Scenario, Problems> {
    let set: Vec<Override> = set.iter().map(|one| Override::new(*one)).collect();
    file::read("base.toml", &base.0, &set, base).map(|document| document.scenario)
}

/// That a file above says what is set beside, and not what the base says.
#[track_caller]
fn same(text: &str, set: &[&str], base: &Base) -> Scenario {
    let shown = |problems: Problems| -> Scenario { panic!("{}", problems.render(false)) };
    let (above, beside) = (above(text, base).unwrap_or_else(shown), beside(set, base).unwrap_or_else(shown));
    assert_eq!(above.hash(), beside.hash());
    assert_ne!(above.hash(), self::beside(&[], base).unwrap_or_else(shown).hash());
    above
}

const COMMITMENT: &str = "[[company]]\nname = \"A\"\n[[company.commitment]]\nwith = \"Cloud\"\n";

#[test]
fn one_date_of_a_schedule_is_changed_and_the_others_stay() {
    let base = base("\"40%\"");
    let path = "company[A].commitment[Cloud].per_year";
    for (key, set) in [("2027", "2027"), ("2027-01", "2027"), ("2027", "2027-01"), ("2029", "2029")] {
        let text = format!("{COMMITMENT}per_year.{key} = \"$7M\"\n");
        let scenario = same(&text, &[&format!("{path}.{set}=$7M")], &base);
        let a = scenario.companies.iter().find(|one| one.name == "A").unwrap();
        assert_eq!(a.commitments[0].spans.len(), if key == "2029" { 3 } else { 2 });
    }
    let law = "{ law = \"uniform\", low = \"$1M\", high = \"$2M\" }";
    let whole = format!("{COMMITMENT}from = \"2027-01\"\nper_year = {law}\n");
    same(&whole, &[&format!("{path}={law}"), "company[A].commitment[Cloud].from=2027-01"], &base);
}

#[test]
fn a_date_is_removed() {
    let base = base("\"40%\"");
    let scenario = above(&format!("{COMMITMENT}per_year.2028-07 = {{ remove = true }}\n"), &base).unwrap();
    let a = scenario.companies.iter().find(|one| one.name == "A").unwrap();
    assert_eq!(a.commitments[0].spans.len(), 1);
    let none = above(&format!("{COMMITMENT}per_year.2029 = {{ remove = true }}\n"), &base).unwrap_err();
    assert!(none.len() == 1 && none.to_string().contains("there is no `2029` to remove"), "{none}");
}

#[test]
fn one_climate_is_changed_and_the_others_stay() {
    let change = "[[source]]\nname = \"Lender\"\nappetite.boom = \"20%\"\n";
    for appetite in [
        "\"40%\"",
        "{ boom = \"60%\", normal = \"50%\", drought = \"10% to 30%\" }",
        "{ value = \"20% to 40%\", note = \"judgement\" }",
        "{ law = \"uniform\", low = \"20%\", high = \"40%\" }",
    ] {
        let scenario = same(change, &["source[Lender].appetite.boom=20%"], &base(appetite));
        let terms = &scenario.source("Lender").unwrap().terms;
        assert_eq!(terms.appetite.boom.known(), Some(0.2));
        assert_ne!(terms.appetite.normal.known(), Some(0.2));
    }
    let whole = "[[source]]\nname = \"Lender\"\nappetite = { value = \"20%\", note = \"judgement\" }\n";
    let three = base("{ boom = \"60%\", normal = \"50%\", drought = \"10% to 30%\" }");
    same(whole, &["source[Lender].appetite=20%"], &three);
}

#[test]
fn what_is_said_of_a_company_goes_with_it() {
    let base = base("\"40%\"");
    let gone = "[[company]]\nname = \"B\"\nremove = true\n[[company]]\nname = \"Many\"\nremove = true\n";
    let scenario = above(gone, &base).unwrap_or_else(|problems| panic!("{}", problems.render(false)));
    assert!(scenario.companies.iter().all(|one| one.name != "B" && one.cohort.is_none()));
    assert_eq!((scenario.correlations.len(), scenario.assertions.len()), (1, 1));
    let kept =
        "[[company]]\nname = \"B\"\nremove = true\n[[source]]\nname = \"Lender\"\nonly = [\"A\", \"B\"]\n";
    let problems = above(kept, &base).unwrap_err();
    assert!(problems.len() == 1 && problems.to_string().contains("there is no company `B`"), "{problems}");
}

#[test]
fn what_is_said_of_a_source_goes_with_it() {
    let gone = "[[source]]\nname = \"Lender\"\nremove = true\n";
    let scenario = above(gone, &base("\"40%\"")).unwrap_or_else(|problems| panic!("{problems}"));
    assert!(scenario.companies.iter().all(|one| one.tranches.is_empty()));
}

#[test]
fn a_source_that_is_left_with_nobody_is_told_of() {
    let gone = ["A", "B", "Many"].map(|name| format!("[[company]]\nname = \"{name}\"\nremove = true\n"));
    let problems = above(&gone.concat(), &base("\"40%\"")).unwrap_err();
    assert_eq!(problems.len(), 1, "{problems}");
    assert!(problems.to_string().contains("so this source funds nobody"), "{problems}");
}
