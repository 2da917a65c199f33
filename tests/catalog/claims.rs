//! Scopes as text (RFC 6749 section 3.3), compared with a list of names and `str::split`.

use std::collections::{BTreeSet, HashMap};

use proptest::prelude::*;
use scopewright::claim::ParseErrorKind;

mod scopes {
    // Names that begin like others, names that differ in case, and names with characters that separate scopes elsewhere.
    scopewright::catalog! { yaml = r#"
catalog: Post Office
categories:
  All:
    scopes:
      mail: Mail
      "mail:": { description: Only a colon more, variant: MailColon }
      mail:r: R
      mail:read: { description: Read, aliases: [mail:see, old-mail] }
      mail:read:all: { description: Read all, implies: [mail:read] }
      Mail: { description: Mail in capitals, variant: Capital }
      MAIL:READ: { description: All capitals, variant: Capitals }
      "a,b": A comma
      a+b: { description: A plus, variant: Plus }
      z: { description: Last, aliases: ["!#$%&'()*-./;<=>?@[]^_`{|}~"] }
"# }
}
use scopes::{Scope, ScopeSet};

/// Every name and alias, and the index of its scope.
const NAMES: [(&str, usize); 13] = [
    ("mail", 0),
    ("mail:", 1),
    ("mail:r", 2),
    ("mail:read", 3),
    ("mail:see", 3),
    ("old-mail", 3),
    ("mail:read:all", 4),
    ("Mail", 5),
    ("MAIL:READ", 6),
    ("a,b", 7),
    ("a+b", 8),
    ("z", 9),
    ("!#$%&'()*-./;<=>?@[]^_`{|}~", 9),
];

fn known() -> HashMap<&'static str, Scope> {
    NAMES.iter().map(|(name, index)| (*name, Scope::ALL[*index])).collect()
}

/// `%x21 / %x23-5B / %x5D-7E`: visible ASCII without the quote and the backslash.
fn is_token_octet(octet: u8) -> bool {
    octet.is_ascii_graphic() && octet != b'"' && octet != b'\\'
}

fn first_illegal(text: &str) -> Option<usize> {
    text.bytes().position(|octet| !is_token_octet(octet) && octet != b' ')
}

/// The expected result of the strict parser: the scopes, or the kind, the token and the offset of the first error.
fn strictly(text: &str) -> Result<BTreeSet<Scope>, (ParseErrorKind, &str, usize)> {
    if text.is_empty() {
        return Err((ParseErrorKind::Empty, "", 0));
    }
    let (known, mut set, mut offset) = (known(), BTreeSet::new(), 0);
    for token in text.split(' ') {
        match known.get(token) {
            Some(scope) => set.insert(*scope),
            // If the token is missing at the end of the text, the superfluous space is the last octet.
            None if token.is_empty() => return Err((ParseErrorKind::Space, "", offset.min(text.len() - 1))),
            None => {
                return Err(match first_illegal(token) {
                    Some(at) => (ParseErrorKind::Malformed, token, offset + at),
                    None => (ParseErrorKind::Unknown, token, offset),
                });
            }
        };
        offset += token.len() + 1;
    }
    Ok(set)
}

fn check(text: &str) {
    let parsed = ScopeSet::parse(text)
        .map(|set| set.iter().collect())
        .map_err(|error| (error.kind(), error.token(), error.offset()));
    assert_eq!(parsed, strictly(text), "parse {text:?}");
    assert_eq!(ScopeSet::try_from(text), ScopeSet::parse(text));

    let claim = ScopeSet::read_claim(text);
    let voided_at = first_illegal(text);
    let known = known();
    let tokens = || text.split(' ').filter(|token| !token.is_empty() && voided_at.is_none());
    let granted: BTreeSet<Scope> = tokens().filter_map(|token| known.get(token).copied()).collect();
    let skipped: Vec<&str> = tokens().filter(|token| !known.contains_key(token)).collect();
    assert_eq!(claim.scopes().iter().collect::<BTreeSet<_>>(), granted, "claim {text:?}");
    assert_eq!(claim.unknown().collect::<Vec<_>>(), skipped, "claim {text:?}");
    assert_eq!(claim.voided_at(), voided_at, "claim {text:?}");
    assert_eq!(ScopeSet::from_claim(text), claim.scopes());

    for token in text.split(' ') {
        assert_eq!(Scope::from_name(token), known.get(token).copied(), "name {token:?}");
        assert_eq!(token.parse::<Scope>().ok(), known.get(token).copied(), "name {token:?}");
    }
    assert_eq!(Scope::from_name(text), known.get(text).copied(), "name {text:?}");
}

/// Names, beginnings of names, names in another case, scopes of other services, and empty tokens.
fn token() -> impl Strategy<Value = String> {
    let name = || prop::sample::select(NAMES.to_vec()).prop_map(|(name, _)| name);
    prop_oneof![
        8 => name().prop_map(str::to_owned),
        1 => (name(), any::<prop::sample::Index>()).prop_map(|(name, end)| name[..end.index(name.len())].to_owned()),
        1 => name().prop_map(str::to_ascii_uppercase),
        1 => name().prop_map(str::to_ascii_lowercase),
        1 => (name(), "[ -~]").prop_map(|(name, last)| name.to_owned() + &last),
        1 => prop::sample::select(vec!["openid", "mail:write", "mail:*", "*", "", "mails", "zz"]).prop_map(str::to_owned),
        1 => "[!-~]{1,4}",
        1 => "\\PC{1,4}",
        1 => "[!#-\\[\\]-~]{500,600}",
    ]
}

fn separator() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        30 => Just(" "),
        1 => prop::sample::select(vec!["  ", "\t", "\n", "\r\n", ",", ", ", "+", "%20", "", "\0", "\u{a0}", "\u{2003}", "\u{85}"]),
    ]
}

fn claim() -> impl Strategy<Value = String> {
    let list = (prop::collection::vec((token(), separator()), 0..12), token()).prop_map(|(tokens, last)| {
        tokens.into_iter().map(|(token, separator)| token + separator).collect::<String>() + &last
    });
    let octet = (0..=255_u8).prop_map(char::from);
    let broken = (list, octet, any::<prop::sample::Index>()).prop_map(|(mut text, octet, at)| {
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        text.insert(*at.get(&places), octet);
        text
    });
    let whole = prop::collection::vec(token(), 1..12).prop_map(|tokens| tokens.join(" "));
    let known = prop::collection::vec(prop::sample::select(NAMES.to_vec()), 1..20)
        .prop_map(|names| names.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(" "));
    prop_oneof![broken, whole, known, any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(4_000) })]

    #[test]
    fn any_text_is_read_as_the_model_reads_it(text in claim()) {
        check(&text);
    }

    #[test]
    fn the_text_of_a_set_is_read_as_that_set(indexes in prop::collection::btree_set(0..Scope::COUNT, 1..=Scope::COUNT)) {
        let set: ScopeSet = indexes.iter().map(|index| Scope::ALL[*index]).collect();
        let text = set.to_string();
        prop_assert_eq!(ScopeSet::parse(&text), Ok(set));
        prop_assert_eq!(ScopeSet::from_claim(&text), set);
    }
}

/// Every character up to U+00FF, at every place of a claim.
#[test]
fn every_octet_at_every_place_is_read_as_the_model_reads_it() {
    for octet in (0..=255_u8).map(char::from) {
        for at in 0..="mail z".len() {
            let mut text = "mail z".to_owned();
            text.insert(at, octet);
            check(&text);
        }
        check(&octet.to_string());
    }
}

/// Every text of four of these pieces, and every beginning of a claim.
#[test]
fn every_short_text_is_read_as_the_model_reads_it() {
    let pieces = ["", " ", "mail", "mail:", "z", "Z", ",", "+", "\t", "é"];
    for first in pieces {
        for second in pieces {
            for third in pieces {
                for fourth in pieces {
                    check(&[first, second, third, fourth].concat());
                }
            }
        }
    }
    let claim = "mail mail: mail:r mail:see openid mail:read:all z";
    (0..=claim.len()).for_each(|end| check(&claim[..end]));
}

#[test]
fn very_long_texts_are_read_as_the_model_reads_them() {
    check(&"mail:read ".repeat(20_000));
    check("z ".repeat(50_000).trim_end());
    check(&"a".repeat(100_000));
    check(&" ".repeat(100_000));
    check(&("z ".repeat(50_000) + "\u{1}"));
}

#[test]
fn errors_name_the_token_and_its_offset() {
    let cases = [
        ("", "no scope is given"),
        ("mail openid z", "unknown scope `openid` at byte 5"),
        ("mail mail:READ", "unknown scope `mail:READ` at byte 5"),
        ("mail,z", "unknown scope `mail,z` at byte 0"),
        ("mail  z", "unexpected space at byte 5: scopes are separated by exactly one space"),
        (" mail", "unexpected space at byte 0: scopes are separated by exactly one space"),
        ("mail\tz", r"malformed scope `mail\tz`: the octet at byte 4 is not allowed in a scope"),
        ("z \"mail\"", r#"malformed scope `\"mail\"`: the octet at byte 2 is not allowed in a scope"#),
        ("mail é", "malformed scope `é`: the octet at byte 5 is not allowed in a scope"),
        (r"ma\il", r"malformed scope `ma\\il`: the octet at byte 2 is not allowed in a scope"),
    ];
    for (text, message) in cases {
        assert_eq!(ScopeSet::parse(text).unwrap_err().to_string(), message, "{text:?}");
    }
    let error: Box<dyn std::error::Error> = Box::new(ScopeSet::parse("openid").unwrap_err());
    assert!(error.source().is_none());
}

#[test]
fn a_claim_tells_its_unknown_tokens_and_where_it_is_voided() {
    let claim = ScopeSet::read_claim("openid mail profile old-mail  mail:* ");
    assert_eq!(claim.scopes(), ScopeSet::literal("mail mail:read"));
    assert_eq!(claim.unknown().collect::<Vec<_>>(), ["openid", "profile", "mail:*"]);
    assert_eq!(claim.voided_at(), None);

    let void = ScopeSet::read_claim("mail z\nopenid");
    assert_eq!((void.scopes(), void.voided_at()), (ScopeSet::EMPTY, Some(6)));
    assert_eq!(void.unknown().next(), None);
}

/// A claim has the scopes that it names. `with_implied` adds what they imply.
#[test]
fn an_alias_is_read_as_its_scope_and_implied_scopes_are_not_added() {
    assert_eq!(ScopeSet::parse("mail:see"), Ok(ScopeSet::of(&[Scope::MailRead])));
    assert_eq!(ScopeSet::parse("mail:see old-mail mail:read").map(|set| set.to_string()), Ok("mail:read".to_owned()));
    let all = ScopeSet::from_claim("mail:read:all");
    assert_eq!(all.len(), 1);
    assert_eq!(all.with_implied(), ScopeSet::literal("mail:read mail:read:all"));
}

#[test]
fn texts_are_read_in_constants() {
    const SCOPE: Option<Scope> = Scope::from_name("mail:see");
    const NONE: Option<Scope> = Scope::from_name("mail:*");
    const CLAIM: ScopeSet = ScopeSet::from_claim("openid mail z");
    const VOID: Option<usize> = ScopeSet::read_claim("mail\0").voided_at();
    const PARSED: ScopeSet = match ScopeSet::parse("mail z") {
        Ok(set) => set,
        Err(_) => panic!("not a list"),
    };
    const FAULT: usize = match ScopeSet::parse("mail  z") {
        Ok(_) => 0,
        Err(error) => error.offset(),
    };
    assert_eq!((SCOPE, NONE), (Some(Scope::MailRead), None));
    assert_eq!((CLAIM, VOID, PARSED, FAULT), (PARSED, Some(4), ScopeSet::literal("mail z"), 5));
}
