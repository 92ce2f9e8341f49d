//! `drypowder init`: a scenario file to start from.

use std::path::Path;

use drypowder_report::language;

use crate::{
    Failure,
    console::Console,
    flags::InitFlags,
    output::Pending,
    shipped::{self, Shipped},
};

/// Runs the command.
pub(crate) fn init(flags: &InitFlags, console: &mut Console) -> Result<(), Failure> {
    if flags.list {
        return console.say(&list());
    }
    let shipped = flags.from.as_deref().map(Shipped::named).transpose()?;
    let text = shipped.map_or_else(language::starter, Shipped::text);
    if flags.file == Path::new("-") {
        return console.say(&text);
    }
    write(&flags.file, &text, flags.force)?;
    console.note(&next(&flags.file, shipped));
    Ok(())
}

/// The shipped scenarios with what they ask.
fn list() -> String {
    let width = shipped::ALL.iter().map(|shipped| shipped.name.len()).max().unwrap_or(0);
    let line = |shipped: &Shipped| format!("{:width$}  {}\n", shipped.name, shipped.question());
    shipped::ALL.iter().map(line).collect()
}

fn write(path: &Path, text: &str, force: bool) -> Result<(), Failure> {
    let taken = || {
        let advice = "name another file, or write over it with --force";
        Failure::file(format!("{} is already there", path.display()), advice)
    };
    if !force && path.is_file() {
        return Err(taken());
    }
    let mut file = Pending::alone(path)?;
    file.write(text.as_bytes())?;
    if force { file.keep() } else { file.keep_new(taken) }
}

/// A path as it is typed in a shell.
fn typed(path: &Path) -> String {
    let shown = path.display().to_string();
    if shown.contains(char::is_whitespace) { format!("'{shown}'") } else { shown }
}

/// What to do with what was written.
fn next(path: &Path, shipped: Option<&Shipped>) -> String {
    let shown = typed(path);
    let base = shipped.and_then(Shipped::base).map_or_else(String::new, |base| {
        format!("It extends {base}, which must stand beside it: drypowder init {base} --from {base}\n")
    });
    let schema = path.with_file_name("scenario.schema.json");
    format!(
        "Wrote {shown}. Edit it, then: drypowder check {shown}\n{base}For completion in an editor: drypowder schema > {}\n",
        typed(&schema)
    )
}
