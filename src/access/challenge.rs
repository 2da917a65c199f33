//! The text of a challenge: RFC 9110 section 11.6.1.

use core::fmt::{self, Write};

/// A challenge: the name of a scheme, and parameters.
pub(crate) struct Challenge {
    text: String,
    separator: &'static str,
}

impl Challenge {
    pub(crate) fn new(scheme: &str) -> Self {
        Self { text: scheme.to_owned(), separator: " " }
    }

    /// Adds a parameter as a quoted-string (RFC 9110 section 5.6.4).
    pub(crate) fn add(&mut self, name: &str, value: impl fmt::Display) {
        self.text.push_str(self.separator);
        self.separator = ", ";
        self.text.push_str(name);
        self.text.push_str("=\"");
        // Writing to a `String` does not fail.
        let _ = write!(Escaped(&mut self.text), "{value}");
        self.text.push('"');
    }

    pub(crate) fn into_text(self) -> String {
        self.text
    }
}

/// Writes text with a `\` before each `"` and each `\`.
struct Escaped<'a>(&'a mut String);

impl fmt::Write for Escaped<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for character in text.chars() {
            if matches!(character, '"' | '\\') {
                self.0.push('\\');
            }
            self.0.push(character);
        }
        Ok(())
    }
}
