//! The table of requirements in `tests/fixtures/requirements.txt`. Catalogs and `#[requires]` are both compared with it.
//!
//! A row starts with the fronts that can express its text: `both`, `catalog` or `attribute`. The indented lines below it are the
//! outcome: the requirement, or the mistakes.

use std::fmt::Write as _;
use std::path::Path;

use crate::golden;

/// Compares the outcomes of the rows of a front with the table. `UPDATE_GOLDENS=1` writes them instead.
pub fn check(front: &str, outcome: impl Fn(&str) -> String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/requirements.txt");
    let expected = std::fs::read_to_string(&path).unwrap();
    let mut actual = String::new();
    let mut rows = 0;
    let mut is_own = false;
    for line in expected.lines() {
        if line.starts_with("    ") && is_own {
            continue;
        }
        writeln!(actual, "{line}").unwrap();
        if let Some((fronts, text)) = line.split_once(": ") {
            is_own = fronts == "both" || fronts == front;
            if is_own {
                rows += 1;
                for line in outcome(text.trim()).lines() {
                    writeln!(actual, "    {line}").unwrap();
                }
            }
        }
    }
    assert!(rows > 80, "the table has only {rows} rows");
    golden::check(&path, &actual);
}

/// A mistake as the table shows it.
pub fn show(message: &str, help: &str) -> String {
    format!("error: {message}\nhelp: {help}\n")
}
