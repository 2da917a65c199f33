//! Characters of a text that cannot be seen, and can show it in another order.

use super::part::Part;
use super::source::Source;
use super::{Diagnostic, Diagnostics};
use crate::diagnostics::Code;

/// Warns about each format character of the file, also in comments. Names cannot have these characters, so in a file without
/// errors they are in texts for people.
pub(crate) fn report(source: &Source, diagnostics: &mut Diagnostics) {
    for (start, line) in source.lines_beyond_ascii() {
        let mut previous = None;
        let mut characters = line.char_indices().peekable();
        while let Some((offset, character)) = characters.next() {
            let next = characters.peek().map(|(_, next)| *next);
            if is_format_character(character) && !is_joiner_in_word(previous, character, next) {
                let at = Part::in_file(start + offset, character.len_utf8());
                if is_tag(character) {
                    // Tags spell a text, so one text has many of them.
                    diagnostics.push_cause(
                        "tags",
                        &format!("{} is here", code_point(character)),
                        warning(character, at),
                    );
                } else {
                    diagnostics.push_joined(warning(character, at));
                }
            }
            previous = Some(character);
        }
    }
}

fn warning(character: char, at: Part) -> Diagnostic {
    let what = if is_bidirectional(character) {
        "a bidirectional control: text around it is shown in another order"
    } else {
        "a format character, which cannot be seen"
    };
    let number = u32::from(character);
    let escape = if number > 0xffff { format!("\\U{number:08X}") } else { format!("\\u{number:04X}") };
    Diagnostic::warning(Code::FormatCharacter, at, format!("{} is {what}", code_point(character)))
        .help(format!("remove it; text in double quotes can have the escape `{escape}`, which can be seen"))
}

fn code_point(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

/// Whether a character is a zero-width joiner or non-joiner between two other characters of a word, as in Persian and in
/// emoji. Between two ASCII characters it has no use.
fn is_joiner_in_word(previous: Option<char>, character: char, next: Option<char>) -> bool {
    let is_in_word = |c: char| !c.is_whitespace() && !c.is_control() && !is_format_character(c);
    match (previous, next) {
        (Some(previous), Some(next)) => {
            matches!(character, '\u{200c}' | '\u{200d}')
                && is_in_word(previous)
                && is_in_word(next)
                && !(previous.is_ascii() && next.is_ascii())
        }
        _ => false,
    }
}

/// The copies of ASCII characters that cannot be seen, and U+E0001 LANGUAGE TAG.
const fn is_tag(character: char) -> bool {
    matches!(character, '\u{e0001}'..='\u{e007f}')
}

/// The property `Bidi_Control` of Unicode 16.
const fn is_bidirectional(character: char) -> bool {
    matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The general category Cf of Unicode 16, without the characters of the property `Prepended_Concatenation_Mark`, which are
/// visible.
const fn is_format_character(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{13430}'..='\u{1343f}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0001}'
        | '\u{e0020}'..='\u{e007f}'
    )
}
