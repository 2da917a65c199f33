//! Characters that are refused in paths, or in some places of a segment.

/// What the rules for paths say about a character.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// The character is refused.
    Forbidden,
    /// The character is white space: it is refused at the beginning and at the end of a segment.
    WhiteSpace,
    /// The character joins its neighbours, or keeps them from being joined: it is refused unless it is between two
    /// characters that are not joiners. Persian and emoji need such characters.
    Joiner,
    /// The character is accepted everywhere.
    Other,
}

/// Returns what the rules for paths say about a character.
///
/// The ranges are from Unicode 16: general category Cc (`UnicodeData.txt`), and the properties `Bidi_Control` and
/// `White_Space` (`PropList.txt`). White space that is also a control character or a line separator is forbidden.
pub(crate) const fn kind(character: char) -> Kind {
    match character {
        // Cc
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        // Bidi_Control
        | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        // The soft hyphen, the zero-width space, the line and paragraph separators, the word joiner, the byte order mark
        | '\u{ad}' | '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{2060}' | '\u{feff}' => Kind::Forbidden,
        // White_Space
        ' ' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Kind::WhiteSpace,
        // The zero-width non-joiner and the zero-width joiner
        '\u{200c}' | '\u{200d}' => Kind::Joiner,
        _ => Kind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, kind};
    use crate::resolve::invisible::is_invisible;

    #[test]
    fn the_ranges_are_those_of_the_standard_library() {
        for character in '\0'..=char::MAX {
            let kind = kind(character);
            if character.is_control() {
                assert_eq!(kind, Kind::Forbidden, "{character:?}");
            } else if character.is_whitespace() && !matches!(character, '\u{2028}' | '\u{2029}') {
                assert_eq!(kind, Kind::WhiteSpace, "{character:?}");
            } else {
                assert_ne!(kind, Kind::WhiteSpace, "{character:?}");
            }
        }
    }

    /// So a message that quotes a refused path shows why it is refused.
    #[test]
    fn messages_escape_what_paths_refuse() {
        for character in '!'..=char::MAX {
            assert!(kind(character) == Kind::Other || is_invisible(character), "{character:?}");
        }
    }
}
