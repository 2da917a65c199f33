//! Parses the text of a path into segments.

use super::foreign;
use super::segment::Segment;
use super::syntax_error::{Kind, SyntaxError};
use crate::diagnostics::{Code, and_stranger, in_ascii, show_character, write_in_ascii};

/// Quotes of texts, which YAML takes for letters.
const QUOTES: [char; 6] = ['“', '”', '‘', '’', '«', '»'];

/// Parses the segments of a path. Adds all errors to `errors`.
pub(super) fn segments(path: &str, kind: Kind, errors: &mut Vec<SyntaxError>) -> Vec<Segment> {
    if let Some((_, rest)) = path.split_once("://") {
        let own = rest.find('/').and_then(|start| rest.get(start..)).unwrap_or_default().trim_end_matches('/');
        let own = if own.is_empty() { "/".to_owned() } else { foreign::ours(own) };
        errors.push(
            SyntaxError::new(Code::InvalidPath, format!("path `{path}` is a URL"))
                .help(format!("write the path without scheme and host: `{own}`")),
        );
        return Vec::new();
    }
    let Some(inner) = path.strip_prefix('/') else {
        let ascii = in_ascii(path).filter(|ascii| ascii.starts_with('/'));
        let own = ascii.as_deref().unwrap_or(path);
        let own = own.trim_start_matches(QUOTES).trim_matches('/').trim_end_matches(QUOTES);
        let own = foreign::ours(&format!("/{own}"));
        errors.push(
            SyntaxError::new(Code::InvalidPath, format!("path `{path}` does not start with `/`{}", and_stranger(path)))
                .help(format!("write `{own}`"))
                .habit("missing slashes", format!("write `{own}` here")),
        );
        return Vec::new();
    };
    if inner.is_empty() {
        return Vec::new();
    }
    let inner = match inner.strip_suffix('/') {
        Some(shorter) if !shorter.is_empty() && !shorter.ends_with('/') => {
            let own = foreign::ours(&format!("/{shorter}"));
            errors.push(
                SyntaxError::new(Code::InvalidPath, format!("path `{path}` ends with `/`"))
                    .help(format!("write `{own}`: a request with one trailing `/` is the same request"))
                    .habit("trailing slashes", format!("write `{own}` here")),
            );
            shorter
        }
        _ => inner,
    };
    if let Some(foreign) = foreign::find(path.strip_suffix('/').unwrap_or(path)) {
        errors.push(foreign.error(path, kind));
        return Vec::new();
    }
    let mut read = Vec::new();
    let mut span = None;
    for part in inner.split('/') {
        match segment(part, kind, path) {
            Ok(segment) => {
                if matches!(segment, Segment::Span { .. })
                    && let Some(first) = span.replace(part)
                {
                    errors.push(second_span(first, part, path));
                }
                read.push(segment);
            }
            Err(error) => errors.push(error),
        }
    }
    read
}

fn segment(text: &str, kind: Kind, path: &str) -> Result<Segment, SyntaxError> {
    if text.is_empty() {
        return Err(SyntaxError::new(Code::InvalidPath, format!("path `{path}` has an empty segment"))
            .help("remove the extra `/`: a request with `//` is refused"));
    }
    if text == "." || text == ".." {
        return Err(SyntaxError::new(Code::InvalidPath, format!("path `{path}` has a `{text}` segment"))
            .help("write the path that it leads to: a request with such a segment is refused"));
    }
    if kind == Kind::Base && text.contains(['{', '}']) {
        return Err(SyntaxError::new(Code::InvalidPath, format!("`base` is `{path}`, and it cannot have a parameter"))
            .help("write literal segments only, and the parameter in each path"));
    }
    match (text.find('{'), text.rfind('}')) {
        (None, None) => literal(text, path).map(|()| Segment::Literal(text.to_owned())),
        (Some(open), Some(close)) if open < close => {
            let (prefix, rest) = text.split_at(open);
            let (parameter, suffix) = rest.split_at(close + 1 - open);
            literal(prefix, path)?;
            literal(suffix, path)?;
            let names = parameters(parameter, path)?;
            let (before, after) = (prefix.to_owned(), suffix.to_owned());
            if !names.iter().any(|name| name.starts_with('*')) {
                return Ok(match (prefix, suffix) {
                    ("", "") => Segment::Parameter,
                    _ => Segment::Affixed { prefix: before, suffix: after },
                });
            }
            match (names.as_slice(), kind) {
                ([_], Kind::Prefix) => Err(span_in_prefix(text, path)),
                ([_], _) => Ok(Segment::Span { prefix: before, suffix: after }),
                _ => Err(span_beside_parameter(text, path)),
            }
        }
        _ => Err(unbalanced(path)),
    }
}

fn unbalanced(path: &str) -> SyntaxError {
    SyntaxError::new(Code::InvalidPath, format!("path `{path}` has an unbalanced brace"))
        .help("write each parameter as `{name}`, within one segment")
}

/// The names of the parameters of a segment, such as `{a}` or `{a}',b='{b}`.
fn parameters<'t>(text: &'t str, path: &str) -> Result<Vec<&'t str>, SyntaxError> {
    let mut names = Vec::new();
    let mut name: Option<&str> = None;
    for (at, character) in text.char_indices() {
        match (character, name) {
            ('{', None) => name = text.get(at + 1..),
            ('}', Some(start)) => {
                let length = start.len() - (text.len() - at);
                let inner = start.get(..length).unwrap_or_default();
                if inner.is_empty() || inner == "*" {
                    return Err(SyntaxError::new(
                        Code::InvalidPath,
                        format!("parameter `{{{inner}}}` of path `{path}` has no name"),
                    )
                    .help(format!("write `{{{inner}name}}`")));
                }
                names.push(inner);
                name = None;
            }
            ('{', Some(_)) | ('}', None) => return Err(unbalanced(path)),
            _ => {}
        }
    }
    // The text ends with the last `}`, so no name is still open here.
    Ok(names)
}

fn second_span(first: &str, second: &str, path: &str) -> SyntaxError {
    SyntaxError::new(Code::InvalidPath, format!("path `{path}` has two spans, `{first}` and `{second}`"))
        .help(format!("write one of them as a parameter for one segment, such as `{}`", second.replacen("{*", "{", 1)))
}

fn span_beside_parameter(segment: &str, path: &str) -> SyntaxError {
    SyntaxError::new(
        Code::InvalidPath,
        format!("segment `{segment}` of path `{path}` has a span, which must be the only parameter of its segment"),
    )
    .help(format!("write the segment as `{}`, or with one span, `{{*name}}`", segment.replace("{*", "{")))
}

fn span_in_prefix(segment: &str, path: &str) -> SyntaxError {
    let error = SyntaxError::new(Code::InvalidPath, format!("prefix `{path}` has the span `{segment}`"));
    match path.strip_suffix(segment).map(|rest| rest.trim_end_matches('/')) {
        Some(rest) if segment.starts_with('{') && !rest.is_empty() => error
            .help(format!("write `{rest}`: a prefix covers all paths under it"))
            .habit("prefixes that end with a span", format!("write `{rest}` here")),
        _ => error.help(format!("list `{path}` under `endpoints`: only a path there can have a span")),
    }
}

/// Checks that a literal has only `pchar` characters (RFC 3986, section 3.3) without `%` and `;`, which would allow
/// several spellings of one path.
fn literal(text: &str, path: &str) -> Result<(), SyntaxError> {
    let allowed = |c: &char| c.is_ascii_alphanumeric() || "-._~!$&'()*+,=:@".contains(*c);
    let Some(refused) = text.chars().find(|c| !allowed(c)) else { return Ok(()) };
    let error = SyntaxError::new(
        Code::InvalidPath,
        format!("path `{path}` has {}, which is not allowed in a literal", show_character(refused)),
    );
    Err(match refused {
        '%' => error.help("write the decoded character"),
        ';' => error.help("remove it: a request with `;` is refused"),
        '?' | '#' => error.help("write the path without query and fragment"),
        _ => error.help(write_in_ascii(path).unwrap_or_else(|| {
            "a literal can have ASCII letters, digits and `-._~!$&'()*+,=:@`; a parameter, which matches other characters, is written `{name}`".to_owned()
        })),
    })
}
