//! Characters that hide text of a catalog from its readers.

use super::support::messages;
use crate::diagnostics::{Code, Severity};
use crate::read::read;

/// The characters that end a line in YAML 1.1, except the line feed.
const LINE_ENDS: [(&str, &str); 4] =
    [("\r", "U+000D"), ("\u{85}", "U+0085"), ("\u{2028}", "U+2028"), ("\u{2029}", "U+2029")];

const CATALOG: &str = "catalog: Test
categories:
  All:
    scopes:
      a: A
      b:
        description: 'It is B'
        title: \"It is B\"
      c: |
        It is C
# End
";

#[test]
fn other_line_ends_are_refused_everywhere() {
    for (end, code_point) in LINE_ENDS {
        for (number, line) in (1..).zip(CATALOG.lines()) {
            // At the end of the line, and before its last character.
            for column in [line.len(), line.len() - 1] {
                let (before, after) = line.split_at(column);
                let text = CATALOG.replace(line, &format!("{before}{end}{after}"));
                let found = messages(&read(text.as_bytes()));
                let expected = format!("test.yaml:{number}:{}: {code_point} ", column + 1);
                // A carriage return before a line feed is a part of the line end.
                if end == "\r" && after.is_empty() {
                    assert_eq!(found, "", "{text}");
                } else {
                    assert!(found.starts_with(&expected), "expected {expected}\nfound    {found}");
                    assert_eq!(found.lines().count(), 1, "{found}");
                }
            }
        }
    }
}

/// A row behind a line end in a comment would be read, and look like a part of the comment.
#[test]
fn a_comment_cannot_hide_a_row() {
    for (end, code_point) in LINE_ENDS {
        let text = format!("{CATALOG}# reviewed {end}endpoints: {{ /admin: {{ GET: public }} }}\n");
        let reading = read(text.as_bytes());
        assert!(messages(&reading).starts_with(&format!("test.yaml:12:12: {code_point}")), "{}", messages(&reading));
        assert!(reading.catalog.endpoints.is_empty() && reading.policy.is_none());
        assert_eq!(reading.diagnostics[0].code, Code::LineEnd);
    }
}

#[test]
fn escapes_and_line_ends_of_windows_are_accepted() {
    let escapes = CATALOG.replace("\"It is B\"", r#""It \r is \u0085 B \u2028 or \u2029 C \N \L \P""#);
    assert_eq!(messages(&read(escapes.as_bytes())), "");
    assert_eq!(messages(&read(CATALOG.replace('\n', "\r\n").as_bytes())), "");
}

#[test]
fn many_line_ends_of_one_kind_are_one_report() {
    let reading = read(CATALOG.replace('\n', "\r").as_bytes());
    assert_eq!(reading.diagnostics.len(), 1);
    assert_eq!(reading.diagnostics[0].note.as_deref(), Some("there are 11 such places, on line 1"));
}

/// The bidirectional controls of Unicode.
const BIDIRECTIONAL: &str =
    "\u{61c}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}";

/// Other format characters: at least one of each range.
const FORMAT: &str = "\u{ad}\u{180e}\u{200b}\u{2060}\u{2061}\u{2062}\u{2063}\u{2064}\u{206a}\u{206f}\u{feff}\u{fff9}\u{fffb}\u{13430}\u{1343f}\u{1bca0}\u{1d173}\u{1d17a}\u{e0001}\u{e0020}\u{e0041}\u{e007f}";

#[test]
fn format_characters_are_warnings() {
    let check = |character: char, what: &str| {
        for (number, line) in (1..).zip(CATALOG.lines()) {
            // A text for people, or a comment. Names cannot have these characters.
            if !line.contains("Test") && !line.contains("It is") && !line.starts_with('#') {
                continue;
            }
            let (before, after) = line.split_at(line.len() - 2);
            let reading = read(CATALOG.replace(line, &format!("{before}{character}{after}")).as_bytes());
            let place = format!("test.yaml:{number}:{}: ", before.len() + 1);
            let expected = format!("{place}U+{:04X} is {what}", u32::from(character));
            assert!(messages(&reading).starts_with(&expected), "expected {expected}\nfound    {}", messages(&reading));
            assert_eq!(reading.diagnostics.len(), 1);
            assert_eq!(reading.diagnostics[0].severity, Severity::Warning);
        }
    };
    BIDIRECTIONAL.chars().for_each(|character| check(character, "a bidirectional control"));
    FORMAT.chars().for_each(|character| check(character, "a format character"));
}

#[test]
fn the_escape_in_the_help_is_accepted() {
    for character in BIDIRECTIONAL.chars().chain(FORMAT.chars()) {
        let reading = read(CATALOG.replace("\"It is B\"", &format!("\"It is {character} B\"")).as_bytes());
        let help = reading.diagnostics[0].help.clone().unwrap();
        let escape = help.split('`').nth(1).unwrap().to_owned();
        let reading = read(CATALOG.replace("\"It is B\"", &format!("\"It is {escape} B\"")).as_bytes());
        assert_eq!(messages(&reading), "");
        assert_eq!(reading.catalog.scopes[1].title, format!("It is {character} B"));
    }
}

#[test]
fn joiners_are_accepted_in_words_that_need_them() {
    let found = |text: &str| read(CATALOG.replace("It is C", text).as_bytes()).diagnostics.len();
    for text in ["می\u{200c}خواهم", "API\u{200c}ها", "👩\u{200d}💻", "❤\u{fe0f}\u{200d}🔥", "क्\u{200d}ष"]
    {
        assert_eq!(found(text), 0, "{text}");
    }
    for text in ["ad\u{200c}min", "ad\u{200d}min", "\u{200c}می", "می \u{200c}خ", "می\u{200c}", "م\u{200d}\u{200d}ی"]
    {
        assert_ne!(found(text), 0, "{text}");
    }
}

/// A name with such a character is an error, which names the character.
#[test]
fn a_name_with_a_format_character_has_one_report() {
    let reading = read(CATALOG.replace("a: A", "a\u{200b}b: A").as_bytes());
    assert_eq!(reading.diagnostics.len(), 1, "{}", messages(&reading));
    assert_eq!(reading.diagnostics[0].code, Code::InvalidScopeName);
}
