//! Parses the text of a path into segments.

use super::foreign;
use super::segment::Segment;
use super::syntax_error::{Kind, SyntaxError};
use crate::diagnostics::{Code, show_character, write_in_ascii};

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
        let own = path.trim_start_matches(QUOTES).trim_matches('/').trim_end_matches(QUOTES);
        let own = foreign::ours(&format!("/{own}"));
        errors.push(
            SyntaxError::new(Code::InvalidPath, format!("path `{path}` does not start with `/`"))
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
    let mut parts = inner.split('/').peekable();
    while let Some(part) = parts.next() {
        match segment(part, kind, parts.peek().is_none(), path) {
            Ok(segment) => read.push(segment),
            Err(error) => errors.push(error),
        }
    }
    read
}

fn segment(text: &str, kind: Kind, last: bool, path: &str) -> Result<Segment, SyntaxError> {
    if text.is_empty() {
        return Err(SyntaxError::new(Code::InvalidPath, format!("path `{path}` has an empty segment"))
            .help("remove the extra `/`: a request with `//` is refused"));
    }
    if text == "." || text == ".." {
        return Err(SyntaxError::new(Code::InvalidPath, format!("path `{path}` has a `{text}` segment"))
            .help("write the path that it leads to: a request with such a segment is refused"));
    }
    if kind != Kind::Endpoint && text.contains(['{', '}']) {
        let error = SyntaxError::new(
            Code::InvalidPath,
            format!("path `{path}` has a parameter, which only a path under `endpoints` can have"),
        );
        return Err(match kind {
            Kind::Base => error.help("write literal segments only"),
            _ => error.help("write literal segments only, or list the path under `endpoints`"),
        });
    }
    match (text.find('{'), text.rfind('}')) {
        (None, None) => literal(text, path).map(|()| Segment::Literal(text.to_owned())),
        (Some(open), Some(close)) if open < close => {
            let (prefix, rest) = text.split_at(open);
            let (parameter, suffix) = rest.split_at(close + 1 - open);
            let whole = prefix.is_empty() && suffix.is_empty();
            literal(prefix, path)?;
            literal(suffix, path)?;
            let may_be_tail = whole && last && parameter.matches('{').count() == 1;
            Ok(match (parameters(parameter, may_be_tail, text, path)?, whole) {
                (true, _) => Segment::Tail,
                (false, true) => Segment::Parameter,
                (false, false) => Segment::Affixed { prefix: prefix.to_owned(), suffix: suffix.to_owned() },
            })
        }
        _ => Err(unbalanced(path)),
    }
}

fn unbalanced(path: &str) -> SyntaxError {
    SyntaxError::new(Code::InvalidPath, format!("path `{path}` has an unbalanced brace"))
        .help("write each parameter as `{name}`, within one segment")
}

/// Checks the parameters of a segment, such as `{a}` or `{a}',b='{b}`. Returns whether the segment is a `{*rest}`
/// parameter.
fn parameters(text: &str, may_be_tail: bool, segment: &str, path: &str) -> Result<bool, SyntaxError> {
    let mut tail = false;
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
                if inner.starts_with('*') {
                    tail = true;
                }
                name = None;
            }
            ('{', Some(_)) | ('}', None) => return Err(unbalanced(path)),
            _ => {}
        }
    }
    if tail && !may_be_tail {
        return Err(SyntaxError::new(
            Code::InvalidPath,
            format!("segment `{segment}` of path `{path}` has a `*` parameter, which must be the whole last segment"),
        )
        .help("end the path with `/{*rest}`, which matches all remaining segments"));
    }
    // The text ends with the last `}`, so no name is still open here.
    Ok(tail)
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
