//! Files that hold what is expected. With `UPDATE_GOLDENS` set, a test writes them instead of comparing.

use std::fs;
use std::path::Path;

/// Whether goldens are to be written and not compared.
pub fn are_updated() -> bool {
    std::env::var_os("UPDATE_GOLDENS").is_some()
}

/// Compares a text with a golden, or writes the golden. Returns the first difference, if there is one.
pub fn difference(golden: &Path, actual: &str) -> Option<String> {
    if are_updated() {
        // Another test may read the golden meanwhile: it finds the old text or the new one.
        let written = golden.with_extension(format!("new-{}", std::process::id()));
        fs::write(&written, actual).unwrap();
        fs::rename(&written, golden).unwrap();
        return None;
    }
    let expected = fs::read_to_string(golden).unwrap_or_default();
    if expected == actual {
        return None;
    }
    let (line, expected_line, actual_line) = first_difference(&expected, actual);
    let golden = golden.display();
    Some(format!("{golden} differs in line {line}:\n- {expected_line}\n+ {actual_line}\nset UPDATE_GOLDENS and review"))
}

/// Compares a text with a golden, or writes the golden. Fails with the first difference.
#[track_caller]
pub fn check(golden: &Path, actual: &str) {
    if let Some(difference) = difference(golden, actual) {
        panic!("{difference}");
    }
}

fn first_difference<'t>(expected: &'t str, actual: &'t str) -> (usize, &'t str, &'t str) {
    let mut pairs = (1..).zip(expected.lines().zip(actual.lines()));
    let differing = pairs.find(|(_, (expected, actual))| expected != actual);
    let both = expected.lines().count().min(actual.lines().count());
    let line_after = |text: &'t str| text.lines().nth(both).unwrap_or("(the text ends here)");
    differing.map_or_else(|| (both + 1, line_after(expected), line_after(actual)), |(line, (a, b))| (line, a, b))
}
