//! Templates and their segments.

/// One segment of a template, without its slash.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Segment {
    /// Literal text, such as `contacts`.
    Literal(String),
    /// A parameter with literal text around it, such as `{id}:cancel`. At least one of the two texts is not empty.
    Affixed {
        /// The text before the first `{`.
        prefix: String,
        /// The text after the last `}`.
        suffix: String,
    },
    /// A parameter such as `{id}`: one or more bytes of one segment.
    Parameter,
    /// A parameter such as `{*rest}`: one or more segments at the end of a path.
    Tail,
}

/// A path template. The template `/` has no segments.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Template {
    /// The text in the catalog, with `base` before it.
    pub text: String,
    /// The segments. Two templates are of one shape if their segments are equal.
    pub segments: Vec<Segment>,
}

/// The canonical text of literal segments, such as `/v3/contacts` or `/`.
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
