//! Paths in the spelling of other routers and formats, such as `/x/:id`, `/files/{path:.*}` and `/v1/{name=projects/*}`.
//! Here they would be literals that match no request, or parameters that match something else.

mod parameter;
mod segment;

use super::syntax_error::{Kind, SyntaxError};
use crate::diagnostics::Code;
use parameter::Meaning;
use scope_types::MAX_PATH;
use segment::{Rewritten, braces};

/// A path with spellings of other routers.
pub(super) struct Foreign {
    /// The spelling that the message shows.
    spelling: String,
    meaning: Meaning,
    /// The path as a catalog writes it.
    path: String,
    /// The same without its optional parts.
    shorter: String,
}

/// Finds the spellings of other routers in a path; `None` if there are none. A path that is too long has its own message.
pub(super) fn find(path: &str) -> Option<Foreign> {
    if path.len() > MAX_PATH || !is_suspicious(path) {
        return None;
    }
    let Some(OptionalParts { spelling, path, shorter }) = optional_parts(path) else { return find_in_segments(path) };
    Some(Foreign {
        spelling,
        meaning: Meaning::Optional,
        path: find_in_segments(&path).map_or(path, Foreign::into_ours),
        shorter: find_in_segments(&shorter).map_or(shorter, Foreign::into_ours),
    })
}

/// The same for a path without optional parts in parentheses.
fn find_in_segments(path: &str) -> Option<Foreign> {
    let mut foreign =
        Foreign { spelling: String::new(), meaning: Meaning::Parameter, path: String::new(), shorter: String::new() };
    let mut segments = split(path.strip_prefix('/')?).into_iter().peekable();
    while let Some(text) = segments.next() {
        let rewritten = segment::rewrite(text, segments.peek().is_none());
        if let Some(Rewritten { spelling, meaning, .. }) = &rewritten
            && (foreign.spelling.is_empty() || foreign.meaning < *meaning)
        {
            (foreign.spelling, foreign.meaning) = (spelling.clone(), *meaning);
        }
        let (with, without) = rewritten
            .as_ref()
            .map_or((text, text), |Rewritten { with, without, .. }| (with.as_str(), without.as_str()));
        foreign.path.push('/');
        foreign.path.push_str(with);
        // A segment that is an optional part is missing as a whole.
        if rewritten.is_none() || !without.is_empty() {
            foreign.shorter.push('/');
            foreign.shorter.push_str(without);
        }
    }
    if foreign.shorter.is_empty() {
        foreign.shorter.push('/');
    }
    (!foreign.spelling.is_empty()).then_some(foreign)
}

/// A path as a catalog writes it.
pub(super) fn ours(path: &str) -> String {
    find(path).map_or_else(|| path.to_owned(), Foreign::into_ours)
}

impl Foreign {
    /// The path as a catalog writes it.
    fn into_ours(self) -> String {
        if self.meaning == Meaning::Query { self.shorter } else { self.path }
    }

    /// The error about the path, which says what to write.
    pub(super) fn error(&self, path: &str, kind: Kind) -> SyntaxError {
        let what = match self.meaning {
            Meaning::Parameter | Meaning::Restricted => "which is a parameter in other routers only",
            Meaning::Query => "which stands for a query",
            Meaning::Span => "which is a parameter of several segments in other routers only",
            Meaning::Optional => "which is an optional part in other routers only",
            Meaning::Unknown => "which is not a parameter",
        };
        let message = format!("path `{path}` has `{}`, {what}", self.spelling);
        let (help, label) = self.way_out(kind);
        SyntaxError::new(Code::InvalidPath, message).help(help).habit(self.meaning.habit(), label)
    }

    /// The help, and the label of this path beside another one with the same mistake.
    fn way_out(&self, kind: Kind) -> (String, String) {
        let (path, shorter) = (&self.path, &self.shorter);
        let write = |text: &str, why: &str| (format!("write `{text}`{why}"), format!("write `{text}` here"));
        let spans = path.matches("{*").count();
        match (kind, self.meaning, self.prefix()) {
            (_, Meaning::Unknown, _) => (
                "write a parameter as `{name}`: a name has letters, digits, `_`, `$`, `@` and `-`, with dots between them"
                    .to_owned(),
                "also here".to_owned(),
            ),
            (Kind::Base, ..) => ("write literal segments only".to_owned(), "also here".to_owned()),
            (Kind::Prefix, _, Some(prefix)) => write(prefix, ": a prefix covers every path below it"),
            (Kind::Prefix, ..) if spans > 0 => (
                format!("list `{path}` under `endpoints`: only a path there can have a parameter of several segments"),
                format!("list `{path}` under `endpoints`, and not here"),
            ),
            _ if spans > 1 => (
                "write one of the parameters as `{*name}`, which matches one or more segments, and the others as `{name}`"
                    .to_owned(),
                "also here".to_owned(),
            ),
            (_, Meaning::Parameter, _) => write(path, ""),
            (_, Meaning::Restricted, _) => write(path, ": a parameter matches every text of one segment"),
            (_, Meaning::Query, _) => write(shorter, ": a path has no query"),
            (_, Meaning::Span, _) => write(path, ": this parameter matches one or more segments"),
            (_, Meaning::Optional, _) => (
                format!("write two paths, `{shorter}` and `{path}`"),
                format!("write `{shorter}` and `{path}` here"),
            ),
        }
    }

    /// The prefix that covers what the path means: the path without a last segment that is missing or is a parameter of
    /// several segments.
    fn prefix(&self) -> Option<&str> {
        let (before, last) = self.path.rsplit_once('/')?;
        let before = if before.is_empty() { "/" } else { before };
        let is_covered = match self.meaning {
            Meaning::Optional => self.shorter == before,
            _ => last.starts_with("{*") && last.ends_with('}'),
        };
        (is_covered && !before.contains("{*")).then_some(before)
    }
}

/// Whether a path can have a spelling of other routers. Nearly every path is done after this scan.
fn is_suspicious(path: &str) -> bool {
    let bytes = path.as_bytes();
    let mut is_in_braces = false;
    for (at, byte) in bytes.iter().enumerate() {
        if IS_PLAIN.get(usize::from(*byte)) == Some(&true) {
            continue;
        }
        let before = at.checked_sub(1).and_then(|before| bytes.get(before)).copied().unwrap_or_default();
        let is_suspicious = match byte {
            b'{' => std::mem::replace(&mut is_in_braces, true),
            b'}' => {
                is_in_braces = false;
                before == b'.'
            }
            b'.' => before == b'(' || is_in_braces && matches!(before, b'.' | b'{'),
            b'/' => is_in_braces || before == b'(',
            b'*' if is_in_braces => before != b'{',
            b'*' | b':' if !is_in_braces => before == b'/',
            b'<' => true,
            _ => is_in_braces,
        };
        if is_suspicious {
            return true;
        }
    }
    false
}

/// For each byte, whether it can be a part of literals and names only, wherever it is.
#[expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "runs in constant evaluation only; the length of the table bounds the index"
)]
const IS_PLAIN: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < table.len() {
        let is_name = matches!(byte as u8, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'$' | b'@' | b'-');
        table[byte] = is_name || byte >= 128;
        byte += 1;
    }
    table
};

/// Splits a path at the slashes that are not in braces.
fn split(path: &str) -> Vec<&str> {
    let (mut segments, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    for (at, byte) in path.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            b'/' if depth == 0 => {
                segments.extend(path.get(start..at));
                start = at + 1;
            }
            _ => {}
        }
    }
    segments.extend(path.get(start..));
    segments
}

/// A path with optional parts in parentheses, such as `(.{format})` and `(/:id)`.
struct OptionalParts {
    /// The first optional part.
    spelling: String,
    /// The path without the parentheses.
    path: String,
    /// The path without the optional parts.
    shorter: String,
}

/// Finds the optional parts of a path. The parentheses of a function of `OData`, such as `f(a='{a}')`, are literal.
fn optional_parts(path: &str) -> Option<OptionalParts> {
    let mut found: Option<OptionalParts> = None;
    let mut rest = path;
    while let Some((before, inside, after)) = optional_part(rest) {
        let parts = found.get_or_insert_with(|| OptionalParts {
            spelling: format!("({inside})"),
            path: String::new(),
            shorter: String::new(),
        });
        parts.path.push_str(before);
        match inside.strip_prefix(".:") {
            // Rails writes `(.:format)`.
            Some(name) => parts.path.extend([".{", name, "}"]),
            None => parts.path.push_str(inside),
        }
        parts.shorter.push_str(before);
        rest = after;
    }
    let found = found?;
    Some(OptionalParts { path: found.path + rest, shorter: found.shorter + rest, ..found })
}

/// The text before the first optional part of a text, the text in it, and the text behind it.
fn optional_part(text: &str) -> Option<(&str, &str, &str)> {
    let open = [text.find("(."), text.find("(/")].into_iter().flatten().min()?;
    let (before, rest) = (text.get(..open)?, text.get(open + 1..)?);
    // In braces, it is a part of a regular expression.
    let is_in_braces = braces(before).is_none();
    let (inside, after) = rest.split_once(')')?;
    (!is_in_braces).then_some((before, inside, after.strip_prefix('?').unwrap_or(after)))
}

#[cfg(test)]
mod tests;
