//! From the text of a path to its segments, and everything that is wrong with them.

use super::segment::Segment;
use crate::diagnostics::{Code, show_character};

/// Braces say which of the two is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `base`: literals only.
    Base,
    /// An entry of `paths`: literals only.
    Prefix,
    /// A key of `endpoints`.
    Endpoint,
}

/// What is wrong with a path, and the way out.
pub(super) struct SyntaxError {
    pub(super) code: Code,
    pub(super) message: String,
    pub(super) help: Option<String>,
}

impl SyntaxError {
    pub(super) fn new(code: Code, message: String) -> Self {
        Self { code, message, help: None }
    }

    pub(super) fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }
}

/// Every segment that can be read; every fault goes to `errors`.
pub(super) fn segments(path: &str, kind: Kind, errors: &mut Vec<SyntaxError>) -> Vec<Segment> {
    let Some(inner) = path.strip_prefix('/') else {
        errors.push(
            SyntaxError::new(Code::InvalidPath, format!("path `{path}` does not start with `/`"))
                .help(format!("write `/{}`", path.trim_end_matches('/'))),
        );
        return Vec::new();
    };
    if inner.is_empty() {
        return Vec::new();
    }
    let inner = match inner.strip_suffix('/') {
        Some(shorter) if !shorter.is_empty() && !shorter.ends_with('/') => {
            errors.push(
                SyntaxError::new(Code::InvalidPath, format!("path `{path}` ends with `/`"))
                    .help(format!("write `/{shorter}`: a request with one trailing `/` is the same request")),
            );
            shorter
        }
        _ => inner,
    };
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
            .help("no request with `//` is served"));
    }
    if text == "." || text == ".." {
        return Err(SyntaxError::new(Code::InvalidPath, format!("path `{path}` has a `{text}` segment"))
            .help("write the path that it leads to; no request with such a segment is served"));
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
    if let Some(ours) = foreign_parameter(text) {
        return Err(SyntaxError::new(
            Code::InvalidPath,
            format!("path `{path}` has `{text}`, which other routers take for a parameter"),
        )
        .help(format!("a parameter is written `{ours}`, under `endpoints`")));
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
    SyntaxError::new(Code::InvalidPath, format!("path `{path}` has a brace without its other half"))
        .help("a parameter is `{name}`, within one segment and not inside another one")
}

/// Checks `{a}` or `{a}',b='{b}`, and tells whether it is `{*rest}`.
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
                    return Err(SyntaxError::new(Code::InvalidPath, format!("`{{{inner}}}` of `{path}` has no name"))
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
            format!("`{segment}` of `{path}` has a `*` parameter that is not the whole last segment"),
        )
        .help("`{*rest}` stands for all segments that are left: end the path with `/{*rest}`"));
    }
    // The text ends with the last `}`, so no name is still open here.
    Ok(tail)
}

/// RFC 3986 `pchar`, without what would make two spellings of one path: `%` and `;`.
fn literal(text: &str, path: &str) -> Result<(), SyntaxError> {
    let allowed = |c: &char| c.is_ascii_alphanumeric() || "-._~!$&'()*+,=:@".contains(*c);
    let Some(refused) = text.chars().find(|c| !allowed(c)) else { return Ok(()) };
    let error = SyntaxError::new(
        Code::InvalidPath,
        format!("path `{path}` has {}, which no literal can have", show_character(refused)),
    );
    Err(match refused {
        '%' => error.help("write literals decoded"),
        ';' => error.help("no request with `;` is served"),
        '?' | '#' => error.help("write the path alone, without query and fragment"),
        _ => error.help(
            "letters, digits and `-._~!$&'()*+,=:@` can stand in a literal; a parameter, which takes any others, is written `{name}`",
        ),
    })
}

/// `:id`, `*rest` and `*` as they are written here. As literals they would match nothing, and the row would never apply.
fn foreign_parameter(text: &str) -> Option<String> {
    let is_name = |name: &str| name.chars().all(|letter| letter == '_' || letter.is_ascii_alphanumeric());
    if let Some(name) = text.strip_prefix(':').filter(|name| !name.is_empty() && is_name(name)) {
        return Some(format!("{{{name}}}"));
    }
    let name = text.strip_prefix('*').filter(|name| is_name(name))?;
    Some(format!("{{*{}}}", if name.is_empty() { "rest" } else { name }))
}
