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

/// Most mistakes that are reported in one requirement.
const MAX_ERRORS: usize = 100;

/// The mistakes in one requirement.
pub(super) struct Errors<At>(Vec<SyntaxError<At>>);

impl<At: Clone> Errors<At> {
    pub(super) fn new() -> Self {
        Self(Vec::new())
    }

    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    pub(super) fn push(&mut self, problem: Problem, at: &At) {
        self.insert(self.0.len(), problem, at);
    }

    /// Adds a mistake before those that were added since there were `count`.
    pub(super) fn insert(&mut self, count: usize, problem: Problem, at: &At) {
        if self.0.len() < MAX_ERRORS {
            self.0.insert(count, SyntaxError { problem, at: at.clone() });
        }
    }

    /// Removes those that were added since there were `count`.
    pub(super) fn truncate(&mut self, count: usize) {
        self.0.truncate(count);
    }

    pub(super) fn into_vec(self) -> Vec<SyntaxError<At>> {
        self.0
    }
}
