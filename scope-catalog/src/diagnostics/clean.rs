//! Makes text safe to print on one line of a terminal.

use scope_types::is_invisible;

/// The maximum number of characters of one piece of user text in a message.
const MAX_QUOTE: usize = 80;
/// The maximum number of characters of a message.
const MAX_MESSAGE: usize = 1000;
/// The maximum number of bytes of a help. A path and its correction fit.
const MAX_HELP: usize = 32 << 10;

/// Shortens user text, which is in backticks, and escapes invisible characters.
pub(super) fn clean(text: &str) -> String {
    let pieces = text.split('`').enumerate().map(|(index, piece)| match index % 2 {
        1 => shorten(piece, MAX_QUOTE),
        _ => piece.to_owned(),
    });
    escape(&shorten(&pieces.collect::<Vec<_>>().join("`"), MAX_MESSAGE))
}

/// Escapes invisible characters of a help. Its user text is meant to be copied, so it is never shortened.
pub(super) fn clean_help(text: &str) -> String {
    if text.len() > MAX_HELP { "write less text here".to_owned() } else { escape(text) }
}

/// Escapes the characters of a text that cannot be seen, or that change how the text around them is shown.
///
/// ```
/// assert_eq!(scope_catalog::diagnostics::escape("adm\u{200b}in"), "adm\\u{200b}in");
/// ```
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        push_escaped(c, &mut escaped);
    }
    escaped
}

/// Appends a character, or its escape.
pub(super) fn push_escaped(c: char, text: &mut String) {
    match c {
        // `escape_default` also escapes characters that can be seen.
        c if is_invisible(c) => text.extend(c.escape_default()),
        c => text.push(c),
    }
}

/// Replaces the middle of a text of more than `limit` characters by `…`.
fn shorten(text: &str, limit: usize) -> String {
    let length = text.chars().count();
    if length <= limit {
        return text.to_owned();
    }
    let end = limit / 4;
    let head = text.chars().take(limit - end - 1);
    head.chain(['…']).chain(text.chars().skip(length - end)).collect()
}

#[cfg(test)]
mod tests {
    use super::{clean, clean_help};

    #[test]
    fn messages_are_short_and_helps_are_whole() {
        let text = format!("write `{}`", "a".repeat(2_000));
        assert!(clean(&text).len() < 100 && clean(&text).contains('…'));
        assert_eq!(clean_help(&text), text);
        assert_eq!(clean_help(&"a".repeat(1 << 20)), "write less text here");
    }

    #[test]
    fn invisible_characters_are_escaped() {
        assert_eq!(clean("`a\u{202e}b\u{feff}\n\t\u{0}`"), r"`a\u{202e}b\u{feff}\n\t\u{0}`");
        assert_eq!(clean_help("`größe 日本 \u{a0}`"), r"`größe 日本 \u{a0}`");
    }
}
