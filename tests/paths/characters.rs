//! Characters and octets of a path: UTF-8, white space, joiners, and characters that are refused everywhere.

use proptest::collection::vec;
use proptest::prelude::Strategy;
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};
use scopewright::{Decision, NotCanonical};

use harness::hostile_characters::PIECES;
use harness::spec::Spec;
use harness::subject::Subject;
use harness::tally::Tally;

const REFUSE: &str = "scope /: a=GET\nrow GET /b/{id} public";
const ALLOW: &str = "encoded_delimiters allow\nscope /: a=GET\nrow GET /b/{id} public";

/// Every octet of a text, percent-encoded.
fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |encoded, octet| encoded + &format!("%{octet:02X}"))
}

/// Checks the reason for which a path is refused, or that it is accepted if there is no reason.
fn check_in(subject: &Subject<'_>, path: &str, reason: Option<NotCanonical>) {
    let found = match subject.route("GET", path) {
        Decision::NotCanonical(reason) => Some(reason),
        Decision::Requirement(_) => None,
        Decision::NotListed => panic!("{path:?} is not listed"),
    };
    assert_eq!(found, reason, "{path:?}");
    subject.compare("GET", path);
}

/// Checks paths without encoded delimiters, to which the setting `encoded_delimiters` makes no difference.
fn check<P: AsRef<str>>(reason: impl Into<Option<NotCanonical>>, paths: impl IntoIterator<Item = P>) {
    let (tally, reason) = (Tally::default(), reason.into());
    let subjects = [REFUSE, ALLOW].map(|lines| Subject::sound(Spec::parse(lines), &tally));
    for path in paths {
        for subject in &subjects {
            check_in(subject, path.as_ref(), reason);
        }
    }
    assert!(tally.requests() > 0);
}

/// The text as sent, and with its octets encoded, in each of these paths.
fn in_both_spellings(texts: &[String], paths: &[&str]) -> Vec<String> {
    let spellings = texts.iter().flat_map(|text| [text.clone(), encoded(text)]);
    spellings.flat_map(|text| paths.iter().map(move |path| path.replace('_', &text))).collect()
}

fn all_that(is: impl Fn(char) -> bool) -> Vec<String> {
    ('\0'..=char::MAX).filter(|character| is(*character)).map(String::from).collect()
}

fn texts(of: &str) -> Vec<String> {
    of.chars().map(String::from).collect()
}

const ANYWHERE: [&str; 6] = ["/_", "/_b", "/a_", "/a_b", "/a/_b/c", "/b/a_b/"];
const AT_THE_ENDS: [&str; 7] = ["/_", "/_b", "/a_", "/a/_b/c", "/a/b_/c", "/a/b_/", "/b/_"];
const WITHIN: [&str; 3] = ["/a_b", "/b/a_b/c", "/b/a_b/"];

#[test]
fn encoded_octets_that_are_not_utf8_are_refused() {
    // An octet that continues nothing, an octet that UTF-8 does not have, and a character without its end
    check(
        NotCanonical::NotUtf8,
        ["/%80", "/a%BFb", "/%ff", "/%FE", "/a%C3", "/a%C3/b", "/a%c3b", "/%E2%80", "/a%F0%9F%91/"],
    );
    // A character whose end is missing or not encoded
    check(NotCanonical::NotUtf8, ["/%C3%C3%A9", "/%C3é", "/é%A9", "/%E2%80%20a", "/%C3/%A9"]);
}

#[test]
fn overlong_forms_are_refused() {
    // `/`, `.`, `\`, `a`, U+0000 and U+00A0
    check(NotCanonical::NotUtf8, ["/%C0%AF", "/%c0%ae", "/%C1%9C", "/%C1%A1", "/%C0%80", "/a%E0%82%A0b"]);
    check(NotCanonical::NotUtf8, ["/%E0%80%AF", "/%E0%9F%BF", "/%F0%80%80%AF", "/%F0%8F%BF%BF", "/%F8%80%80%80%AF"]);
    // The shortest forms of the first characters of two, three and four octets, but for U+0080
    check(None, ["/%C2%A1", "/%E0%A0%80", "/%F0%90%80%80"]);
}

#[test]
fn surrogates_and_code_points_above_the_last_are_refused() {
    check(NotCanonical::NotUtf8, ["/%ED%A0%80", "/%ED%BF%BF", "/%ED%A0%BD%ED%B1%A9", "/%F4%90%80%80", "/%F5%80%80%80"]);
    check(None, ["/%ED%9F%BF", "/%EE%80%80", "/%F4%8F%BF%BF"]);
}

#[test]
fn white_space_at_the_ends_of_a_segment_is_refused() {
    let white_space = all_that(|c| c.is_whitespace() && !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}'));
    assert_eq!(white_space.len(), 17);
    check(NotCanonical::OuterWhiteSpace, in_both_spellings(&white_space, &AT_THE_ENDS));
    check(
        NotCanonical::OuterWhiteSpace,
        ["/a /b", "/%20..", "/..%20", "/. /b", "/a b%20%20", "/a\u{200d} ", "/ \u{200d}a"],
    );
    check(None, in_both_spellings(&white_space, &WITHIN));
    check(None, ["/a%20%20b", "/a%20 %C2%A0b"]);
}

#[test]
fn control_characters_are_refused() {
    let (c0, c1): (Vec<_>, Vec<_>) = all_that(char::is_control).into_iter().partition(|control| control.is_ascii());
    assert_eq!((c0.len(), c1.len()), (33, 32));
    check(NotCanonical::ForbiddenCharacter, in_both_spellings(&c1, &ANYWHERE));
    for path in ANYWHERE {
        check(NotCanonical::ForbiddenOctet, c0.iter().map(|control| path.replace('_', control)));
        check(NotCanonical::EncodedDelimiter, c0.iter().map(|control| path.replace('_', &encoded(control))));
    }
}

#[test]
fn bidirectional_controls_are_refused() {
    let controls =
        texts("\u{61c}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}");
    check(NotCanonical::ForbiddenCharacter, in_both_spellings(&controls, &ANYWHERE));
    check(None, in_both_spellings(&texts("\u{61b}\u{61d}\u{2010}\u{2027}\u{2065}\u{206a}"), &ANYWHERE));
}

#[test]
fn invisible_characters_are_refused() {
    let invisible = texts("\u{ad}\u{200b}\u{2028}\u{2029}\u{2060}\u{feff}");
    check(NotCanonical::ForbiddenCharacter, in_both_spellings(&invisible, &ANYWHERE));
    check(None, in_both_spellings(&texts("\u{ac}\u{ae}\u{2061}\u{fefe}\u{ff00}"), &ANYWHERE));
}

#[test]
fn joiners_are_accepted_between_other_characters_only() {
    let joiners = texts("\u{200c}\u{200d}");
    check(NotCanonical::MisplacedJoiner, in_both_spellings(&joiners, &AT_THE_ENDS));
    check(None, in_both_spellings(&joiners, &WITHIN));
    check(
        NotCanonical::MisplacedJoiner,
        ["/a\u{200c}\u{200d}b", "/a%E2%80%8D%E2%80%8Db", "/.\u{200d}", "/%E2%80%8D.."],
    );
    // A word of Persian, a family, and joiners beside white space
    check(None, ["می\u{200c}خواهم", "👨\u{200d}👩\u{200d}👧", "a \u{200d} b"].map(|text| format!("/{text}")));
    check(
        None,
        ["می\u{200c}خواهم", "👨\u{200d}👩\u{200d}👧", "a \u{200d} b"].map(|text| format!("/b/{}", encoded(text))),
    );
}

#[test]
fn other_characters_are_accepted() {
    // Variation selectors, a tag, marks, private use, a code point without a character, and noncharacters
    let others = texts("\u{fe0f}\u{180e}\u{e0061}\u{301}\u{e000}\u{378}\u{ffff}\u{10ffff}é東👩\u{fffd}");
    check(None, in_both_spellings(&others, &ANYWHERE));
}

#[test]
fn the_rules_hold_between_encoded_delimiters() {
    let tally = Tally::default();
    let (refuse, allow) = (Subject::sound(Spec::parse(REFUSE), &tally), Subject::sound(Spec::parse(ALLOW), &tally));
    for delimiter in ["%2F", "%3B", "%2f", "%3b"] {
        for (path, reason) in [
            ("/b/a%20_b", Some(NotCanonical::OuterWhiteSpace)),
            ("/b/a_%20b", Some(NotCanonical::OuterWhiteSpace)),
            ("/b/a_%C2%A0_b", Some(NotCanonical::OuterWhiteSpace)),
            ("/b/a _b", Some(NotCanonical::OuterWhiteSpace)),
            ("/b/a_\u{3000}b", Some(NotCanonical::OuterWhiteSpace)),
            ("/b/a_b%20", Some(NotCanonical::OuterWhiteSpace)),
            ("/b/a\u{200d}_b", Some(NotCanonical::MisplacedJoiner)),
            ("/b/a_%E2%80%8Cb", Some(NotCanonical::MisplacedJoiner)),
            ("/b/a_%E2%80%8C_b", Some(NotCanonical::MisplacedJoiner)),
            ("/b/a_b\u{200c}", Some(NotCanonical::MisplacedJoiner)),
            ("/b/a%C3_%A9b", Some(NotCanonical::NotUtf8)),
            ("/b/a%E2%80_", Some(NotCanonical::NotUtf8)),
            ("/b/a_%E2%80%8B", Some(NotCanonical::ForbiddenCharacter)),
            ("/b/a_b", None),
            ("/b/_", None),
            ("/b/__", None),
            ("/b/a%20b_c%20d", None),
            ("/b/a\u{200d}b_c%E2%80%8Dd", None),
            ("/b/%C3%A9_%C3%A9", None),
        ] {
            check_in(&allow, &path.replace('_', delimiter), reason);
            refuse.compare("GET", &path.replace('_', delimiter));
        }
    }
    // The other delimiters that the setting allows do not separate parts.
    for path in ["/b/a%20%23", "/b/a%23%20b", "/b/a%25%20b", "/b/a%20%3Fb", "/b/a%E2%80%8D%25"] {
        check_in(&allow, path, None);
    }
}

#[test]
fn every_pair_of_encoded_octets() {
    let tally = Tally::default();
    let subjects = [REFUSE, ALLOW].map(|lines| Subject::sound(Spec::parse(lines), &tally));
    for first in 0..=0xFF_u8 {
        for second in 0..=0xFF_u8 {
            for subject in &subjects {
                subject.compare("GET", &format!("/b/%{first:02X}%{second:02X}"));
            }
        }
    }
    assert!(tally.listed() > 2 * 0x60 * 0x60, "{tally:#?}");
}

/// Every code point of the planes that have characters of scripts, emoji and format characters, and both ends of every
/// other plane. The unit tests of `scope-types` go through all code points.
///
/// Many code points are in one path, because nearly all are accepted. If the path is refused, each is tried on its own.
#[test]
fn every_code_point_at_every_place_of_a_segment() {
    let tally = Tally::default();
    let subject = Subject::sound(Spec::parse(REFUSE), &tally);
    let is_tried = |c: char| {
        let (plane, within) = (u32::from(c) >> 16, u32::from(c) & 0xFFFF);
        matches!(plane, 0 | 1 | 14) || !(0x80..0xFF80).contains(&within)
    };
    let characters = all_that(is_tried);
    assert_eq!(characters.len(), 3 * 0x10000 - 0x800 + 14 * 0x100);
    for group in characters.chunks(42) {
        for spell in [String::clone, |text: &String| encoded(text)] {
            let places: Vec<String> =
                group.iter().map(spell).map(|text| format!("/{text}x/x{text}x/x{text}")).collect();
            subject.compare("GET", &places.concat());
            if matches!(subject.route("GET", &places.concat()), Decision::NotCanonical(_)) {
                for path in places.iter().flat_map(|places| places.split('/').skip(1)) {
                    subject.compare("GET", &format!("/{path}"));
                }
            }
        }
    }
    let groups = u32::try_from(2 * characters.len().div_ceil(42)).unwrap();
    assert!(tally.listed() > groups && tally.not_canonical.get() < groups, "{tally:#?}");
}

#[test]
fn pieces_in_any_order() {
    let tally = Tally::default();
    let subjects = [REFUSE, ALLOW].map(|lines| Subject::sound(Spec::parse(lines), &tally));
    let pieces: Vec<&str> =
        PIECES.into_iter().chain(["a", "a", "a", ".", "/", "/b/", "%2F", "%3B", "é", "%C3%A9"]).collect();
    let strategy = vec(select(pieces), 1..8).prop_map(|pieces| pieces.concat());
    let test = |text: String| {
        for subject in &subjects {
            for path in [format!("/{text}"), format!("/b/a{text}"), format!("/b/a{text}a"), format!("/b/{text}/")] {
                subject.compare("GET", &path);
            }
        }
        Ok(())
    };
    let config = Config { cases: 4_000, failure_persistence: None, ..Config::default() };
    TestRunner::new(config).run(&strategy, test).unwrap();
    assert!(tally.listed() > 1000 && tally.not_canonical.get() > 1000, "{tally:#?}");
}
