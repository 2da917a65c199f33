//! Lines to paste into a catalog.

use std::fmt::Write as _;

/// The declarations of scopes that a catalog uses and does not declare, in a category of their own. They are pasted as the
/// first entry of `categories`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Paste {
    /// The number of spaces before a category; `None` if the categories are in braces.
    pub indent: Option<usize>,
    /// The name of the category, which the catalog does not have.
    pub category: String,
    /// The names of the scopes.
    pub scopes: Vec<String>,
}

impl Paste {
    /// The declarations with one scope on each line. If the categories are in braces, they are one line.
    pub fn lines(&self) -> String {
        let Some(indent) = self.indent else { return self.one_line() };
        let margin = " ".repeat(indent);
        let mut text = format!("{margin}{}:\n{margin}  scopes:", self.category);
        for scope in &self.scopes {
            // Writing to a string does not fail.
            let _ = write!(text, "\n{margin}    {}: {{}}", key(scope));
        }
        text
    }

    /// The declarations on one line. Cargo prints each line of a build script behind the name of the package, so that several
    /// lines could not be pasted.
    pub fn one_line(&self) -> String {
        let scopes: Vec<String> = self.scopes.iter().map(|scope| format!("{}: {{}}", key(scope))).collect();
        let category = format!("{}: {{ scopes: {{ {} }} }}", self.category, scopes.join(", "));
        match self.indent {
            Some(indent) => format!("{}{category}", " ".repeat(indent)),
            None => format!("{category},"),
        }
    }
}

/// The name of a scope as a key of YAML. Names have no `"` and no `\`.
fn key(name: &str) -> String {
    let is_plain = name.starts_with(|c: char| c.is_ascii_alphanumeric())
        && !name.ends_with(':')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || "._:/-".contains(c));
    if is_plain { name.to_owned() } else { format!("\"{name}\"") }
}
