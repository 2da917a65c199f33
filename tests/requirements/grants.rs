//! Who is let in, and what whoever is not is told.

use scopewright::{Denied, HasGrant};

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
use scopes::{CATALOG, Grant, ScopeSet, requires};

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

/// What a grant meets: public, authenticated, denied, `read`, `any(all(write, audit), print)`.
fn answers(grant: &Grant) -> [String; 5] {
    [
        answer(grant.prove().map(open)),
        answer(grant.prove().map(verified)),
        answer(grant.prove().map(closed)),
        answer(grant.prove().map(read)),
        answer(grant.prove().map(either)),
    ]
}

const ANONYMOUS: &str = "401 | Bearer | a bearer token is needed";
const INVALID: &str = r#"401 | Bearer error="invalid_token" | the bearer token is not valid"#;
const NOBODY: &str = "403 | - | nobody may do this";
const READ: &str = r#"403 | Bearer error="insufficient_scope", scope="read" | missing scope: read"#;
const PRINT: &str = r#"403 | Bearer error="insufficient_scope", scope="print" | missing scope: print"#;

#[test]
fn who_is_let_in() {
    let with = |scopes| Grant::client_credentials(ScopeSet::literal(scopes));
    assert_eq!(answers(&Grant::anonymous()), ["in", ANONYMOUS, ANONYMOUS, ANONYMOUS, ANONYMOUS]);
    assert_eq!(answers(&Grant::invalid_token()), [INVALID; 5]);
    assert_eq!(answers(&with("")), ["in", "in", NOBODY, READ, PRINT]);
    assert_eq!(answers(&with("read")), ["in", "in", NOBODY, "in", PRINT]);
    assert_eq!(answers(&with("print")), ["in", "in", NOBODY, READ, "in"]);
    assert_eq!(answers(&with("admin audit")), ["in", "in", NOBODY, "in", "in"]);
    assert_eq!(answers(&Grant::client_credentials(ScopeSet::ALL)), ["in", "in", NOBODY, "in", "in"]);
}

/// The challenge names the alternative that misses fewest, whole; the text, what of it is missing.
#[test]
fn the_nearest_alternative_is_named() {
    let with = |scopes| answer(Grant::client_credentials(ScopeSet::literal(scopes)).prove().map(either));
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
    use scopewright::Require;
    let grants = [
        Grant::anonymous(),
        Grant::invalid_token(),
        Grant::client_credentials(ScopeSet::EMPTY),
        Grant::client_credentials(ScopeSet::literal("read audit")),
        Grant::on_behalf_of(ScopeSet::ALL, ScopeSet::literal("admin")),
    ];
    fn same<R: Require<ScopeSet>>(grant: &Grant) {
        assert_eq!(answer(grant.meets(&R::REQUIREMENT)), answer(grant.prove::<R>()));
    }
    for grant in &grants {
        same::<requires::Public>(grant);
        same::<requires::Authenticated>(grant);
        same::<requires::Nobody>(grant);
        same::<requires::Has<0>>(grant);
        same::<requires::Any<(requires::All<(requires::Has<1>, requires::Has<3>)>, requires::Has<4>)>>(grant);
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
            let grant = Grant::on_behalf_of(*app, *user);
            let expected = ScopeSet::from_claim(&both.join(" "));
            assert_eq!((grant.effective(), grant.granted()), (expected, expected), "{app} for {user}");
            assert!(grant.is_verified());
        }
        let own = Grant::client_credentials(*app);
        assert_eq!(own.granted(), *app);
        assert_eq!(own.effective(), ScopeSet::from_claim(&close(*app).join(" ")));
    }
    let narrow = Grant::on_behalf_of(ScopeSet::literal("write"), ScopeSet::literal("admin"));
    assert_eq!(narrow.effective().to_string(), "read write");
}

#[test]
fn without_a_verified_token_nothing_is_held() {
    for grant in [Grant::anonymous(), Grant::invalid_token()] {
        assert!(!grant.is_verified());
        assert_eq!((grant.granted(), grant.effective()), (ScopeSet::EMPTY, ScopeSet::EMPTY));
    }
    assert_ne!(Grant::anonymous(), Grant::invalid_token());
    assert_ne!(Grant::anonymous(), Grant::client_credentials(ScopeSet::EMPTY));
}

/// A request without any grant is the service's fault, and says so only to the service.
#[test]
fn no_grant_at_all() {
    #[requires(public, from = grant)]
    fn handler(grant: Option<Grant>) -> Result<(), Denied> {
        Ok(())
    }
    let text = format!(
        "500 | - | no grant for the catalog `{}` in the request: the layer that verifies tokens did not run before the handler",
        CATALOG.title()
    );
    assert_eq!(answer(handler(None)), text);
    assert_eq!(answer(handler(Some(Grant::anonymous()))), "in");
    let error: Box<dyn std::error::Error + Send + Sync> = Box::new(handler(None).unwrap_err());
    assert!(error.source().is_none());
}

/// A guard is found wherever a grant is.
#[test]
fn what_holds_a_grant() {
    let grant = Grant::anonymous();
    assert_eq!(HasGrant::<ScopeSet>::grant(&&grant), Some(&grant));
    assert_eq!(HasGrant::<ScopeSet>::grant(&Some(grant)), Some(&grant));
    assert_eq!(HasGrant::<ScopeSet>::grant(&None::<Grant>), None);
    assert_eq!(HasGrant::<ScopeSet>::grant(&&mut grant.clone()), Some(&grant));
}

/// It takes no space, and is neither copied nor made twice from one check.
#[test]
fn a_guard_is_a_proof_and_nothing_else() {
    let guard = Grant::client_credentials(ScopeSet::literal("read")).prove::<requires::Has<0>>().unwrap();
    assert_eq!(size_of_val(&guard), 0);
    assert_eq!(format!("{guard:?}"), "Guard");
    read(guard);
}
