//! Spellings of a requirement that could mean less than they say.

use super::scopes::{self, Caller, requires};
use super::{closed, enforced};
use scopewright::Denied;

#[requires("mail")]
fn string() {}
#[requires("\u{6d}ail")]
fn unicode_escape() {}
#[requires("\x6d\x61il")]
fn hexadecimal_escape() {}
#[requires(
    "ma\
            il"
)]
fn string_on_two_lines() {}
#[requires(r"mail")]
fn raw_string() {}
#[requires(r##"mail"##)]
fn raw_string_with_hashes() {}
#[requires(r#mail)]
fn raw_identifier() {}
#[requires( /* public */ mail // denied
)]
fn comments() {}
#[requires[mail]]
fn brackets() {}
#[requires { mail }]
fn braces() {}
#[::scopewright::__private::requires(mail, crate = scopes)]
fn by_the_path_of_the_macro() {}

#[test]
fn spellings_of_a_name_are_the_name() {
    enforced(|caller| caller.authorize().map(string));
    enforced(|caller| caller.authorize().map(unicode_escape));
    enforced(|caller| caller.authorize().map(hexadecimal_escape));
    enforced(|caller| caller.authorize().map(string_on_two_lines));
    enforced(|caller| caller.authorize().map(raw_string));
    enforced(|caller| caller.authorize().map(raw_string_with_hashes));
    enforced(|caller| caller.authorize().map(raw_identifier));
    enforced(|caller| caller.authorize().map(comments));
    enforced(|caller| caller.authorize().map(brackets));
    enforced(|caller| caller.authorize().map(braces));
    enforced(|caller| caller.authorize().map(by_the_path_of_the_macro));
}

#[requires(any(mail))]
fn any_of_one() {}
#[requires(all(mail))]
fn all_of_one() {}
#[requires(any(any(all(any(mail)))))]
fn nested() {}
#[requires(all(any(mail), any(mail, calendar)))]
fn repeated_in_lists() {}
#[requires(any(all(mail, calendar), all(calendar, mail), mail))]
fn absorbed() {}
#[requires(any(mail, all(mail, calendar)), any(mail))]
fn conjunction_of_disjunctions() {}

#[test]
fn lists_are_not_weaker_than_their_items() {
    enforced(|caller| caller.authorize().map(any_of_one));
    enforced(|caller| caller.authorize().map(all_of_one));
    enforced(|caller| caller.authorize().map(nested));
    enforced(|caller| caller.authorize().map(repeated_in_lists));
    enforced(|caller| caller.authorize().map(absorbed));
    enforced(|caller| caller.authorize().map(conjunction_of_disjunctions));
}

#[requires(from = caller, mail)]
fn source_first(caller: Caller) -> Result<u8, Denied> {
    let _ = caller;
    Ok(1)
}
#[requires(mail, from = caller, crate = scopes, any(mail, calendar))]
fn source_between(caller: Caller) -> Result<u8, Denied> {
    let _ = caller;
    Ok(1)
}
#[requires(crate = scopes, mail)]
fn catalog_first() {}
#[requires(denied, from = caller)]
fn denied(caller: Caller) -> Result<u8, Denied> {
    let _ = caller;
    Ok(1)
}
#[requires(denied)]
fn denied_by_its_type() {}
#[requires(mail, from = if caller.granted().len() < 3 { caller } else { Caller::anonymous() })]
fn comparison_at_the_end(caller: Caller) -> Result<u8, Denied> {
    let _ = caller;
    Ok(1)
}

#[test]
fn the_order_of_arguments_does_not_matter() {
    enforced(source_first);
    enforced(source_between);
    enforced(|caller| caller.authorize().map(catalog_first));
    closed(denied);
    closed(|caller| caller.authorize().map(denied_by_its_type));
    enforced(comparison_at_the_end);
}

/// Names of scopes that are words of the language, of Rust or of the expansion.
mod words {
    scopewright::catalog! { yaml = r#"
catalog: Words
categories: { All: { scopes: { "public": P, "authenticated": A, "denied": D, "any": Y, "all": L, "from": F, "crate": C, requires: R, index: I, Has: H } } }
"# }

    pub(super) mod functions {
        use super::requires;

        #[requires("public")]
        pub(crate) fn public() {}
        #[requires("authenticated")]
        pub(crate) fn authenticated() {}
        #[requires("denied")]
        pub(crate) fn denied() {}
        #[requires("any")]
        pub(crate) fn any() {}
        #[requires(requires, index, Has)]
        pub(crate) fn several() {}
        #[requires("from", "crate", "all")]
        pub(crate) fn arguments() {}
    }
}

#[test]
fn a_word_in_quotes_is_a_scope() {
    use words::functions::*;
    use words::{Caller, ScopeSet};
    let only = |scope: &str| Caller::client(ScopeSet::from_claim(scope));
    for caller in [Caller::anonymous(), Caller::client(ScopeSet::EMPTY), only("index")] {
        assert!(caller.authorize().map(public).is_err());
        assert!(caller.authorize().map(authenticated).is_err());
        assert!(caller.authorize().map(denied).is_err());
        assert!(caller.authorize().map(any).is_err());
        assert!(caller.authorize().map(several).is_err());
        assert!(caller.authorize().map(arguments).is_err());
    }
    assert!(only("public").authorize().map(public).is_ok());
    assert!(only("authenticated").authorize().map(authenticated).is_ok());
    assert!(only("denied").authorize().map(denied).is_ok());
    assert!(only("any").authorize().map(any).is_ok());
    assert!(only("requires index Has").authorize().map(several).is_ok());
    assert!(only("from crate all").authorize().map(arguments).is_ok());
}
