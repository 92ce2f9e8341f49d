//! What is said of laws beside what the model says of them: the keys of any number.

/// The keys that say where a number comes from, and what each means.
pub(super) const PROVENANCE: &[(&str, &str)] = &[
    ("source", "Who says so: the document a reader could look up."),
    ("as_of", "The day, month or year it was true: \"2026-01-28\", \"2026-01\" or \"2025\"."),
    ("note", "What else should be known; begin with \"judgement\" where nobody published the number."),
];
