//! Segments in the spelling of other routers.

use super::parameter::{self, Meaning};

/// Types of parameters in Flask and Django, which write them before the name: `<int:id>`.
const TYPES: [&str; 9] = ["any", "bool", "float", "int", "path", "slug", "str", "string", "uuid"];

/// A segment as a catalog writes it.
pub(super) struct Rewritten {
    /// The first spelling with the greatest meaning.
    pub(super) spelling: String,
    pub(super) meaning: Meaning,
    /// The segment. It can have slashes.
    pub(super) with: String,
    /// The segment without its optional parts.
    pub(super) without: String,
}

/// Rewrites a segment; `None` if it has no spelling of other routers. A `*` that is not the last segment of its path is one
/// segment, as in glob patterns: that is the narrower one of its meanings.
pub(super) fn rewrite(text: &str, is_last: bool) -> Option<Rewritten> {
    match text.as_bytes() {
        b"*" if !is_last => Some(whole(text, (Meaning::Parameter, "{name}".to_owned()))),
        [b'*', ..] => star(text).map(|read| whole(text, read)),
        [b':', ..] => colon(text).map(|read| whole(text, read)),
        [b'<', .., b'>'] => angles(text.get(1..text.len() - 1)?).map(|read| whole(text, read)),
        _ => in_braces(text),
    }
}

fn whole(text: &str, (meaning, with): (Meaning, String)) -> Rewritten {
    let without = if meaning == Meaning::Optional { String::new() } else { with.clone() };
    Rewritten { spelling: text.to_owned(), meaning, with, without }
}

/// `*`, `**` and `*rest`.
fn star(text: &str) -> Option<(Meaning, String)> {
    let name = text.trim_start_matches('*');
    is_name(name).then(|| (Meaning::Span, span(name)))
}

/// `:id`, with the modifiers and the regular expressions of Express and its successors.
fn colon(text: &str) -> Option<(Meaning, String)> {
    let (name, end) = colon_parameter(text)?;
    let parameter = format!("{{{name}}}");
    match end {
        "" => Some((Meaning::Parameter, parameter)),
        "?" => Some((Meaning::Optional, parameter)),
        "*" | "+" => Some((Meaning::Span, span(name))),
        _ if end.starts_with('(') && end.ends_with(')') => Some((Meaning::Restricted, parameter)),
        // Several parameters, such as `:from-:to`, or a literal end, such as `:file.json`.
        _ if end.starts_with(['-', '.']) => {
            let parts = end.split_inclusive(['-', '.']).map(|part| match colon_parameter(part) {
                Some((name, end)) => format!("{{{name}}}{end}"),
                None => part.to_owned(),
            });
            Some((Meaning::Parameter, parameter + &parts.collect::<String>()))
        }
        _ => None,
    }
}

/// The name of a parameter such as `:id` at the beginning of a text, and the text behind it.
fn colon_parameter(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix(':')?;
    let (name, end) = rest.split_at(rest.find(|c: char| !is_name_letter(c)).unwrap_or(rest.len()));
    (!name.is_empty()).then_some((name, end))
}

/// The text in `<id>`, `<int:id>` and `<path..>`.
fn angles(inside: &str) -> Option<(Meaning, String)> {
    let (name, restriction) = match inside.split_once(':') {
        Some((kind, name)) if TYPES.contains(&kind) => (name, Some(kind)),
        Some((name, restriction)) => (name, Some(restriction)),
        None => (inside, None),
    };
    let plain = name.trim_start_matches('*').trim_end_matches('.');
    if plain.is_empty() || !is_name(plain) {
        return None;
    }
    let is_span = plain != name || restriction.is_some_and(|kind| kind == "path" || kind.contains(".*"));
    Some(match restriction {
        _ if is_span => (Meaning::Span, span(plain)),
        Some(_) => (Meaning::Restricted, format!("{{{plain}}}")),
        None => (Meaning::Parameter, format!("{{{plain}}}")),
    })
}

/// Parameters in braces, with text around them.
fn in_braces(text: &str) -> Option<Rewritten> {
    let mut rewritten: Option<Rewritten> = None;
    let (mut with, mut without, mut end) = (String::new(), String::new(), 0);
    for (start, inside) in braces(text)? {
        let literal = text.get(end..start)?;
        end = start + inside.len() + 2;
        let own = text.get(start..end)?;
        with.push_str(literal);
        without.push_str(literal);
        let Some((meaning, written)) = parameter::read(inside) else {
            with.push_str(own);
            without.push_str(own);
            continue;
        };
        if !matches!(meaning, Meaning::Optional | Meaning::Query) {
            without.push_str(&written);
        }
        with.push_str(&written);
        if rewritten.as_ref().is_none_or(|first| first.meaning < meaning) {
            let (with, without) = (String::new(), String::new());
            rewritten = Some(Rewritten { spelling: own.to_owned(), meaning, with, without });
        }
    }
    let literal = text.get(end..)?;
    rewritten.map(|found| Rewritten { with: with + literal, without: without + literal, ..found })
}

/// The pairs of braces in a text, each with its offset and its content, which can have braces itself. `None` if a brace has no
/// counterpart.
pub(super) fn braces(text: &str) -> Option<Vec<(usize, &str)>> {
    let (mut found, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => {
                if depth == 0 {
                    start = at;
                }
                depth += 1;
            }
            b'}' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    found.push((start, text.get(start + 1..at)?));
                }
            }
            _ => {}
        }
    }
    (depth == 0).then_some(found)
}

fn span(name: &str) -> String {
    format!("{{*{}}}", if name.is_empty() { "rest" } else { name })
}

fn is_name(text: &str) -> bool {
    text.chars().all(is_name_letter)
}

fn is_name_letter(letter: char) -> bool {
    letter == '_' || letter.is_ascii_alphanumeric()
}
