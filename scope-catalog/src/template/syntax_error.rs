//! Errors in paths.

use crate::diagnostics::Code;

/// The key that a path belongs to. `base` has no parameters, and an entry of `paths` has no spans.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The value of `base`.
    Base,
    /// An entry of `paths`.
    Prefix,
    /// A key of `endpoints`.
    Endpoint,
}

/// An error in a path.
pub(super) struct SyntaxError {
    pub(super) code: Code,
    pub(super) message: String,
    pub(super) help: Option<String>,
    pub(super) habit: Option<Habit>,
}

/// A habit of an author, which makes the same error in many paths. They are reported together.
pub(super) struct Habit {
    pub(super) name: &'static str,
    /// The label of the path beside the first path with the error.
    pub(super) label: String,
}

impl SyntaxError {
    pub(super) fn new(code: Code, message: String) -> Self {
        Self { code, message, help: None, habit: None }
    }

    pub(super) fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    pub(super) fn habit(mut self, name: &'static str, label: String) -> Self {
        self.habit = Some(Habit { name, label });
        self
    }
}
