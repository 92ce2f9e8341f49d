//! Reads an expression: comparison, sum, product, then numbers, brackets, functions and what is seen.

use super::super::table::Said;
use crate::{
    measure::{Expression, Function, Moment, OfCompany, OfMarket, OfSource, Seen, Sight, When},
    units::{Month, Quantity},
};

/// The most characters of an expression, and the most brackets in each other.
const LONGEST: usize = 2_000;
const DEEPEST: usize = 32;

/// The word for the share of a company that a source owns.
const STAKE: &str = "stake";

/// Reads an expression. What it speaks of need not exist.
pub(in crate::file) fn parse(text: &str) -> Result<Expression, Said> {
    if text.chars().count() > LONGEST {
        return Err(Said::new(format!("an expression has at most {LONGEST} characters"))
            .suggest("make several measures of it"));
    }
    let mut parser = Parser { rest: text.trim_start(), depth: 0 };
    let whole = parser.comparison()?;
    if parser.rest.is_empty() {
        return Ok(whole);
    }
    Err(Said::new(format!("after {} expected an operator or the end", before(text, parser.rest)))
        .suggest("put `+`, `-`, `*`, `/`, `>` or `<` between two numbers"))
}

/// What stands before the place where reading stopped, as it is told.
fn before(text: &str, rest: &str) -> String {
    let read = text.get(..text.len() - rest.len()).unwrap_or_default().trim();
    let from = read.char_indices().rev().nth(23).map_or(0, |(at, _)| at);
    format!("`{}{}`", if from > 0 { "…" } else { "" }, read.get(from..).unwrap_or_default())
}

struct Parser<'t> {
    rest: &'t str,
    depth: usize,
}

impl<'t> Parser<'t> {
    /// Takes a token if it comes next.
    fn takes(&mut self, token: &str) -> bool {
        let Some(rest) = self.rest.strip_prefix(token) else { return false };
        self.rest = rest.trim_start();
        true
    }

    /// A sum, or two that are compared.
    fn comparison(&mut self) -> Result<Expression, Said> {
        let left = self.sum()?;
        for of in [Function::AtLeast, Function::AtMost, Function::Above, Function::Below] {
            if self.takes(of.word()) {
                return Ok(Expression::Apply(of, vec![left, self.sum()?]));
            }
        }
        Ok(left)
    }

    fn sum(&mut self) -> Result<Expression, Said> {
        self.chain(&[Function::Add, Function::Subtract], Self::product)
    }

    fn product(&mut self) -> Result<Expression, Said> {
        self.chain(&[Function::Multiply, Function::Divide], Self::signed)
    }

    /// Parts with operators of one rank between them, from the left.
    fn chain(
        &mut self,
        operators: &[Function],
        part: fn(&mut Self) -> Result<Expression, Said>,
    ) -> Result<Expression, Said> {
        let mut whole = part(self)?;
        while let Some(of) = operators.iter().find(|of| self.takes(of.word())) {
            whole = Expression::Apply(*of, vec![whole, part(self)?]);
        }
        Ok(whole)
    }

    fn signed(&mut self) -> Result<Expression, Said> {
        if !self.takes("-") {
            return self.one();
        }
        Ok(match self.one()? {
            Expression::Number(number) => Expression::Number(-number),
            other => Expression::Apply(Function::Subtract, vec![Expression::Number(0.0), other]),
        })
    }

    /// A number, brackets, or a word with brackets.
    fn one(&mut self) -> Result<Expression, Said> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Said::new(format!("more than {DEEPEST} brackets in each other"))
                .suggest("make several measures of it"));
        }
        let one = match self.rest.chars().next() {
            Some('(') => self.bracket(),
            Some(first) if first == '$' || first == '.' || first.is_ascii_digit() => self.number(),
            Some(first) if first.is_ascii_alphabetic() => self.word(),
            _ => Err(expected(self.rest)),
        };
        self.depth -= 1;
        one
    }

    fn bracket(&mut self) -> Result<Expression, Said> {
        self.takes("(");
        let inner = self.comparison()?;
        self.closes()?;
        Ok(inner)
    }

    fn closes(&mut self) -> Result<(), Said> {
        let said = || Said::new("a bracket is never closed").suggest("write a `)` for every `(`");
        self.takes(")").then_some(()).ok_or_else(said)
    }

    /// `12`, `1.5e9`, `35%` or `$1.5B`.
    fn number(&mut self) -> Result<Expression, Said> {
        let money = self.rest.starts_with('$');
        let mut last = ' ';
        let end = self.rest.find(|next: char| {
            let exponent = !money && matches!(last, 'e' | 'E') && matches!(next, '+' | '-');
            last = next;
            !(next.is_ascii_alphanumeric() || matches!(next, '.' | '$' | '%') || exponent)
        });
        let (written, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest.trim_start();
        if money {
            let read = Quantity::Money.read(written);
            return read
                .map(Expression::Number)
                .map_err(|wrong| Said::new(wrong.message).suggest(wrong.suggestion));
        }
        let (digits, scale) = written.strip_suffix('%').map_or((written, 1.0), |share| (share, 100.0));
        let number = digits.parse::<f64>().ok().filter(|number| number.is_finite());
        number.map(|number| Expression::Number(number / scale)).ok_or_else(|| {
            Said::new(format!("`{written}` is no number"))
                .suggest("write for example `12`, `1.5e9`, `35%` or `$1.5B`")
        })
    }

    /// A function of numbers, or something seen.
    fn word(&mut self) -> Result<Expression, Said> {
        let end = self.rest.find(|next: char| !next.is_ascii_alphanumeric() && next != '_');
        let (word, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest.trim_start();
        if !self.takes("(") {
            return Err(Said::new(format!("`{word}` needs brackets with what it is of"))
                .suggest(EXAMPLE)
                .suggest_name(word, words()));
        }
        if let Some(function) = Function::called(word) {
            return self.function(function);
        }
        let arguments = self.arguments()?;
        seen(word, &arguments).map(Expression::Seen)
    }

    fn function(&mut self, of: Function) -> Result<Expression, Said> {
        let mut given = vec![self.comparison()?];
        while self.takes(",") {
            given.push(self.comparison()?);
        }
        self.closes()?;
        if given.len() == of.takes() {
            return Ok(Expression::Apply(of, given));
        }
        let takes = if of.takes() == 1 { "one number" } else { "two numbers" };
        Err(Said::new(format!("`{}` takes {takes}, not {}", of.word(), given.len()))
            .suggest("separate numbers by a comma"))
    }

    /// Names and times up to the closing bracket. A name with a comma or a bracket stands in single quotes.
    fn arguments(&mut self) -> Result<Vec<&'t str>, Said> {
        let mut found = Vec::new();
        loop {
            let one = if let Some(quoted) = self.rest.strip_prefix('\'') {
                let (name, rest) = quoted.split_once('\'').ok_or_else(|| {
                    Said::new("a quote is never closed").suggest("write a `'` at either end of a name")
                })?;
                self.rest = rest.trim_start();
                name
            } else {
                let end = self.rest.find([',', ')']).unwrap_or(self.rest.len());
                let (one, rest) = self.rest.split_at(end);
                self.rest = rest;
                one.trim()
            };
            found.push(one);
            if !self.takes(",") {
                self.closes()?;
                return Ok(found);
            }
        }
    }
}

/// What an expression may look like.
pub(super) const EXAMPLE: &str = "write for example `run_rate(NAME, 36 months) / $1M` or `window(2 years)`";

fn expected(rest: &str) -> Said {
    let found = rest.chars().next().map_or("the end".to_owned(), |found| format!("`{found}`"));
    Said::new(format!("expected a number or something of a world, not {found}")).suggest(EXAMPLE)
}

/// Every word that takes brackets.
fn words() -> impl Iterator<Item = &'static str> + Clone {
    let functions =
        Function::ALL.iter().map(|one| one.word()).filter(|word| Function::called(word).is_some());
    let companies = OfCompany::ALL.iter().map(|one| one.word());
    let market = OfMarket::ALL.iter().map(|one| one.word());
    let sources = OfSource::ALL.iter().map(|one| one.word());
    functions.chain(companies).chain(market).chain(sources).chain([STAKE])
}

/// What a word with arguments stands for.
fn seen(word: &str, arguments: &[&str]) -> Result<Seen, Said> {
    if let Some(of) = OfCompany::of(word) {
        let what = |name: &str| Sight::Company(of, name.to_owned());
        return if of.is_whole() {
            taking(word, "NAME", arguments, |[name]| Ok(Seen { what: what(name), when: When::Whole }))
        } else {
            taking(word, "NAME, WHEN", arguments, |[name, at]| Ok(Seen { what: what(name), when: when(at)? }))
        };
    }
    if let Some(of) = OfSource::of(word) {
        let what = |name: &str| Sight::Source(of, name.to_owned());
        return if of.is_whole() {
            taking(word, "SOURCE", arguments, |[name]| Ok(Seen { what: what(name), when: When::Whole }))
        } else {
            taking(word, "SOURCE, WHEN", arguments, |[name, at]| {
                Ok(Seen { what: what(name), when: when(at)? })
            })
        };
    }
    if let Some(of) = OfMarket::of(word) {
        return taking(word, "WHEN", arguments, |[at]| Ok(Seen { what: Sight::Market(of), when: when(at)? }));
    }
    if word == STAKE {
        return taking(word, "SOURCE, NAME, WHEN", arguments, |[source, company, at]| {
            let what = Sight::Stake { source: source.to_owned(), company: company.to_owned() };
            Ok(Seen { what, when: when(at)? })
        });
    }
    Err(Said::new(format!("there is no `{word}` in a world")).suggest(EXAMPLE).suggest_name(word, words()))
}

/// As many arguments as a word takes.
fn taking<'t, const N: usize>(
    word: &str,
    takes: &str,
    arguments: &[&'t str],
    make: impl FnOnce([&'t str; N]) -> Result<Seen, Said>,
) -> Result<Seen, Said> {
    match <[&str; N]>::try_from(arguments) {
        Ok(arguments) if arguments.iter().all(|one| !one.is_empty()) => make(arguments),
        _ => Err(Said::new(format!("expected `{word}({takes})`")).suggest(
            "a WHEN is `start`, `end`, `36 months`, `2028-12`, or for the mean over a time `start to 5 years`",
        )),
    }
}

/// `36 months`, or `start to 5 years`.
fn when(text: &str) -> Result<When, Said> {
    match text.split_once(" to ") {
        Some((from, to)) => Ok(When::Over(moment(from)?, moment(to)?)),
        None => moment(text).map(When::At),
    }
}

fn moment(text: &str) -> Result<Moment, Said> {
    let text = text.trim();
    match text {
        "start" => return Ok(Moment::Start),
        "end" => return Ok(Moment::End),
        _ => {}
    }
    if let Ok(month) = Month::read(text) {
        return Ok(Moment::Month(month));
    }
    Quantity::Span.read(text).map(Moment::Months).map_err(|wrong| {
        Said::new(format!("`{text}` is no time: {}", wrong.message))
            .suggest("write `start`, `end`, `36 months` or `2028-12`")
    })
}
