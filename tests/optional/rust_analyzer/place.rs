//! A place in a file: an attribute `#[requires(..)]` with a cursor in its arguments.

use std::fs;
use std::path::{Path, PathBuf};

/// The names of the attribute in the fixture crate.
const ATTRIBUTES: [&str; 2] = ["requires(", "needs("];

/// A text with a cursor.
pub(crate) struct Place {
    pub(crate) file: PathBuf,
    pub(crate) text: String,
    cursor: usize,
}

impl Place {
    /// The attribute of a function, with other arguments. `|` is the cursor. The last function with this name counts.
    #[track_caller]
    pub(crate) fn in_attribute_of(file: &Path, function: &str, arguments: &str) -> Self {
        let text = fs::read_to_string(file).unwrap();
        let function = text.rfind(&format!("fn {function}")).unwrap_or_else(|| panic!("no function `{function}`"));
        let before = &text[..function];
        let ends = ATTRIBUTES.iter().filter_map(|name| before.rfind(name).map(|at| at + name.len()));
        let start = ends.max().unwrap();
        let end = start + closing_parenthesis(&text[start..]);
        let cursor = arguments.find('|').unwrap_or_else(|| panic!("no cursor in `{arguments}`"));
        let arguments = arguments.replacen('|', "", 1);
        let text = format!("{}{arguments}{}", &text[..start], &text[end..]);
        Self { file: file.to_owned(), text, cursor: start + cursor }
    }

    /// The line, counted from 0.
    pub(crate) fn line(&self) -> usize {
        self.text[..self.cursor].matches('\n').count()
    }

    /// The number of octets between the start of the line and the cursor.
    pub(crate) fn column(&self) -> usize {
        self.cursor - self.text[..self.cursor].rfind('\n').map_or(0, |end| end + 1)
    }
}

/// The index of the parenthesis that closes the one before the text.
fn closing_parenthesis(text: &str) -> usize {
    let mut depth = 1;
    for (at, character) in text.char_indices() {
        match character {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    panic!("no closing parenthesis in `{text}`")
}
