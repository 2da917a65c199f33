//! Names of several lengths, compared with tokens that are shorter or differ in one octet.

use std::collections::BTreeSet;

mod middling {
    // The longest name has 32 bytes. Tokens of up to 24 bytes are compared by the words of their keys alone.
    scopewright::catalog! { yaml = r#"
catalog: Middling Names
categories:
  All:
    scopes:
      cal: Three bytes
      calendar: Eight
      calendar-of-room: { description: Sixteen, variant: Sixteen }
      calendar-of-many-rooms: { description: Up to 24, variant: Key }
      calendar-of-all-the-rooms: { description: More than 24, variant: Behind }
      calendar-of-all-the-rooms-inside: { description: As long as 32, variant: Longest }
"# }
}

mod long {
    // No name is short. Tokens that are shorter than every name have keys that reach into the token before them.
    scopewright::catalog! { yaml = r#"
catalog: Long Names
categories:
  All:
    scopes:
      calendar: Eight bytes
      calendars: Nine
      calendar-of-rooms: { description: Seventeen, variant: Seventeen }
      calendar-of-all-the-rooms-here: { description: Thirty, variant: Thirty }
      calendar-of-all-the-rooms-in-this-building: { description: More than 32, variant: Further }
      calendar-of-all-the-rooms-in-this-building-and-in-every-other-building-we-have: { description: Long, variant: Longest }
"# }
}

#[test]
fn tokens_shorter_than_every_name_are_unknown() {
    use long::{Scope, ScopeSet};
    let names: Vec<&str> = Scope::ALL.iter().map(|scope| scope.name()).collect();
    let others =
        ["", "a", "bc", "calenda", "calendar-", "calendar-of-all-the-rooms-in-this-building-", "x\u{e9}", "a\tb"];
    let pieces: Vec<&str> = names.iter().copied().chain(others).collect();
    let known = |token: &str| Scope::ALL.iter().copied().find(|scope| scope.name() == token);
    let count = pieces.len();
    for number in 0..count.pow(4) {
        let picked =
            [number, number / count, number / count.pow(2), number / count.pow(3)].map(|at| pieces[at % count]);
        for length in 1..=picked.len() {
            let text = picked[..length].join(" ");
            let claim = ScopeSet::read_claim(&text);
            let illegal = text.find(|letter| !matches!(letter, ' '..='~'));
            assert_eq!(claim.voided_at(), illegal, "{text:?}");
            let expected: BTreeSet<Scope> = text.split(' ').filter_map(known).filter(|_| illegal.is_none()).collect();
            assert_eq!(claim.scopes().iter().collect::<BTreeSet<_>>(), expected, "{text:?}");
            let strict =
                ScopeSet::parse(&text).map(|set| set.iter().collect::<BTreeSet<_>>()).map_err(|error| error.token());
            match text.split(' ').find(|token| known(token).is_none()) {
                Some(token) => assert_eq!(strict, Err(token), "{text:?}"),
                None => assert_eq!(strict, Ok(expected), "{text:?}"),
            }
        }
    }
}

/// A token is unknown if it differs from a name in any one octet, or has one octet more or less.
#[test]
fn tokens_that_differ_from_a_name_in_one_octet_are_unknown() {
    macro_rules! check {
        ($catalog:ident) => {
            for name in $catalog::Scope::ALL.iter().map(|scope| scope.name()) {
                let nearly = (0..name.len()).flat_map(|at| {
                    let (before, behind) = name.split_at(at);
                    [
                        format!("{before}~{}", &behind[1..]),
                        format!("{before}~{behind}"),
                        format!("{before}{}", &behind[1..]),
                    ]
                });
                for token in nearly.filter(|token| $catalog::Scope::ALL.iter().all(|scope| scope.name() != token)) {
                    // The tokens before and behind must not matter.
                    for (before, behind) in
                        [("", ""), ("", " "), ("a-token-that-is-no-scope-at-all ", " x"), (" ", name)]
                    {
                        let set = $catalog::ScopeSet::from_claim(&format!("{before}{token}{behind}"));
                        assert!(set.is_empty(), "{before}{token}{behind}");
                        let both = $catalog::ScopeSet::from_claim(&format!("{before}{token} {name}"));
                        assert_eq!(both.to_string(), name, "{before}{token}");
                    }
                }
            }
        };
    }
    check!(long);
    check!(middling);
}
