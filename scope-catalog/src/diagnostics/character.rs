//! Describes characters that a name cannot have, for messages.

use super::look_alike::look_alike;
use super::look_alike_sign::look_alike_sign;
use scope_types::is_invisible;

/// A character in backticks, with its code point if it is not ASCII. An invisible character has a code point only.
pub(crate) fn show_character(character: char) -> String {
    match character {
        ' ' => "a space".to_owned(),
        c if c.is_ascii_graphic() => format!("`{c}`"),
        c if is_invisible(c) => format!("the invisible character {}", code_point(c)),
        c => format!("`{c}` ({})", code_point(c)),
    }
}

/// The first character of a text that is neither a visible ASCII character nor a space: `its 3rd letter is U+0430
/// CYRILLIC SMALL LETTER A`.
pub(crate) fn stranger(text: &str) -> Option<String> {
    let (index, character) = text.chars().enumerate().find(|(_, c)| is_strange(*c))?;
    // The nth letter is the nth character as well, so that nobody counts wrongly.
    let is_letter = text.chars().take(index + 1).all(char::is_alphabetic);
    let noun = if is_letter { "letter" } else { "character" };
    let remark = if is_invisible(character) { ", which is invisible" } else { "" };
    Some(format!("its {} {noun} is {}{remark}", ordinal(index + 1), code_point(character)))
}

/// The end of a message about a text: its first strange character after a colon, or nothing.
pub(crate) fn and_stranger(text: &str) -> String {
    stranger(text).map(|stranger| format!(": {stranger}")).unwrap_or_default()
}

/// A text in ASCII, if all of its other characters are invisible or look like ASCII characters. `None` if the text is
/// ASCII.
pub(crate) fn in_ascii(text: &str) -> Option<String> {
    text.chars().any(is_strange).then_some(())?;
    let visible = text.chars().filter(|c| !is_invisible(*c));
    let ascii = visible.map(|c| if is_strange(c) { Some(named(c)?.0) } else { Some(c) });
    ascii.collect::<Option<String>>().filter(|ascii| !ascii.trim().is_empty())
}

/// The way out for a text with strange characters, if it can be written in ASCII.
pub(crate) fn write_in_ascii(text: &str) -> Option<String> {
    let ascii = in_ascii(text)?;
    let is_visible = text.chars().all(|c| c.is_ascii() || !is_invisible(c));
    let is_letter = |c: char| !is_strange(c) || c.is_alphabetic();
    let how = match is_visible && !text.is_ascii() {
        true if text.chars().all(is_letter) => "with ASCII letters",
        true => "with ASCII characters",
        false => "without invisible characters",
    };
    Some(format!("write it {how}: `{ascii}`"))
}

/// The way out for a key and its value that are separated by a character that only looks like a colon. `None` if the text has
/// no such character.
pub(crate) fn with_colon(text: &str) -> Option<String> {
    let (at, colon) = text.char_indices().find(|(_, c)| matches!(named(*c), Some((':', _))))?;
    let (key, value) = (text.get(..at)?, text.get(at + colon.len_utf8()..)?);
    let entry = format!("{}: {}", key.trim(), value.trim());
    Some(format!("write `:` instead of {}: `{}`", show_character(colon), entry.trim_end()))
}

/// The ASCII character that a character looks like, and the name of the character.
fn named(character: char) -> Option<(char, String)> {
    look_alike(character).or_else(|| look_alike_sign(character))
}

fn is_strange(character: char) -> bool {
    !character.is_ascii() || is_invisible(character)
}

/// The code point, with the name if the character looks like an ASCII character.
fn code_point(character: char) -> String {
    let name = named(character).map(|(_, name)| format!(" {name}")).unwrap_or_default();
    format!("U+{:04X}{name}", u32::from(character))
}

/// `first`, `2nd`, `3rd`.
fn ordinal(number: usize) -> String {
    let end = match (number % 10, number % 100) {
        _ if number == 1 => return "first".to_owned(),
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{end}")
}

#[cfg(test)]
mod tests {
    use super::{in_ascii, ordinal, show_character, stranger, with_colon, write_in_ascii};

    #[test]
    fn the_first_strange_character_is_described() {
        let check = |text: &str, expected: &str| assert_eq!(stranger(text).as_deref(), Some(expected));
        check("\u{430}dmin", "its first letter is U+0430 CYRILLIC SMALL LETTER A");
        check("re\u{430}d", "its 3rd letter is U+0430 CYRILLIC SMALL LETTER A");
        check("mail:re\u{430}d", "its 8th character is U+0430 CYRILLIC SMALL LETTER A");
        check("adm\u{200b}in", "its 4th character is U+200B, which is invisible");
        check("line\nbreak", "its 5th character is U+000A, which is invisible");
        check("caf\u{e9}", "its 4th letter is U+00E9");
        assert_eq!(stranger("mail read"), None);
    }

    #[test]
    fn text_is_written_in_ascii_where_that_is_possible() {
        assert_eq!(in_ascii("\u{430}dm\u{200b}in").as_deref(), Some("admin"));
        assert_eq!(in_ascii("\u{ff52}ead:\u{3bf}ne").as_deref(), Some("read:one"));
        assert_eq!(in_ascii("caf\u{e9}"), None);
        assert_eq!(in_ascii("admin"), None);
        assert_eq!(in_ascii("\u{200b}"), None);
        assert_eq!(write_in_ascii("\u{430}b").as_deref(), Some("write it with ASCII letters: `ab`"));
        assert_eq!(write_in_ascii("a\u{feff}b").as_deref(), Some("write it without invisible characters: `ab`"));
    }

    #[test]
    fn a_character_in_place_of_a_colon_is_named() {
        let help = "write `:` instead of `\u{ff1a}` (U+FF1A FULLWIDTH COLON): `GET: a`";
        assert_eq!(with_colon("GET\u{ff1a} a").as_deref(), Some(help));
        assert_eq!(write_in_ascii("a\u{ff1a}b").as_deref(), Some("write it with ASCII characters: `a:b`"));
        assert_eq!(with_colon("GET: \u{430}"), None);
    }

    #[test]
    fn numbers_have_their_endings() {
        let numbers = [1, 2, 3, 4, 11, 12, 13, 21, 22, 103, 111].map(ordinal);
        assert_eq!(numbers.join(" "), "first 2nd 3rd 4th 11th 12th 13th 21st 22nd 103rd 111th");
    }

    #[test]
    fn a_character_is_shown() {
        assert_eq!(show_character('%'), "`%`");
        assert_eq!(show_character('\u{435}'), "`\u{435}` (U+0435 CYRILLIC SMALL LETTER IE)");
        assert_eq!(show_character('\u{e9}'), "`\u{e9}` (U+00E9)");
        assert_eq!(show_character('\u{200b}'), "the invisible character U+200B");
    }
}
