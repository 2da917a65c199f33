//! The paths of a catalog: templates with `base`, in the case that `case` asks for.

use super::parse::{self, Kind, SyntaxError};
use super::segment::{Segment, Template, canonical};
use crate::diagnostics::Code;
use crate::yaml::{Diagnostic, Diagnostics, NodeId};
// No request with more is served, so no template may have more.
use scope_types::{MAX_PATH, MAX_SEGMENTS};

/// What holds for every path of a catalog: the key `base`, and the key `case`.
#[derive(Debug, Default)]
pub(crate) struct Paths {
    /// Empty, or `/v3`, as written.
    base: String,
    /// The segments of `base`, folded where `case` says so.
    segments: Vec<Segment>,
    /// `case: insensitive`.
    fold: bool,
}

impl Paths {
    /// Reads `base`, written as `text`, for a catalog that folds ASCII letters if `fold` says so.
    ///
    /// What is wrong with it is reported, and then there is no base.
    pub(crate) fn new(base: Option<(&str, NodeId)>, fold: bool, diagnostics: &mut Diagnostics) -> Self {
        let mut paths = Self { fold, ..Self::default() };
        let Some((text, at)) = base else { return paths };
        if text == "/" {
            diagnostics.push(
                Diagnostic::error(Code::InvalidPath, at, "`base` is empty")
                    .help("leave `base` out: every path is under `/` as it is"),
            );
        } else if let Some(base) = paths.read(text, Kind::Base, at, diagnostics) {
            paths.base = base.text;
            paths.segments = base.segments;
        }
        paths
    }

    /// `base` in canonical form: empty, or `/v3`.
    pub(crate) fn base(&self) -> String {
        if self.segments.is_empty() { String::new() } else { canonical(&self.segments) }
    }

    /// How many segments `base` has.
    pub(crate) fn depth(&self) -> usize {
        self.segments.len()
    }

    /// Reads an entry of `paths`; none if it is wrong, which is reported.
    pub(crate) fn prefix(&self, text: &str, at: NodeId, diagnostics: &mut Diagnostics) -> Option<Template> {
        self.read(text, Kind::Prefix, at, diagnostics)
    }

    /// Reads a key of `endpoints`; none if it is wrong, which is reported.
    pub(crate) fn endpoint(&self, text: &str, at: NodeId, diagnostics: &mut Diagnostics) -> Option<Template> {
        self.read(text, Kind::Endpoint, at, diagnostics)
    }

    fn read(&self, text: &str, kind: Kind, at: NodeId, diagnostics: &mut Diagnostics) -> Option<Template> {
        let mut errors = Vec::new();
        let own = parse::segments(text, kind, &mut errors);
        let template = Template {
            text: if text == "/" && !self.base.is_empty() { self.base.clone() } else { format!("{}{text}", self.base) },
            segments: self
                .segments
                .iter()
                .cloned()
                .chain(own.into_iter().map(|segment| self.folded(segment)))
                .collect(),
        };
        if template.segments.len() > MAX_SEGMENTS {
            let message = format!("path `{}` has more than {MAX_SEGMENTS} segments", template.text);
            errors.push(SyntaxError::new(Code::PathTooLong, message).help("no request with more is served"));
        }
        if template.text.len() > MAX_PATH {
            let message = format!("path `{}` is longer than {MAX_PATH} bytes", template.text);
            errors.push(SyntaxError::new(Code::PathTooLong, message).help("no longer request is served"));
        }
        let sound = errors.is_empty();
        for error in errors {
            let problem = Diagnostic::error(error.code, at, error.message);
            diagnostics.push(match error.help {
                Some(help) => problem.help(help),
                None => problem,
            });
        }
        sound.then_some(template)
    }

    fn folded(&self, segment: Segment) -> Segment {
        match segment {
            Segment::Literal(text) if self.fold => Segment::Literal(text.to_ascii_lowercase()),
            Segment::Affixed { prefix, suffix } if self.fold => {
                Segment::Affixed { prefix: prefix.to_ascii_lowercase(), suffix: suffix.to_ascii_lowercase() }
            }
            other => other,
        }
    }
}
