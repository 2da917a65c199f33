//! One error or warning.

use super::clean::{clean, clean_help};
use super::code::Code;
use super::excerpt::Excerpt;
use super::paste::Paste;
use std::collections::BTreeSet;

/// The severity of a diagnostic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The catalog is refused.
    Error,
    /// The catalog is accepted, but it probably does not mean what its author intended.
    Warning,
}

/// An error or a warning about a catalog.
///
/// Messages are lowercase, without a full stop, and with user text in backticks. Each text is one line. Invisible
/// characters are escaped, as in `\\u{200b}`. Long user text is shortened, except in a help, where it is meant to be copied. `At` is the type of places: nodes of the document while a catalog is
/// read, and excerpts of the file after that.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic<At = Excerpt> {
    /// The kind of problem.
    pub code: Code,
    /// The severity.
    pub severity: Severity,
    /// The place; `None` if the diagnostic is about the whole file.
    pub at: Option<At>,
    /// The problem.
    pub message: String,
    /// The way to fix it.
    pub help: Option<String>,
    /// More information, such as the original message of the YAML parser.
    pub note: Option<String>,
    /// Other places that are part of the problem.
    pub related: Vec<Related<At>>,
    /// Lines that fix the problem if they are pasted into the catalog.
    pub paste: Option<Paste>,
}

/// Another place that is part of a problem, such as the other side of a conflict.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Related<At = Excerpt> {
    /// The place.
    pub at: At,
    /// The role of the place, such as `first written here`.
    pub label: String,
}

impl<At> Diagnostic<At> {
    fn new(code: Code, severity: Severity, at: Option<At>, message: impl AsRef<str>) -> Self {
        let message = clean(message.as_ref());
        Diagnostic { code, severity, at, message, help: None, note: None, related: Vec::new(), paste: None }
    }

    /// An error.
    pub fn error(code: Code, at: impl Into<At>, message: impl AsRef<str>) -> Self {
        Self::new(code, Severity::Error, Some(at.into()), message)
    }

    /// A warning.
    pub fn warning(code: Code, at: impl Into<At>, message: impl AsRef<str>) -> Self {
        Self::new(code, Severity::Warning, Some(at.into()), message)
    }

    /// An error about a whole file, such as one that cannot be read.
    pub fn file_error(code: Code, message: impl AsRef<str>) -> Self {
        Self::new(code, Severity::Error, None, message)
    }

    /// Reports that there are `count` further problems. `severity` is that of the worst one.
    pub(super) fn more(severity: Severity, count: usize) -> Self {
        Self::new(Code::More, severity, None, format!("and {count} more"))
    }

    /// Adds the way to fix the problem.
    #[must_use]
    pub fn help(self, help: impl AsRef<str>) -> Self {
        Diagnostic { help: Some(clean_help(help.as_ref())), ..self }
    }

    /// Adds more information.
    #[must_use]
    pub fn note(self, note: impl AsRef<str>) -> Self {
        Diagnostic { note: Some(clean(note.as_ref())), ..self }
    }

    /// Adds another place that is part of the problem. If the label ends in ` here`,
    /// [`one_line`](super::render::one_line) replaces this word by the place.
    #[must_use]
    pub fn related(mut self, at: impl Into<At>, label: impl AsRef<str>) -> Self {
        self.add_related(at.into(), label.as_ref());
        self
    }

    /// The same for a diagnostic that is kept.
    pub(super) fn add_related(&mut self, at: At, label: &str) {
        self.related.push(Related { at, label: clean(label) });
    }

    /// The same diagnostic with another type of places.
    pub(super) fn map_places<To>(self, mut map: impl FnMut(At) -> To) -> Diagnostic<To> {
        let Self { code, severity, at, message, help, note, related, paste } = self;
        let related = related.into_iter().map(|Related { at, label }| Related { at: map(at), label }).collect();
        Diagnostic { code, severity, at: at.map(map), message, help, note, related, paste }
    }
}

impl Diagnostic {
    /// The line and the column.
    pub(super) fn position(&self) -> Option<(u32, u32)> {
        self.at.as_ref().map(|excerpt| (excerpt.place.line, excerpt.place.column))
    }

    /// The diagnostic without related places that are at its own position or at that of an earlier one. A YAML alias
    /// repeats places.
    pub(super) fn without_repeated_places(mut self) -> Self {
        let position = |excerpt: &Excerpt| (excerpt.place.line, excerpt.place.column);
        let mut seen: BTreeSet<(u32, u32)> = self.at.iter().map(position).collect();
        self.related.retain(|related| seen.insert(position(&related.at)));
        self
    }

    /// Whether two diagnostics report the same problem at the same position.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.position() == other.position() && self.message == other.message && self.severity == other.severity
    }
}
