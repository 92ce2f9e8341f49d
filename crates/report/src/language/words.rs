//! What is said of a key wherever it is explained: what it holds, what happens without it, how it is written.

use drypowder_model::{
    file::{Field, Kind, Presence},
    units::Quantity,
};

/// What the key holds, as a phrase: `a share, between 0% and 100%`.
pub(super) fn holds(field: &Field) -> String {
    match field.kind {
        Kind::Text => "a text".into(),
        Kind::Texts => "a list of texts".into(),
        Kind::Flag => "true or false".into(),
        Kind::Whole => match field.range.words(Quantity::Signed) {
            any if any == "any number" => "a whole number".into(),
            range => format!("a whole number, {range}"),
        },
        Kind::Month => "a month".into(),
        Kind::Spans => "a list of spans of time".into(),
        Kind::Choice(words) => format!("one of {}", listed(words)),
        Kind::Number(_) => measured(field),
        Kind::Lever(_) => format!("{}; a lever", measured(field)),
        Kind::Known(_) => format!("{}; never uncertain", measured(field)),
        Kind::ByClimate(_) => format!("{}; or one for each climate", measured(field)),
        Kind::Schedule(_) => format!("{}; or one for each of several dates", measured(field)),
        Kind::Table(_) => "a table".into(),
        Kind::Tables(_) => "a list of tables".into(),
    }
}

/// Words in quotes, with commas between.
pub(super) fn listed(words: &[&str]) -> String {
    words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ")
}

fn measured(field: &Field) -> String {
    let quantity = field.quantity();
    let noun = quantity.noun();
    let range = match field.range.words(quantity) {
        any if any == "any number" => noun.to_owned(),
        range => format!("{noun}, {range}"),
    };
    match field.range.limit {
        Some(limit) => format!("{range}, up to {}", quantity.spell(limit)),
        None => range,
    }
}

/// What happens without the key, as a sentence.
fn absent(field: &Field) -> String {
    match field.presence {
        Presence::Required => "Required.".into(),
        // Its meaning says so.
        Presence::Optional if without(field).is_some() => String::new(),
        Presence::Optional => "May be absent.".into(),
        Presence::Default(spoken) => format!("Absent: {}.", written(field, spoken)),
        Presence::Derived(words) => format!("Absent: {words}."),
    }
}

/// A default as it would be written in a file: in quotes where it needs them.
pub(super) fn written(field: &Field, spoken: &str) -> String {
    match field.kind {
        Kind::Flag | Kind::Whole => spoken.to_owned(),
        Kind::Number(quantity)
        | Kind::Lever(quantity)
        | Kind::Known(quantity)
        | Kind::ByClimate(quantity)
        | Kind::Schedule(quantity)
            if spoken.parse().is_ok_and(|value| quantity.read_bare(value).is_ok()) =>
        {
            spoken.to_owned()
        }
        _ => format!("\"{spoken}\""),
    }
}

/// What the meaning of a key says of its absence, and the meaning apart from that.
pub(super) fn without(field: &Field) -> Option<(&'static str, &'static str)> {
    let (meaning, absent) = field.doc.split_once(" Absent: ")?;
    Some((absent.trim_end_matches('.'), meaning))
}

/// How the key is written, as a sentence; nothing where what it holds says it all.
pub(super) fn example(field: &Field) -> Option<String> {
    let sentence = match field.kind {
        Kind::Number(_)
        | Kind::Lever(_)
        | Kind::Known(_)
        | Kind::ByClimate(_)
        | Kind::Schedule(_)
        | Kind::Month
        | Kind::Spans => field.example(),
        _ => return None,
    };
    Some(format!("{}.", upper(&sentence)))
}

/// What an editor shows of a key: its meaning, and below it what it holds, its default and an example.
pub(super) fn explained(field: &Field) -> String {
    let holds = format!("{}.", upper(&holds(field)));
    let lever = match field.kind {
        Kind::Lever(_) => "Somebody chooses it: one number, never uncertain.",
        Kind::Known(_) => "One number: it says how uncertain ones move together.",
        _ => "",
    };
    let sentences = [holds, lever.into(), absent(field), example(field).unwrap_or_default()];
    let said: Vec<&str> = sentences.iter().map(String::as_str).filter(|said| !said.is_empty()).collect();
    format!("{}\n\n{}", field.doc, said.join(" "))
}

/// With a capital at its beginning.
pub(super) fn upper(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
