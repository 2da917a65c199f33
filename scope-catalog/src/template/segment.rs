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
    /// A span such as `{*name}`: one or more segments, possibly with literal text around them. A template has at most
    /// one, and a prefix has none.
    Span {
        /// The text before the `{`, which begins the first segment of the span.
        prefix: String,
        /// The text after the `}`, which ends the last segment of the span.
        suffix: String,
    },
}

impl Segment {
    /// This segment with its literal text in lower case.
    pub(super) fn to_lowercase(&self) -> Self {
        match self {
            Self::Literal(text) => Self::Literal(text.to_ascii_lowercase()),
            Self::Affixed { prefix, suffix } => {
                Self::Affixed { prefix: prefix.to_ascii_lowercase(), suffix: suffix.to_ascii_lowercase() }
            }
            Self::Parameter => Self::Parameter,
            Self::Span { prefix, suffix } => {
                Self::Span { prefix: prefix.to_ascii_lowercase(), suffix: suffix.to_ascii_lowercase() }
            }
        }
    }
}

/// A path template. The template `/` has no segments.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Template {
    /// The text in the catalog, with `base` before it.
    pub text: String,
    /// The segments. Two templates are of one shape if their segments are equal.
    pub segments: Vec<Segment>,
}

impl Template {
    /// The canonical text, such as `/v3/contacts`, `/orgs/{org}` or `/`. Literals are as they are compared.
    pub(crate) fn canonical(&self) -> String {
        let mut text = String::new();
        let written = self.text.split('/').filter(|part| !part.is_empty());
        for (segment, written) in self.segments.iter().zip(written) {
            text.push('/');
            text.push_str(match segment {
                Segment::Literal(literal) => literal,
                _ => written,
            });
        }
        if text.is_empty() {
            text.push('/');
        }
        text
    }
}
