//! Reads the paths of a catalog into templates. Applies `base` and `case`.

use super::parse;
use super::segment::{Segment, Template};
use super::syntax_error::{Kind, SyntaxError};
use crate::diagnostics::Code;
use crate::yaml::{Diagnostic, Diagnostics, NodeId};
use scope_types::{MAX_PATH, MAX_SEGMENTS};

/// The keys that apply to every path of a catalog: `base` and `case`.
#[derive(Debug, Default)]
pub(crate) struct Paths {
    /// `base`. Its segments are lowercase if `fold` is set. Without `base`, it is empty.
    base: Template,
    /// Whether letters are folded to lowercase, because the catalog has `case: insensitive`.
    fold: bool,
}

impl Paths {
    /// Reads the text of `base`. Errors are reported, and the catalog has no base then.
    pub(crate) fn new(base: Option<(&str, NodeId)>, fold: bool, diagnostics: &mut Diagnostics) -> Self {
        let mut paths = Self { fold, ..Self::default() };
        let Some((text, at)) = base else { return paths };
        if text == "/" {
            diagnostics.push(
                Diagnostic::error(Code::InvalidPath, at, "`base` has no segments")
                    .help("remove `base`: without it, paths start at `/`"),
            );
        } else if let Some(base) = paths.read(text, Kind::Base, at, diagnostics) {
            paths.base = base;
        }
        paths
    }

    /// `base` in canonical form: empty, or `/v3`.
    pub(crate) fn base(&self) -> String {
        if self.base.segments.is_empty() { String::new() } else { self.base.canonical() }
    }

    /// The number of segments of `base`.
    pub(crate) fn depth(&self) -> usize {
        self.base.segments.len()
    }

    /// Reads an entry of `paths`. Errors are reported, and the result is `None` then.
    pub(crate) fn prefix(&self, text: &str, at: NodeId, diagnostics: &mut Diagnostics) -> Option<Template> {
        self.read(text, Kind::Prefix, at, diagnostics)
    }

    /// Reads a key of `endpoints`. Errors are reported, and the result is `None` then.
    pub(crate) fn endpoint(&self, text: &str, at: NodeId, diagnostics: &mut Diagnostics) -> Option<Template> {
        self.read(text, Kind::Endpoint, at, diagnostics)
    }

    fn read(&self, text: &str, kind: Kind, at: NodeId, diagnostics: &mut Diagnostics) -> Option<Template> {
        let mut errors = Vec::new();
        let own = parse::segments(text, kind, &mut errors);
        let base = &self.base;
        let template = Template {
            text: if text == "/" && !base.text.is_empty() { base.text.clone() } else { format!("{}{text}", base.text) },
            segments: base
                .segments
                .iter()
                .cloned()
                .chain(own.into_iter().map(|segment| self.folded(segment)))
                .collect(),
        };
        // The matcher refuses requests beyond these limits, so such a template could not match.
        if template.segments.len() > MAX_SEGMENTS {
            let message = format!("path `{}` has more than {MAX_SEGMENTS} segments", template.text);
            errors.push(
                SyntaxError::new(Code::PathTooLong, message)
                    .help("shorten it: a request with more segments is refused"),
            );
        } else if template.text.len() > MAX_PATH {
            let message = format!("path `{}` is longer than {MAX_PATH} bytes", template.text);
            errors.push(
                SyntaxError::new(Code::PathTooLong, message)
                    .help("shorten it: a request with a longer path is refused"),
            );
        }
        let is_valid = errors.is_empty();
        for error in errors {
            let problem = Diagnostic::error(error.code, at, error.message);
            let problem = match error.help {
                Some(help) => problem.help(help),
                None => problem,
            };
            match error.habit {
                Some(habit) => diagnostics.push_cause(habit.name, &habit.label, problem),
                None => diagnostics.push(problem),
            }
        }
        is_valid.then_some(template)
    }

    fn folded(&self, segment: Segment) -> Segment {
        if self.fold { segment.to_lowercase() } else { segment }
    }
}
