//! Proofs that come from elsewhere, and sets with scopes that were not granted.

use super::scopes::{Caller, Scope, ScopeSet, requires};
use super::{closed, enforced, outsiders, reader, twin};
use scopewright::requirement::Keyword;
use scopewright::{CallerSource, CatalogSet, Denied};

type Mail = requires::Has<{ Scope::Mail as u16 }>;
type Calendar = requires::Has<{ Scope::Calendar as u16 }>;

#[requires(mail)]
fn inbox() -> u8 {
    1
}

/// Types that `#[requires]` never writes do not admit more callers than they say.
#[test]
fn requirements_written_by_hand_are_checked() {
    enforced(|caller| caller.authorize::<Mail>());
    enforced(|caller| caller.authorize::<requires::All<(Mail,)>>());
    enforced(|caller| caller.authorize::<requires::Any<(Mail,)>>());
    enforced(|caller| caller.authorize::<requires::All<(Mail, Mail, Mail)>>());
    enforced(|caller| caller.authorize::<requires::Any<(requires::All<(Mail, Calendar)>, Mail)>>());
    // A keyword in a list has no alternatives: a conjunction with it is never met, and a disjunction ignores it.
    closed(|caller| caller.authorize::<requires::All<(Mail, requires::Public)>>());
    closed(|caller| caller.authorize::<requires::All<(requires::DenyAll, Mail)>>());
    closed(|caller| caller.authorize::<requires::All<(requires::Public,)>>());
    closed(|caller| caller.authorize::<requires::Any<(requires::Public, requires::Authenticated)>>());
    enforced(|caller| caller.authorize::<requires::Any<(requires::Public, Mail)>>());
    closed(|caller| caller.authorize::<Keyword<99>>());
    closed(|caller| caller.authorize::<Keyword<{ u8::MAX }>>());
    closed(|caller| caller.authorize::<requires::DenyAll>());
    // No set has a scope with such a number.
    closed(|caller| caller.authorize::<requires::Has<2>>());
    closed(|caller| caller.authorize::<requires::Has<63>>());
    closed(|caller| caller.authorize::<requires::Has<64>>());
    closed(|caller| caller.authorize::<requires::Has<{ u16::MAX }>>());
    enforced(|caller| caller.authorize::<requires::Any<(Mail, requires::Has<64>)>>());
    closed(|caller| caller.authorize::<requires::All<(Mail, requires::Has<64>)>>());
}

/// The numbers of scopes that the catalog does not have.
#[test]
fn sets_have_no_foreign_scopes() {
    for id in 0..=u16::MAX {
        let mut added = ScopeSet::EMPTY;
        added.add(id);
        let set = ScopeSet::from_ids([id]);
        assert_eq!(added, set);
        assert_eq!(set.is_empty(), id > 1);
        assert_eq!(Scope::try_from(id).is_ok(), id <= 1);
        assert_eq!(<Scope as scopewright::CatalogScope>::from_id(id).is_some(), id <= 1);
        assert_eq!(Caller::client(set).authorize::<Mail>().is_ok(), id == Scope::Mail as u16);
    }
}

/// Claims that look like the scope.
#[test]
fn claims_that_resemble_the_scope_grant_nothing() {
    let claims = [
        "",
        " ",
        "MAIL",
        "Mail",
        "mai",
        "mails",
        "mail.",
        "mail:",
        "mail*",
        "*",
        "all",
        "m\u{430}il",
        "ma\u{200b}il",
        "mail\u{0}",
        "\u{0}mail",
        "\"mail\"",
        "'mail'",
        "mail,calendar",
        "mail;calendar",
        "mail\tcalendar",
        "mail\n",
        "mail\\",
        "%6dail",
        "&#109;ail",
        "calendar",
        "openid",
        "public",
        "authenticated",
        "denied",
        "any(mail)",
        "!mail",
        "mail mail\u{7f}",
        "{mail}",
        "[\"mail\"]",
        "scope=mail",
    ];
    for claim in claims {
        let caller = Caller::client(ScopeSet::from_claim(claim));
        assert!(caller.authorize().map(inbox).is_err(), "{claim:?}");
        assert!(ScopeSet::parse(claim).is_err() || claim == "calendar", "{claim:?}");
    }
    enforced(|caller| Caller::client(ScopeSet::from_claim(&caller.effective().to_string())).authorize().map(inbox));
    assert!(Caller::client(ScopeSet::from_claim("openid mail  mail profile")).authorize().map(inbox).is_ok());
}

#[test]
fn deserialized_sets_have_no_other_scopes() {
    let read = |json: &str| serde_json::from_str::<ScopeSet>(json).map(Caller::client);
    assert!(read(r#""mail""#).unwrap().authorize().map(inbox).is_ok());
    assert!(read(r#"["mail"]"#).unwrap().authorize().map(inbox).is_ok());
    assert!(read(r#""calendar""#).unwrap().authorize().map(inbox).is_err());
    for json in
        ["1", "3", "18446744073709551615", "[0]", "[1, 2]", "true", "null", r#"{"0":3}"#, r#"["all"]"#, r#""mail all""#]
    {
        assert!(read(json).is_err(), "{json}");
    }
    assert!(serde_json::from_str::<Scope>("0").is_err());
}

/// A catalog with the same title and the same names has other types.
#[test]
fn the_caller_of_a_twin_is_another_type() {
    #[twin::requires(mail)]
    fn theirs() -> u8 {
        2
    }
    let stranger = twin::Caller::client(twin::ScopeSet::ALL);
    assert_eq!(stranger.authorize().map(theirs), Ok(2));
    enforced(|caller| {
        let ours = caller.authorize()?;
        Ok::<_, Denied>(inbox(ours))
    });
    let renamed = |caller: Caller| twin::Caller::client(twin::ScopeSet::from_claim(&caller.effective().to_string()));
    enforced(|caller| renamed(caller).authorize().map(theirs));
}

/// Every call takes a proof, so there are not more calls than checks that succeeded.
#[test]
fn there_are_as_many_proofs_as_successful_checks() {
    let (sender, receiver) = std::sync::mpsc::channel();
    let stored = std::sync::Mutex::new(Vec::new());
    for caller in outsiders().into_iter().chain([reader(), reader()]) {
        let is_sent = caller.authorize::<Mail>().is_ok_and(|proof| sender.send(proof).is_ok());
        assert_eq!(is_sent, caller == reader());
    }
    drop(sender);
    let thread = std::thread::spawn(move || receiver.into_iter().map(inbox).count());
    assert_eq!(thread.join().unwrap(), 2);
    stored.lock().unwrap().extend(reader().authorize::<Mail>().ok());
    let mut taken: Vec<_> = std::iter::from_fn(|| stored.lock().unwrap().pop()).map(inbox).collect();
    assert_eq!(taken.pop(), Some(1));
    assert_eq!(taken.pop(), None);
    let mut option = reader().authorize::<Mail>().ok();
    assert_eq!((option.take().map(inbox), option.take().map(inbox)), (Some(1), None));
}

/// `Debug` of a proof, its size and its drop do not say or do anything.
#[test]
fn a_proof_has_no_content() {
    let proof = reader().authorize::<Mail>().unwrap();
    assert_eq!((size_of_val(&proof), format!("{proof:?}").as_str()), (0, "Authorized"));
    assert!(!std::mem::needs_drop::<requires::Authorized<Mail>>());
}

/// Sets that are combined have only scopes of their parts.
#[test]
fn combined_sets_grant_no_more() {
    let (mail, calendar) = (ScopeSet::literal("mail"), ScopeSet::literal("calendar"));
    enforced(|caller| Caller::client(caller.effective().union(calendar)).authorize::<Mail>());
    enforced(|caller| Caller::on_behalf_of(caller.effective(), mail).authorize::<Mail>());
    enforced(|caller| Caller::on_behalf_of(mail, caller.effective()).authorize::<Mail>());
    closed(|caller| Caller::on_behalf_of(caller.effective(), calendar).authorize::<Mail>());
    closed(|caller| Caller::client(caller.effective().difference(mail)).authorize::<Mail>());
    closed(|caller| Caller::client(caller.effective().intersection(calendar)).authorize::<Mail>());
    closed(|_| Caller::client(!ScopeSet::ALL).authorize::<Mail>());
    closed(|caller| caller.require(ScopeSet::EMPTY));
    closed(|_| Caller::client(ScopeSet::default()).authorize::<Mail>());
}

/// A caller that is copied and compared is the same caller.
#[test]
fn copies_of_a_caller_are_checked_alike() {
    enforced(|caller| [caller; 3].map(|copy| copy.authorize().map(inbox))[2].clone());
    enforced(|caller| caller.with_caller(|caller: Option<&Caller>| caller.copied()).unwrap().authorize::<Mail>());
    assert_ne!(reader(), Caller::anonymous());
}
