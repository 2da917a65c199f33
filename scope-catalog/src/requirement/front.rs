//! The differences between the places where requirements are written.

use scope_types::keywords;

/// The place where a requirement is written.
#[derive(Clone, Copy)]
pub enum Front<'f> {
    /// A value of the catalog.
    Catalog {
        /// Whether the catalog declares a scope of that name. A declared name that is wrong is reported at its
        /// declaration only.
        is_declared: &'f dyn Fn(&str) -> bool,
    },
    /// The arguments of `#[requires(...)]`.
    Attribute,
}

impl Front<'_> {
    /// Whether `$name` can stand for an entry of `requirements`.
    pub(super) fn has_shared(self) -> bool {
        match self {
            Self::Catalog { .. } => true,
            // The attribute does not read the catalog.
            Self::Attribute => false,
        }
    }

    pub(super) fn is_declared(self, name: &str) -> bool {
        match self {
            Self::Catalog { is_declared } => is_declared(name),
            Self::Attribute => false,
        }
    }

    /// Whether a name has to be in quotes.
    pub(super) fn needs_quotes(self) -> fn(&str) -> bool {
        match self {
            Self::Catalog { .. } => keywords::needs_quotes,
            Self::Attribute => |name| keywords::needs_quotes(name) || !keywords::is_tokens_of_rust(name),
        }
    }
}
