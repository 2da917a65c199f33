//! Path templates: what `paths` and `endpoints` are written in.

mod segment;

use crate::problem::{Problem, Problems};
use crate::source::Place;
// No request with more is served, so no template may have more.
use scope_types::{MAX_PATH, MAX_SEGMENTS};
use segment::{Fault, Kind, segments};

/// One segment of a template, without its slash.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Segment {
    /// `contacts`
    Literal(String),
    /// `{id}:cancel`: literal text around one parameter; at least one of the two is not empty.
    Affixed {
        /// Text before the first `{`.
        prefix: String,
        /// Text after the last `}`.
        suffix: String,
    },
    /// `{id}`: one or more bytes of one segment.
    Parameter,
    /// `{*rest}`: one or more segments; always the last.
    Tail,
}

/// A whole template, canonical: `/` has no segments.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Template {
    /// As it is written in the catalog, with `base` before it.
    pub text: String,
    /// From the left. Two templates are of one shape if these are equal.
    pub segments: Vec<Segment>,
}

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
    pub(crate) fn new(base: Option<(&str, Place)>, fold: bool, problems: &mut Problems) -> Self {
        let mut paths = Self { fold, ..Self::default() };
        let Some((text, place)) = base else { return paths };
        if text == "/" {
            problems.push(
                Problem::error(place, "`base` is empty").help("leave `base` out: every path is under `/` as it is"),
            );
        } else if let Some(base) = paths.read(text, Kind::Base, place, problems) {
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
    pub(crate) fn prefix(&self, text: &str, place: Place, problems: &mut Problems) -> Option<Template> {
        self.read(text, Kind::Prefix, place, problems)
    }

    /// Reads a key of `endpoints`; none if it is wrong, which is reported.
    pub(crate) fn endpoint(&self, text: &str, place: Place, problems: &mut Problems) -> Option<Template> {
        self.read(text, Kind::Endpoint, place, problems)
    }

    fn read(&self, text: &str, kind: Kind, place: Place, problems: &mut Problems) -> Option<Template> {
        let mut faults = Vec::new();
        let own = segments(text, kind, &mut faults);
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
            faults.push(Fault::new(message).help("no request with more is served"));
        }
        if template.text.len() > MAX_PATH {
            let message = format!("path `{}` is longer than {MAX_PATH} bytes", template.text);
            faults.push(Fault::new(message).help("no longer request is served"));
        }
        let sound = faults.is_empty();
        for fault in faults {
            let problem = Problem::error(place, fault.message);
            problems.push(match fault.help {
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

/// The text of literal segments: `/v3/contacts`, or `/`.
pub(crate) fn canonical(segments: &[Segment]) -> String {
    let mut text = String::new();
    for segment in segments {
        if let Segment::Literal(literal) = segment {
            text.push('/');
            text.push_str(literal);
        }
    }
    if text.is_empty() {
        text.push('/');
    }
    text
}

/// A character in backticks, or its number where nothing would be seen.
pub(crate) fn shown(character: char) -> String {
    if character == ' ' {
        "a space".to_owned()
    } else if character.is_ascii_graphic() || character.is_alphanumeric() {
        format!("`{character}`")
    } else {
        format!("the character U+{:04X}", u32::from(character))
    }
}
