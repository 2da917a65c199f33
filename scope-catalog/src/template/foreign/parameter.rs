//! Parameters in braces, in the spelling of other routers.

/// What a spelling means in other routers. If a path has several spellings, the greatest meaning decides what its message
/// says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Meaning {
    /// A parameter of one segment.
    Parameter,
    /// A parameter that matches certain values only.
    Restricted,
    /// A part of the query.
    Query,
    /// A parameter of several segments.
    Span,
    /// A part that can be missing.
    Optional,
    /// Not known.
    Unknown,
}

impl Meaning {
    /// The name of the habit to use such spellings.
    pub(super) const fn habit(self) -> &'static str {
        match self {
            Self::Parameter => "foreign parameters",
            Self::Restricted => "foreign restrictions",
            Self::Query => "queries",
            Self::Span => "foreign spans",
            Self::Optional => "optional parts",
            Self::Unknown => "unknown spellings",
        }
    }
}

/// The meaning of the text in a pair of braces, and how a catalog writes it. `None` if a catalog writes it in the same way, or
/// if the parser has a message for it.
pub(super) fn read(inside: &str) -> Option<(Meaning, String)> {
    let (sigil, rest) = inside.split_at(inside.len() - inside.trim_start_matches(['*', '+', '?', '&']).len());
    let (name, end) = rest.split_at(name_length(rest));
    let parameter = |meaning| Some((meaning, format!("{{{name}}}")));
    let unknown = || Some((Meaning::Unknown, format!("{{{inside}}}")));
    let span = || Some((Meaning::Span, format!("{{*{}}}", if name.is_empty() { "rest" } else { name })));
    match (sigil, end) {
        // The parser has messages for a parameter without a name, and for one that does not end in its segment.
        ("" | "*", "") => None,
        ("", _) if inside.contains(['{', '}', '/']) && !end.starts_with([':', '=']) => None,
        ("**", _) => span(),
        _ if name.is_empty() => unknown(),
        // RFC 6570, section 3.2.8: `{?page,limit}`.
        ("?" | "&", _) => Some((Meaning::Query, String::new())),
        ("+", "") | ("", "*" | "+" | "..." | "..") => span(),
        ("*", _) if end.starts_with([':', '=', '?']) => span(),
        ("", "?") => parameter(Meaning::Optional),
        ("", _) => match (end.strip_prefix(':'), end.strip_prefix('=')) {
            (Some(pattern), _) if matches_slashes(pattern) => span(),
            (Some(pattern), _) if is_word(pattern.strip_suffix('?').unwrap_or("?")) => parameter(Meaning::Optional),
            (Some(_), _) => parameter(Meaning::Restricted),
            (_, Some(pattern)) if pattern.contains('*') => Some(in_template(name, pattern)),
            // A default value, for requests without the segment.
            (_, Some(_)) => parameter(Meaning::Optional),
            _ => unknown(),
        },
        _ => unknown(),
    }
}

/// A parameter that has a template of its own, as in `google.api.http`: `{name=projects/*}`.
fn in_template(name: &str, template: &str) -> (Meaning, String) {
    let written = template.split('/').map(|part| match part {
        "*" => format!("{{{name}}}"),
        "**" => format!("{{*{name}}}"),
        literal => literal.to_owned(),
    });
    let meaning = if template.contains("**") { Meaning::Span } else { Meaning::Parameter };
    (meaning, written.collect::<Vec<_>>().join("/"))
}

/// Whether a restriction allows several segments: `path` of Starlette and Werkzeug, and regular expressions with `.*`.
fn matches_slashes(pattern: &str) -> bool {
    matches!(pattern, "path" | "*" | "**" | "+") || [".*", ".+"].iter().any(|any| pattern.contains(any))
}

fn is_word(text: &str) -> bool {
    text.chars().all(char::is_alphanumeric)
}

/// The number of bytes of the name of a parameter at the beginning of a text: letters, digits, `_`, `$`, `@` and `-`, with
/// dots between them.
fn name_length(text: &str) -> usize {
    let is_letter = |c: char| c.is_alphanumeric() || "_$@-".contains(c);
    let mut length = 0;
    let mut previous = '.';
    for (at, letter) in text.char_indices() {
        match letter {
            '.' if previous != '.' => {}
            _ if is_letter(letter) => length = at + letter.len_utf8(),
            _ => break,
        }
        previous = letter;
    }
    length
}
