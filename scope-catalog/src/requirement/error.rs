//! Mistakes in a requirement.

use crate::diagnostics::Code;

/// A mistake in a requirement: the message and the way out, without its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The code that a diagnostic about it has.
    pub code: Code,
    /// One line in lowercase, without a full stop.
    pub message: String,
    /// The way out, in the same form.
    pub help: String,
}

impl Problem {
    /// A mistake in the syntax of the language.
    pub fn syntax(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { code: Code::RequirementSyntax, message: message.into(), help: help.into() }
    }
}

/// A mistake with its place in the requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError<At> {
    /// The message and the way out.
    pub problem: Problem,
    /// The part of the requirement that is wrong.
    pub at: At,
}
