//! One error or warning.

use super::clean::clean;
use super::code::Code;
use super::excerpt::Excerpt;

/// How severe a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The catalog is refused.
    Error,
    /// The catalog is accepted, and probably does not say what its author means.
    Warning,
}

/// An error or a warning about a catalog.
///
/// Messages are lowercase, without a full stop, with the author's own words in backticks. Each text is one line without control
/// characters, and user text in it is shortened. `At` is how places are written: while a catalog is read, as nodes of the
/// document; after that, as excerpts of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic<At = Excerpt> {
    /// What kind of problem it is.
    pub code: Code,
    /// How severe it is.
    pub severity: Severity,
    /// Where it is; `None` if it is about the whole file.
    pub at: Option<At>,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// More about it, such as the words of the YAML library.
    pub note: Option<String>,
    /// Other places that the problem involves.
    pub related: Vec<Related<At>>,
}

/// Another place that a problem involves, such as the other side of a conflict.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Related<At = Excerpt> {
    /// Where it is.
    pub at: At,
    /// What is there: `first written here`.
    pub label: String,
}

impl<At> Diagnostic<At> {
    fn new(code: Code, severity: Severity, at: Option<At>, message: impl AsRef<str>) -> Self {
        let message = clean(message.as_ref());
        Diagnostic { code, severity, at, message, help: None, note: None, related: Vec::new() }
    }

    /// An error.
    pub fn error(code: Code, at: At, message: impl AsRef<str>) -> Self {
        Self::new(code, Severity::Error, Some(at), message)
    }

    /// A warning.
    pub fn warning(code: Code, at: At, message: impl AsRef<str>) -> Self {
        Self::new(code, Severity::Warning, Some(at), message)
    }

    /// An error about a whole file, such as one that cannot be read.
    pub fn file_error(code: Code, message: impl AsRef<str>) -> Self {
        Self::new(code, Severity::Error, None, message)
    }

    /// That there are `count` further problems, the worst of which is this severe.
    pub(super) fn more(severity: Severity, count: usize) -> Self {
        Self::new(Code::More, severity, None, format!("and {count} more"))
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn help(self, help: impl AsRef<str>) -> Self {
        Diagnostic { help: Some(clean(help.as_ref())), ..self }
    }

    /// Adds more about it.
    #[must_use]
    pub fn note(self, note: impl AsRef<str>) -> Self {
        Diagnostic { note: Some(clean(note.as_ref())), ..self }
    }

    /// Adds another place that the problem involves. The label ends in ` here`, where that makes a sentence.
    #[must_use]
    pub fn related(mut self, at: At, label: impl AsRef<str>) -> Self {
        self.related.push(Related { at, label: clean(label.as_ref()) });
        self
    }

    /// The same diagnostic with places that are written in another way.
    pub(super) fn map_places<To>(self, mut map: impl FnMut(At) -> To) -> Diagnostic<To> {
        let Self { code, severity, at, message, help, note, related } = self;
        let related = related.into_iter().map(|Related { at, label }| Related { at: map(at), label }).collect();
        Diagnostic { code, severity, at: at.map(map), message, help, note, related }
    }
}

impl Diagnostic {
    /// Line and column.
    pub(super) fn position(&self) -> Option<(u32, u32)> {
        self.at.as_ref().map(|excerpt| (excerpt.place.line, excerpt.place.column))
    }

    /// Whether two diagnostics say the same of one position.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.position() == other.position() && self.message == other.message && self.severity == other.severity
    }
}
