//! The language of scenario files, made from the declarations of its keys: a schema for editors, a reference page for
//! readers, and a file to start from.
//!
//! What a key means, holds and defaults to is said once, in `model::file`. Whatever is added there appears here.

mod laws;
mod patterns;
mod reference;
mod schema;
mod starter;
mod words;

use drypowder_model::file::{self, Field, TableAt};

pub use schema::schema_of;

/// The first line of a file that begins as [`starter`] does: where an editor looks for the schema.
pub const DIRECTIVE: &str = "#:schema scenario.schema.json";

/// The JSON Schema, draft 07, of a scenario file.
#[must_use]
pub fn schema() -> serde_json::Value {
    schema_of(&file::tables())
}

/// The page that explains a scenario file and lists all its keys, as Markdown.
#[must_use]
pub fn reference() -> String {
    reference::page(&file::tables())
}

/// A small valid scenario whose comments say what its keys mean.
#[must_use]
pub fn starter() -> String {
    starter::file(&file::tables())
}

/// Whether a table has a key, whatever its kind.
fn declares(tables: &[TableAt], path: &str, key: &str) -> bool {
    declared(tables, path, key).is_some()
}

/// The key of that name in the table at a path.
fn declared(tables: &[TableAt], path: &str, key: &str) -> Option<&'static Field> {
    tables.iter().find(|table| table.path == path)?.section.field(key)
}
