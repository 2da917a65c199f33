//! Letters that look like ASCII letters, with their names in Unicode.

/// A letter, the ASCII letter that it looks like, and the end of its name.
type Entry = (char, char, &'static str);

/// The letters by the beginning of their names.
const GROUPS: [(&str, &[Entry]); 8] = [
    (
        "CYRILLIC SMALL LETTER ",
        &[
            ('\u{430}', 'a', "A"),
            ('\u{435}', 'e', "IE"),
            ('\u{43a}', 'k', "KA"),
            ('\u{43e}', 'o', "O"),
            ('\u{440}', 'p', "ER"),
            ('\u{441}', 'c', "ES"),
            ('\u{443}', 'y', "U"),
            ('\u{445}', 'x', "HA"),
            ('\u{455}', 's', "DZE"),
            ('\u{456}', 'i', "BYELORUSSIAN-UKRAINIAN I"),
            ('\u{458}', 'j', "JE"),
            ('\u{4bb}', 'h', "SHHA"),
            ('\u{4af}', 'y', "STRAIGHT U"),
            ('\u{4cf}', 'l', "PALOCHKA"),
            ('\u{501}', 'd', "KOMI DE"),
            ('\u{51b}', 'q', "QA"),
            ('\u{51d}', 'w', "WE"),
        ],
    ),
    (
        "CYRILLIC CAPITAL LETTER ",
        &[
            ('\u{410}', 'A', "A"),
            ('\u{412}', 'B', "VE"),
            ('\u{415}', 'E', "IE"),
            ('\u{41a}', 'K', "KA"),
            ('\u{41c}', 'M', "EM"),
            ('\u{41d}', 'H', "EN"),
            ('\u{41e}', 'O', "O"),
            ('\u{420}', 'P', "ER"),
            ('\u{421}', 'C', "ES"),
            ('\u{422}', 'T', "TE"),
            ('\u{423}', 'Y', "U"),
            ('\u{425}', 'X', "HA"),
            ('\u{405}', 'S', "DZE"),
            ('\u{406}', 'I', "BYELORUSSIAN-UKRAINIAN I"),
            ('\u{408}', 'J', "JE"),
            ('\u{4ae}', 'Y', "STRAIGHT U"),
            ('\u{50c}', 'G', "KOMI SJE"),
            ('\u{51a}', 'Q', "QA"),
            ('\u{51c}', 'W', "WE"),
        ],
    ),
    (
        "GREEK SMALL LETTER ",
        &[
            ('\u{3b1}', 'a', "ALPHA"),
            ('\u{3b3}', 'y', "GAMMA"),
            ('\u{3b7}', 'n', "ETA"),
            ('\u{3b9}', 'i', "IOTA"),
            ('\u{3ba}', 'k', "KAPPA"),
            ('\u{3bd}', 'v', "NU"),
            ('\u{3bf}', 'o', "OMICRON"),
            ('\u{3c1}', 'p', "RHO"),
            ('\u{3c4}', 't', "TAU"),
            ('\u{3c5}', 'u', "UPSILON"),
            ('\u{3c7}', 'x', "CHI"),
            ('\u{3c9}', 'w', "OMEGA"),
        ],
    ),
    (
        "GREEK CAPITAL LETTER ",
        &[
            ('\u{391}', 'A', "ALPHA"),
            ('\u{392}', 'B', "BETA"),
            ('\u{395}', 'E', "EPSILON"),
            ('\u{396}', 'Z', "ZETA"),
            ('\u{397}', 'H', "ETA"),
            ('\u{399}', 'I', "IOTA"),
            ('\u{39a}', 'K', "KAPPA"),
            ('\u{39c}', 'M', "MU"),
            ('\u{39d}', 'N', "NU"),
            ('\u{39f}', 'O', "OMICRON"),
            ('\u{3a1}', 'P', "RHO"),
            ('\u{3a4}', 'T', "TAU"),
            ('\u{3a5}', 'Y', "UPSILON"),
            ('\u{3a7}', 'X', "CHI"),
        ],
    ),
    (
        "ARMENIAN SMALL LETTER ",
        &[
            ('\u{566}', 'q', "ZA"),
            ('\u{570}', 'h', "HO"),
            ('\u{575}', 'j', "YI"),
            ('\u{578}', 'n', "VO"),
            ('\u{57d}', 'u', "SEH"),
            ('\u{581}', 'g', "CO"),
            ('\u{585}', 'o', "OH"),
        ],
    ),
    (
        "SMALL ROMAN NUMERAL ",
        &[
            ('\u{2170}', 'i', "ONE"),
            ('\u{2174}', 'v', "FIVE"),
            ('\u{2179}', 'x', "TEN"),
            ('\u{217c}', 'l', "FIFTY"),
            ('\u{217d}', 'c', "ONE HUNDRED"),
            ('\u{217e}', 'd', "FIVE HUNDRED"),
            ('\u{217f}', 'm', "ONE THOUSAND"),
        ],
    ),
    (
        "ROMAN NUMERAL ",
        &[
            ('\u{2160}', 'I', "ONE"),
            ('\u{2164}', 'V', "FIVE"),
            ('\u{2169}', 'X', "TEN"),
            ('\u{216c}', 'L', "FIFTY"),
            ('\u{216d}', 'C', "ONE HUNDRED"),
            ('\u{216e}', 'D', "FIVE HUNDRED"),
            ('\u{216f}', 'M', "ONE THOUSAND"),
        ],
    ),
    (
        "",
        &[
            ('\u{131}', 'i', "LATIN SMALL LETTER DOTLESS I"),
            ('\u{17f}', 's', "LATIN SMALL LETTER LONG S"),
            ('\u{251}', 'a', "LATIN SMALL LETTER ALPHA"),
            ('\u{261}', 'g', "LATIN SMALL LETTER SCRIPT G"),
            ('\u{28b}', 'v', "LATIN SMALL LETTER V WITH HOOK"),
            ('\u{3f2}', 'c', "GREEK LUNATE SIGMA SYMBOL"),
            ('\u{3f3}', 'j', "GREEK LETTER YOT"),
            ('\u{4c0}', 'I', "CYRILLIC LETTER PALOCHKA"),
            ('\u{210a}', 'g', "SCRIPT SMALL G"),
            ('\u{210e}', 'h', "PLANCK CONSTANT"),
            ('\u{2113}', 'l', "SCRIPT SMALL L"),
            ('\u{212a}', 'K', "KELVIN SIGN"),
            ('\u{212e}', 'e', "ESTIMATED SYMBOL"),
            ('\u{212f}', 'e', "SCRIPT SMALL E"),
            ('\u{2134}', 'o', "SCRIPT SMALL O"),
        ],
    ),
];

/// The styles of the block Mathematical Alphanumeric Symbols, in its order. Each has 26 capital and 26 small letters.
const STYLES: [&str; 13] = [
    "BOLD",
    "ITALIC",
    "BOLD ITALIC",
    "SCRIPT",
    "BOLD SCRIPT",
    "FRAKTUR",
    "DOUBLE-STRUCK",
    "BOLD FRAKTUR",
    "SANS-SERIF",
    "SANS-SERIF BOLD",
    "SANS-SERIF ITALIC",
    "SANS-SERIF BOLD ITALIC",
    "MONOSPACE",
];

/// The ASCII letter that a letter looks like, and the name of the letter.
pub(super) fn look_alike(letter: char) -> Option<(char, String)> {
    if letter.is_ascii() {
        return None;
    }
    let found = |(beginning, entries): &(&str, &[Entry])| {
        let (_, ascii, end) = entries.iter().find(|(known, ..)| *known == letter)?;
        Some((*ascii, format!("{beginning}{end}")))
    };
    GROUPS.iter().find_map(found).or_else(|| full_width(letter)).or_else(|| mathematical(letter))
}

/// A letter of the block Halfwidth and Fullwidth Forms.
fn full_width(letter: char) -> Option<(char, String)> {
    let ascii = ascii(u32::from(letter).checked_sub(0xff01)? + u32::from('!'))?;
    Some((ascii, format!("FULLWIDTH LATIN {}", sized(ascii, "LETTER "))))
}

/// A letter of the block Mathematical Alphanumeric Symbols.
fn mathematical(letter: char) -> Option<(char, String)> {
    // The block has gaps, where the letter was encoded earlier.
    let index = u32::from(letter).checked_sub(0x1d400).filter(|_| letter.is_alphabetic())?;
    let style = STYLES.get(usize::try_from(index / 52).ok()?)?;
    let start = if index % 52 < 26 { u32::from('A') } else { u32::from('a') };
    let ascii = ascii(start + index % 26)?;
    Some((ascii, format!("MATHEMATICAL {style} {}", sized(ascii, ""))))
}

/// The ASCII letter with this code.
fn ascii(code: u32) -> Option<char> {
    char::from_u32(code).filter(char::is_ascii_alphabetic)
}

/// The end of a name in Unicode, such as `SMALL LETTER A`.
fn sized(ascii: char, noun: &str) -> String {
    let size = if ascii.is_ascii_lowercase() { "SMALL" } else { "CAPITAL" };
    format!("{size} {noun}{}", ascii.to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::{GROUPS, look_alike};

    #[test]
    fn names_are_those_of_unicode() {
        let cases = [
            ('\u{430}', 'a', "CYRILLIC SMALL LETTER A"),
            ('\u{456}', 'i', "CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I"),
            ('\u{421}', 'C', "CYRILLIC CAPITAL LETTER ES"),
            ('\u{3bf}', 'o', "GREEK SMALL LETTER OMICRON"),
            ('\u{ff41}', 'a', "FULLWIDTH LATIN SMALL LETTER A"),
            ('\u{ff3a}', 'Z', "FULLWIDTH LATIN CAPITAL LETTER Z"),
            ('\u{1d400}', 'A', "MATHEMATICAL BOLD CAPITAL A"),
            ('\u{1d5ba}', 'a', "MATHEMATICAL SANS-SERIF SMALL A"),
            ('\u{1d6a3}', 'z', "MATHEMATICAL MONOSPACE SMALL Z"),
            ('\u{212a}', 'K', "KELVIN SIGN"),
            ('\u{217f}', 'm', "SMALL ROMAN NUMERAL ONE THOUSAND"),
        ];
        for (letter, ascii, name) in cases {
            assert_eq!(look_alike(letter), Some((ascii, name.to_owned())));
        }
    }

    #[test]
    fn other_characters_look_like_no_ascii_letter() {
        for character in "a:é日\u{1d455}\u{1d6a4}\u{ff1a}\u{ff10}\u{200b}".chars() {
            assert_eq!(look_alike(character), None, "{character:?}");
        }
    }

    #[test]
    fn each_letter_has_one_entry() {
        let letters: Vec<char> =
            GROUPS.iter().flat_map(|(_, entries)| entries.iter().map(|(letter, ..)| *letter)).collect();
        for (index, letter) in letters.iter().enumerate() {
            assert!(!letters[..index].contains(letter), "{letter:?}");
        }
    }
}
