//! Who is let in, and what whoever is not is told.

use scopewright::{CallerSource, Denied};

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

/// Status, challenge and text of a refusal; `in` where nothing is refused.
fn answer<T>(result: Result<T, Denied>) -> String {
    match result {
        Ok(_) => "in".to_owned(),
        Err(denied) => {
            let challenge = denied.challenge().unwrap_or_else(|| "-".to_owned());
            format!("{} | {challenge} | {denied}", denied.status())
        }
    }
}

/// What a caller meets: public, authenticated, denied, `read`, `any(all(write, audit), print)`.
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
fn who_is_let_in() {
    let with = |scopes| Caller::client(ScopeSet::literal(scopes));
    assert_eq!(answers(&Caller::anonymous()), ["in", ANONYMOUS, ANONYMOUS, ANONYMOUS, ANONYMOUS]);
    assert_eq!(answers(&Caller::invalid_token()), [INVALID; 5]);
    assert_eq!(answers(&with("")), ["in", "in", NOBODY, READ, PRINT]);
    assert_eq!(answers(&with("read")), ["in", "in", NOBODY, "in", PRINT]);
    assert_eq!(answers(&with("print")), ["in", "in", NOBODY, READ, "in"]);
    assert_eq!(answers(&with("admin audit")), ["in", "in", NOBODY, "in", "in"]);
    assert_eq!(answers(&Caller::client(ScopeSet::ALL)), ["in", "in", NOBODY, "in", "in"]);
}

/// The challenge names the alternative that misses fewest, whole; the text, what of it is missing.
#[test]
fn the_nearest_alternative_is_named() {
    let with = |scopes| answer(Caller::client(ScopeSet::literal(scopes)).authorize().map(either));
    let both = |missing: &str| {
        format!(r#"403 | Bearer error="insufficient_scope", scope="write audit" | missing scope: {missing}"#)
    };
    assert_eq!(with("audit"), both("write"));
    assert_eq!(with("admin"), both("audit"));
    assert_eq!(with("read"), PRINT);
}

/// Everything that `meets` says, `prove` says.
#[test]
fn meets_is_prove() {
    use scopewright::requirement::Require;
    let grants = [
        Caller::anonymous(),
        Caller::invalid_token(),
        Caller::client(ScopeSet::EMPTY),
        Caller::client(ScopeSet::literal("read audit")),
        Caller::on_behalf_of(ScopeSet::ALL, ScopeSet::literal("admin")),
    ];
    fn same<R: Require<ScopeSet>>(caller: &Caller) {
        assert_eq!(answer(caller.meets(&R::REQUIREMENT)), answer(caller.authorize::<R>()));
    }
    for caller in &grants {
        same::<requires::Public>(caller);
        same::<requires::Authenticated>(caller);
        same::<requires::DenyAll>(caller);
        same::<requires::Has<0>>(caller);
        same::<requires::Any<(requires::All<(requires::Has<1>, requires::Has<3>)>, requires::Has<4>)>>(caller);
    }
}

/// On behalf of a user counts what both may, each with all that it implies.
#[test]
fn on_behalf_of_is_the_intersection_of_the_closures() {
    let all: Vec<ScopeSet> = (0..32_u16)
        .map(|bits| (0..5).filter(|id| bits >> id & 1 == 1).map(|id| scopes::Scope::ALL[id]).collect())
        .collect();
    // By hand: `write` brings `read`, `admin` brings both.
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
fn without_a_verified_token_nothing_is_held() {
    for caller in [Caller::anonymous(), Caller::invalid_token()] {
        assert!(!caller.is_verified());
        assert_eq!((caller.granted(), caller.effective()), (ScopeSet::EMPTY, ScopeSet::EMPTY));
    }
    assert_ne!(Caller::anonymous(), Caller::invalid_token());
    assert_ne!(Caller::anonymous(), Caller::client(ScopeSet::EMPTY));
}

/// A request without any caller is the service's fault, and says so only to the service.
#[test]
fn no_grant_at_all() {
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

/// A guard is found wherever a caller is.
#[test]
fn what_holds_a_grant() {
    let caller = Caller::anonymous();
    assert_eq!(CallerSource::<ScopeSet>::caller(&&caller), Some(&caller));
    assert_eq!(CallerSource::<ScopeSet>::caller(&Some(caller)), Some(&caller));
    assert_eq!(CallerSource::<ScopeSet>::caller(&None::<Caller>), None);
    assert_eq!(CallerSource::<ScopeSet>::caller(&&mut caller.clone()), Some(&caller));
}

/// It takes no space, and is neither copied nor made twice from one check.
#[test]
fn a_guard_is_a_proof_and_nothing_else() {
    let guard = Caller::client(ScopeSet::literal("read")).authorize::<requires::Has<0>>().unwrap();
    assert_eq!(size_of_val(&guard), 0);
    assert_eq!(format!("{guard:?}"), "Authorized");
    read(guard);
}
