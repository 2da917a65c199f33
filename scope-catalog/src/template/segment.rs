//! Templates and their segments.

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
