//! Paths in the spelling of other routers and formats, such as `/x/:id`, `/files/{path:.*}` and `/v1/{name=projects/*}`.
//! Here they would be literals that match no request, or parameters that match something else.

mod parameter;
mod segment;

use super::syntax_error::{Kind, SyntaxError};
use crate::diagnostics::Code;
use parameter::Meaning;
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

/// Finds the spellings of other routers in a path; `None` if there are none.
pub(super) fn find(path: &str) -> Option<Foreign> {
    if !is_suspicious(path) {
        return None;
    }
    if let Some((before, inside, after)) = optional_group(path) {
        return Some(Foreign {
            spelling: format!("({inside})"),
            meaning: Meaning::Optional,
            path: ours(&format!("{before}{inside}{after}")),
            shorter: ours(&format!("{before}{after}")),
        });
    }
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
    match find(path) {
        Some(Foreign { meaning: Meaning::Query, shorter, .. }) => shorter,
        Some(Foreign { path, .. }) => path,
        None => path.to_owned(),
    }
}

impl Foreign {
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
    let (mut previous, mut is_in_braces) = (b'/', false);
    path.bytes().any(|byte| {
        let before = std::mem::replace(&mut previous, byte);
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'-' | b'$' | b'@' | 128.. => false,
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
        }
    })
}

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

/// An optional part of a path in parentheses, such as `(.{format})` and `(/:id)`: the text before it, in it and after it.
/// The parentheses of a function of `OData`, such as `f(a='{a}')`, are literal.
fn optional_group(path: &str) -> Option<(&str, &str, &str)> {
    let open = [path.find("(."), path.find("(/")].into_iter().flatten().min()?;
    let (before, rest) = (path.get(..open)?, path.get(open + 1..)?);
    // In braces, it is a part of a regular expression.
    let is_in_braces = braces(before).is_none();
    let (inside, after) = rest.split_once(')')?;
    (!is_in_braces).then_some((before, inside, after.strip_prefix('?').unwrap_or(after)))
}

#[cfg(test)]
mod tests;
