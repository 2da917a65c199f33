//! Signs that look like ASCII signs and digits, with their names in Unicode.

/// The names of the block Halfwidth and Fullwidth Forms, from U+FF01 on, without `FULLWIDTH `. Letters have no name here.
const FULL_WIDTH: [(char, &str); 42] = [
    ('!', "EXCLAMATION MARK"),
    ('"', "QUOTATION MARK"),
    ('#', "NUMBER SIGN"),
    ('$', "DOLLAR SIGN"),
    ('%', "PERCENT SIGN"),
    ('&', "AMPERSAND"),
    ('\'', "APOSTROPHE"),
    ('(', "LEFT PARENTHESIS"),
    (')', "RIGHT PARENTHESIS"),
    ('*', "ASTERISK"),
    ('+', "PLUS SIGN"),
    (',', "COMMA"),
    ('-', "HYPHEN-MINUS"),
    ('.', "FULL STOP"),
    ('/', "SOLIDUS"),
    ('0', "DIGIT ZERO"),
    ('1', "DIGIT ONE"),
    ('2', "DIGIT TWO"),
    ('3', "DIGIT THREE"),
    ('4', "DIGIT FOUR"),
    ('5', "DIGIT FIVE"),
    ('6', "DIGIT SIX"),
    ('7', "DIGIT SEVEN"),
    ('8', "DIGIT EIGHT"),
    ('9', "DIGIT NINE"),
    (':', "COLON"),
    (';', "SEMICOLON"),
    ('<', "LESS-THAN SIGN"),
    ('=', "EQUALS SIGN"),
    ('>', "GREATER-THAN SIGN"),
    ('?', "QUESTION MARK"),
    ('@', "COMMERCIAL AT"),
    ('[', "LEFT SQUARE BRACKET"),
    ('\\', "REVERSE SOLIDUS"),
    (']', "RIGHT SQUARE BRACKET"),
    ('^', "CIRCUMFLEX ACCENT"),
    ('_', "LOW LINE"),
    ('`', "GRAVE ACCENT"),
    ('{', "LEFT CURLY BRACKET"),
    ('|', "VERTICAL LINE"),
    ('}', "RIGHT CURLY BRACKET"),
    ('~', "TILDE"),
];

/// Other signs: the sign, the ASCII sign that it looks like, and its name.
const OTHERS: [(char, char, &str); 25] = [
    ('\u{2d0}', ':', "MODIFIER LETTER TRIANGULAR COLON"),
    ('\u{2f8}', ':', "MODIFIER LETTER RAISED COLON"),
    ('\u{589}', ':', "ARMENIAN FULL STOP"),
    ('\u{5c3}', ':', "HEBREW PUNCTUATION SOF PASUQ"),
    ('\u{2236}', ':', "RATIO"),
    ('\u{a789}', ':', "MODIFIER LETTER COLON"),
    ('\u{fe13}', ':', "PRESENTATION FORM FOR VERTICAL COLON"),
    ('\u{fe55}', ':', "SMALL COLON"),
    ('\u{2010}', '-', "HYPHEN"),
    ('\u{2011}', '-', "NON-BREAKING HYPHEN"),
    ('\u{2012}', '-', "FIGURE DASH"),
    ('\u{2013}', '-', "EN DASH"),
    ('\u{2014}', '-', "EM DASH"),
    ('\u{2212}', '-', "MINUS SIGN"),
    ('\u{fe63}', '-', "SMALL HYPHEN-MINUS"),
    ('\u{2044}', '/', "FRACTION SLASH"),
    ('\u{2215}', '/', "DIVISION SLASH"),
    ('\u{29f8}', '/', "BIG SOLIDUS"),
    ('\u{2024}', '.', "ONE DOT LEADER"),
    ('\u{3002}', '.', "IDEOGRAPHIC FULL STOP"),
    ('\u{fe52}', '.', "SMALL FULL STOP"),
    ('\u{3001}', ',', "IDEOGRAPHIC COMMA"),
    ('\u{fe50}', ',', "SMALL COMMA"),
    ('\u{204e}', '*', "LOW ASTERISK"),
    ('\u{2217}', '*', "ASTERISK OPERATOR"),
];

/// The ASCII sign or digit that a sign looks like, and the name of the sign.
pub(super) fn look_alike_sign(sign: char) -> Option<(char, String)> {
    let ascii = u32::from(sign).checked_sub(0xff01).and_then(|index| char::from_u32(index + u32::from('!')));
    let full_width = FULL_WIDTH.iter().find(|(known, _)| Some(*known) == ascii);
    let other = OTHERS.iter().find(|(known, ..)| *known == sign);
    full_width
        .map(|(ascii, name)| (*ascii, format!("FULLWIDTH {name}")))
        .or_else(|| other.map(|(_, ascii, name)| (*ascii, (*name).to_owned())))
}

#[cfg(test)]
mod tests {
    use super::look_alike_sign;

    #[test]
    fn names_are_those_of_unicode() {
        let cases = [
            ('\u{ff01}', '!', "FULLWIDTH EXCLAMATION MARK"),
            ('\u{ff1a}', ':', "FULLWIDTH COLON"),
            ('\u{ff0f}', '/', "FULLWIDTH SOLIDUS"),
            ('\u{ff10}', '0', "FULLWIDTH DIGIT ZERO"),
            ('\u{ff5e}', '~', "FULLWIDTH TILDE"),
            ('\u{2236}', ':', "RATIO"),
            ('\u{2013}', '-', "EN DASH"),
        ];
        for (sign, ascii, name) in cases {
            assert_eq!(look_alike_sign(sign), Some((ascii, name.to_owned())));
        }
    }

    #[test]
    fn letters_and_ascii_are_no_such_signs() {
        for character in "a:é日\u{ff21}\u{ff5a}\u{ff5f}\u{ff00}\u{200b}".chars() {
            assert_eq!(look_alike_sign(character), None, "{character:?}");
        }
    }
}
