//! The tables of a scenario file: which keys each has, and how they nest.

use super::{Field, Kind};

/// The keys of one table.
#[derive(Clone, Copy, Debug)]
pub struct Section {
    /// Its keys, in the order a person would write them, in parts.
    pub parts: &'static [&'static [Field]],
    /// The further keys it has by one of its words. Absent: none.
    pub kinds: Option<&'static Kinds>,
    /// The keys that tell entries of a list of such tables apart: the first always, the others where the first does not
    /// suffice. Empty: nothing tells them apart.
    pub apart: &'static [&'static str],
}

/// The further keys of a table that depend on one of its words.
#[derive(Debug)]
pub struct Kinds {
    /// The key that holds the word.
    pub by: &'static Field,
    /// Each word with its keys.
    pub own: &'static [KindOf],
}

/// A word and the keys a table has with it.
#[derive(Debug)]
pub struct KindOf {
    /// The word.
    pub word: &'static str,
    /// What it stands for, in a sentence.
    pub doc: &'static str,
    /// The keys that belong to it.
    pub fields: &'static [Field],
    /// The table's other keys that have no effect with it, and so are refused.
    pub idle: &'static [&'static str],
}

/// A table and where it stands.
#[derive(Clone, Debug)]
pub struct TableAt {
    /// Its path without the names of entries: `company.growth`; empty for the top of the file.
    pub path: String,
    /// Whether it is the entry of a list.
    pub many: bool,
    /// What it is, in a sentence.
    pub doc: &'static str,
    /// Its keys.
    pub section: &'static Section,
}

impl Section {
    pub(crate) const fn of(parts: &'static [&'static [Field]]) -> Self {
        Self { parts, kinds: None, apart: &[] }
    }

    pub(crate) const fn told_apart_by(mut self, keys: &'static [&'static str]) -> Self {
        self.apart = keys;
        self
    }

    pub(crate) const fn with_kinds(mut self, kinds: &'static Kinds) -> Self {
        self.kinds = Some(kinds);
        self
    }

    /// The keys every such table has.
    pub fn fields(&self) -> impl Iterator<Item = &'static Field> + Clone + use<> {
        self.parts.iter().flat_map(|part| part.iter())
    }

    /// The kind of that word.
    #[must_use]
    pub fn kind(&self, word: &str) -> Option<&'static KindOf> {
        self.kinds?.own.iter().find(|kind| kind.word == word)
    }

    /// The key of that name, whatever the table's kind.
    #[must_use]
    pub fn field(&self, key: &str) -> Option<&'static Field> {
        let own = self.kinds.iter().flat_map(|kinds| kinds.own.iter().flat_map(|kind| kind.fields.iter()));
        self.fields().chain(own).find(|field| field.key == key)
    }

    /// This table and all below it, in the order a person would write them.
    pub(crate) fn tables(&'static self, path: &str, many: bool, doc: &'static str) -> Vec<TableAt> {
        let mut tables = vec![TableAt { path: path.to_owned(), many, doc, section: self }];
        for field in self.fields() {
            let (section, many) = match field.kind {
                Kind::Table(section) => (section, false),
                Kind::Tables(section) => (section, true),
                _ => continue,
            };
            tables.extend(section.tables(&crate::traverse::join(path, field.key), many, field.doc));
        }
        tables
    }
}
