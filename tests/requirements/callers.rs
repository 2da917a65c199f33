//! Callers that are admitted, and the refusals of the others.

use axum::http::Extensions;
use scopewright::{CallerSource, Denied, Reason};
use std::cell::RefCell;

mod scopes {
    scopewright::catalog! { yaml = r#"
catalog: Post Office
categories:
  All:
    scopes:
      read: Read
      write: { description: Write, implies: [read] }
      admin: { description: Administer, implies: [write] }
      audit: Audit
      print: Print
"# }
}
use scopes::{CATALOG, Caller, ScopeSet, requires};

#[requires(public)]
fn open() {}

#[requires(authenticated)]
fn verified() {}

#[requires(denied)]
fn closed() {}

#[requires(read)]
fn read() {}

#[requires(any(all(write, audit), print))]
fn either() {}

/// Status, challenge and text of a refusal, or `in` for an admitted caller.
fn answer<T>(result: Result<T, Denied>) -> String {
    match result {
        Ok(_) => "in".to_owned(),
        Err(denied) => {
            let challenge = denied.challenge().unwrap_or_else(|| "-".to_owned());
            format!("{} | {challenge} | {denied}", denied.status())
        }
    }
}

/// The answers to a caller of the five functions above.
fn answers(caller: &Caller) -> [String; 5] {
    [
        answer(caller.authorize().map(open)),
        answer(caller.authorize().map(verified)),
        answer(caller.authorize().map(closed)),
        answer(caller.authorize().map(read)),
        answer(caller.authorize().map(either)),
    ]
}

const ANONYMOUS: &str = "401 | Bearer | an access token is required";
const INVALID: &str = r#"401 | Bearer error="invalid_token" | the access token is invalid"#;
const NOBODY: &str = "403 | - | access denied";
const READ: &str = r#"403 | Bearer error="insufficient_scope", scope="read" | missing scope: read"#;
const PRINT: &str = r#"403 | Bearer error="insufficient_scope", scope="print" | missing scope: print"#;

#[test]
fn each_caller_is_admitted_or_refused_with_its_challenge() {
    let with = |scopes| Caller::client(ScopeSet::literal(scopes));
    assert_eq!(answers(&Caller::anonymous()), ["in", ANONYMOUS, ANONYMOUS, ANONYMOUS, ANONYMOUS]);
    assert_eq!(answers(&Caller::invalid_token()), [INVALID; 5]);
    assert_eq!(answers(&with("")), ["in", "in", NOBODY, READ, PRINT]);
    assert_eq!(answers(&with("read")), ["in", "in", NOBODY, "in", PRINT]);
    assert_eq!(answers(&with("print")), ["in", "in", NOBODY, READ, "in"]);
    assert_eq!(answers(&with("admin audit")), ["in", "in", NOBODY, "in", "in"]);
    assert_eq!(answers(&Caller::client(ScopeSet::ALL)), ["in", "in", NOBODY, "in", "in"]);
}

/// The challenge names all scopes of the alternative that misses fewest. The text names the missing scopes.
#[test]
fn a_challenge_names_the_nearest_alternative() {
    let with = |scopes| answer(Caller::client(ScopeSet::literal(scopes)).authorize().map(either));
    let both = |missing: &str| {
        format!(r#"403 | Bearer error="insufficient_scope", scope="write audit" | missing scope: {missing}"#)
    };
    assert_eq!(with("audit"), both("write"));
    assert_eq!(with("admin"), both("audit"));
    assert_eq!(with("read"), PRINT);
}

#[test]
fn meets_and_authorize_agree() {
    use scopewright::requirement::Require;
    let callers = [
        Caller::anonymous(),
        Caller::invalid_token(),
        Caller::client(ScopeSet::EMPTY),
        Caller::client(ScopeSet::literal("read audit")),
        Caller::on_behalf_of(ScopeSet::ALL, ScopeSet::literal("admin")),
    ];
    fn same<R: Require<ScopeSet>>(caller: &Caller) {
        assert_eq!(answer(caller.meets(&R::REQUIREMENT)), answer(caller.authorize::<R>()));
    }
    for caller in &callers {
        same::<requires::Public>(caller);
        same::<requires::Authenticated>(caller);
        same::<requires::DenyAll>(caller);
        same::<requires::Has<0>>(caller);
        same::<requires::Any<(requires::All<(requires::Has<1>, requires::Has<3>)>, requires::Has<4>)>>(caller);
    }
}

/// An application that acts for a user has the scopes that both have, each with all that its scopes imply.
#[test]
fn on_behalf_of_is_the_intersection_of_both_closures() {
    let all: Vec<ScopeSet> = (0..32_u16)
        .map(|bits| (0..5).filter(|id| bits >> id & 1 == 1).map(|id| scopes::Scope::ALL[id]).collect())
        .collect();
    // The closure by hand: `write` implies `read`, and `admin` implies both.
    let close = |set: ScopeSet| {
        let mut names: Vec<&str> = set.iter().map(scopes::Scope::name).collect();
        if names.contains(&"admin") {
            names.extend(["write", "read"]);
        }
        if names.contains(&"write") {
            names.push("read");
        }
        names
    };
    for app in &all {
        for user in &all {
            let both: Vec<&str> = close(*app).into_iter().filter(|name| close(*user).contains(name)).collect();
            let caller = Caller::on_behalf_of(*app, *user);
            let expected = ScopeSet::from_claim(&both.join(" "));
            assert_eq!((caller.effective(), caller.granted()), (expected, expected), "{app} for {user}");
            assert!(caller.is_verified());
        }
        let own = Caller::client(*app);
        assert_eq!(own.granted(), *app);
        assert_eq!(own.effective(), ScopeSet::from_claim(&close(*app).join(" ")));
    }
    let narrow = Caller::on_behalf_of(ScopeSet::literal("write"), ScopeSet::literal("admin"));
    assert_eq!(narrow.effective().to_string(), "read write");
}

#[test]
fn callers_without_a_verified_token_hold_no_scopes() {
    for caller in [Caller::anonymous(), Caller::invalid_token()] {
        assert!(!caller.is_verified());
        assert_eq!((caller.granted(), caller.effective()), (ScopeSet::EMPTY, ScopeSet::EMPTY));
    }
    assert_ne!(Caller::anonymous(), Caller::invalid_token());
    assert_ne!(Caller::anonymous(), Caller::client(ScopeSet::EMPTY));
}

/// A set that is computed may be empty by mistake, so it must not mean "any verified token".
#[test]
fn an_empty_set_is_not_a_requirement() {
    for granted in [ScopeSet::EMPTY, ScopeSet::literal("read"), ScopeSet::ALL] {
        let caller = Caller::client(granted);
        assert_eq!(answer(caller.require(ScopeSet::EMPTY)), NOBODY);
        assert_eq!(caller.require(ScopeSet::EMPTY).unwrap_err().reason(), &Reason::Forbidden);
        assert_eq!(answer(caller.authorize::<requires::Authenticated>()), "in");
    }
    assert_eq!(answer(Caller::anonymous().require(ScopeSet::EMPTY)), ANONYMOUS);
    assert_eq!(answer(Caller::invalid_token().require(ScopeSet::EMPTY)), INVALID);
}

#[test]
fn a_set_requires_all_of_its_scopes() {
    let caller = Caller::client(ScopeSet::literal("write"));
    assert_eq!(answer(caller.require(ScopeSet::literal("read write"))), "in");
    assert_eq!(
        answer(caller.require(ScopeSet::literal("read audit"))),
        r#"403 | Bearer error="insufficient_scope", scope="read audit" | missing scope: audit"#
    );
}

/// A request without a caller is an error of the service. Its text is for the log of the service, not for the client.
#[test]
fn a_missing_caller_is_an_error_of_the_service() {
    #[requires(public, from = caller)]
    fn handler(caller: Option<Caller>) -> Result<(), Denied> {
        Ok(())
    }
    let text = format!(
        "500 | - | no `Caller` of the catalog `{}` in the request: the authentication layer did not run before the handler",
        CATALOG.title()
    );
    assert_eq!(answer(handler(None)), text);
    assert_eq!(answer(handler(Some(Caller::anonymous()))), "in");
    let error: Box<dyn std::error::Error + Send + Sync> = Box::new(handler(None).unwrap_err());
    assert!(error.source().is_none());
}

#[test]
fn references_and_options_of_a_caller_are_caller_sources() {
    fn found(source: &impl CallerSource<ScopeSet>) -> Option<Caller> {
        source.with_caller(|caller| Some(*caller?))
    }
    let mut caller = Caller::anonymous();
    let (shared, some, none) = (&caller, Some(caller), None::<Caller>);
    assert_eq!(found(shared), Some(caller));
    assert_eq!(found(&shared), Some(caller));
    assert_eq!(found(&some), Some(caller));
    assert_eq!(found(&none), None);
    let exclusive = &mut caller;
    assert_eq!(found(&exclusive), Some(Caller::anonymous()));
}

/// Some frameworks keep the extensions of a request behind a `RefCell`, which lends them for a call only.
#[test]
fn a_caller_behind_a_ref_cell_is_checked() {
    struct Request {
        extensions: RefCell<Extensions>,
    }

    impl CallerSource<ScopeSet> for Request {
        fn with_caller<T>(&self, read: impl FnOnce(Option<&Caller>) -> T) -> T {
            self.extensions.borrow().with_caller(read)
        }
    }

    #[requires(read, from = request)]
    fn handler(request: &Request) -> Result<(), Denied> {
        // The check has returned the extensions.
        request.extensions.borrow_mut().clear();
        Ok(())
    }

    let request = Request { extensions: RefCell::default() };
    assert_eq!(handler(&request).unwrap_err().status(), 500);
    request.extensions.borrow_mut().insert(Caller::client(ScopeSet::literal("print")));
    assert_eq!(answer(handler(&request)), READ);
    request.extensions.borrow_mut().insert(Caller::client(ScopeSet::literal("read")));
    assert_eq!(answer(handler(&request)), "in");
    assert_eq!(handler(&request).unwrap_err().status(), 500);
}

#[test]
fn authorized_takes_no_space() {
    let authorized = Caller::client(ScopeSet::literal("read")).authorize::<requires::Has<0>>().unwrap();
    assert_eq!(size_of_val(&authorized), 0);
    assert_eq!(format!("{authorized:?}"), "Authorized");
    read(authorized);
}
