//! Characters that cannot be seen, or that change how the text around them is shown.

/// Whether a message shows a character as an escape, such as `\u{200b}`: a control character, a format character, a line
/// separator, a space other than the ASCII space, a variation selector, or another character without a shape.
///
/// The table has the general categories Cc, Cf, Zl, Zp and Zs, and the property Default_Ignorable_Code_Point, of Unicode 16.
#[doc(hidden)]
pub const fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\0'..='\u{1f}'
        | '\u{7f}'..='\u{a0}'
        | '\u{ad}'
        | '\u{34f}'
        | '\u{600}'..='\u{605}'
        | '\u{61c}'
        | '\u{6dd}'
        | '\u{70f}'
        | '\u{890}'
        | '\u{891}'
        | '\u{8e2}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{1680}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{2000}'..='\u{200f}'
        | '\u{2028}'..='\u{202f}'
        | '\u{205f}'..='\u{206f}'
        | '\u{3000}'
        | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{110bd}'
        | '\u{110cd}'
        | '\u{13430}'..='\u{1343f}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}'
    )
}

#[cfg(test)]
mod tests {
    use super::is_invisible;

    #[test]
    fn what_cannot_be_seen_is_escaped() {
        for character in
            "\u{0}\t\n\u{7f}\u{85}\u{a0}\u{ad}\u{61c}\u{200b}\u{200c}\u{200d}\u{200e}\u{2028}\u{202e}".chars()
        {
            assert!(is_invisible(character), "{character:?}");
        }
        for character in "\u{2060}\u{2066}\u{3000}\u{fe0f}\u{feff}\u{e0001}\u{e0061}\u{e0100}".chars() {
            assert!(is_invisible(character), "{character:?}");
        }
        for character in " a~¡é\u{34e}аλ日本ａ€–\u{fffd}\u{1f600}\u{e000}".chars() {
            assert!(!is_invisible(character), "{character:?}");
        }
    }
}
