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
        /// Whether the value is a preset, which has neither `any(...)` nor `all(...)`.
        is_preset: bool,
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
            Self::Catalog { is_declared, .. } => is_declared(name),
            Self::Attribute => false,
        }
    }

    /// Whether a list can contain `any(...)` and `all(...)`.
    pub(super) fn has_lists(self) -> bool {
        !matches!(self, Self::Catalog { is_preset: true, .. })
    }

    /// Whether a word with `!` before it can be a scope. If it cannot, it is a requirement that is negated.
    pub(super) fn can_have(self, word: &str) -> bool {
        match self {
            Self::Catalog { is_declared, .. } => is_declared(word),
            // The compiler looks the scope up.
            Self::Attribute => true,
        }
    }

    /// How to write a scope that is named like a word of the language, as the end of a help. It is empty if the catalog
    /// has no such scope.
    pub(super) fn in_quotes(self, word: &str) -> String {
        match self {
            Self::Catalog { is_declared, .. } if is_declared(word) => {
                format!("; the scope `{word}` needs quotes inside those of YAML: `'\"{word}\"'`")
            }
            Self::Catalog { .. } => String::new(),
            Self::Attribute => format!("; a scope of that name is written in quotes: `\"{word}\"`"),
        }
    }

    /// What a scope with brackets in its name needs, as the end of a help.
    pub(super) fn needs(self) -> &'static str {
        match self {
            Self::Catalog { .. } => "needs quotes inside those of YAML",
            Self::Attribute => "is written in quotes",
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
