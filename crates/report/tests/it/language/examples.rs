//! The examples of the reference page that are whole files are read, as a reader of the page would try them.

use drypowder_model::file::{self, Files};
use drypowder_report::language;

/// The shipped scenarios.
struct Shipped;

impl Files for Shipped {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios");
        std::fs::read(folder.join(path)).map_err(|error| error.to_string())
    }
}

#[test]
fn every_example_that_is_a_file_is_read() {
    let page = language::reference();
    let blocks = page.split("```toml\n").skip(1).map(|block| block.split("```").next().unwrap());
    let whole = blocks.filter(|block| {
        let table: toml::Table = block.parse().unwrap();
        table.contains_key("extends") || table.contains_key("start")
    });
    let mut count = 0;
    for block in whole {
        if let Err(problems) = file::read("example.toml", block, &[], &Shipped) {
            panic!("{block}\n{}", problems.render(false));
        }
        count += 1;
    }
    assert_eq!(count, 3);
}
