//! Makes text safe to print on one line of a terminal.

/// The maximum number of characters of one piece of user text.
const MAX_QUOTE: usize = 80;
/// The maximum number of characters of a message.
const MAX_MESSAGE: usize = 1000;

/// Shortens user text, which is in backticks, and escapes characters that move the cursor or change the direction of
/// writing.
pub(super) fn clean(text: &str) -> String {
    let pieces = text.split('`').enumerate().map(|(index, piece)| match index % 2 {
        1 => shorten(piece, MAX_QUOTE),
        _ => piece.to_owned(),
    });
    let text = shorten(&pieces.collect::<Vec<_>>().join("`"), MAX_MESSAGE);
    text.chars().fold(String::with_capacity(text.len()), |mut cleaned, c| {
        if is_unsafe(c) {
            cleaned.extend(c.escape_default());
        } else {
            cleaned.push(c);
        }
        cleaned
    })
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

/// Whether a character moves the cursor, ends a line, or changes the direction of writing.
pub(super) fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{feff}')
}

/// A character in backticks, or the code point of an invisible character.
pub(crate) fn show_character(character: char) -> String {
    if character == ' ' {
        "a space".to_owned()
    } else if character.is_ascii_graphic() || character.is_alphanumeric() {
        format!("`{character}`")
    } else {
        format!("the character U+{:04X}", u32::from(character))
    }
}
