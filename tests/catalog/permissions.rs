//! Scopes by the ids of a provider's permissions, compared with a naive model for every set of ids.

use scopewright::CatalogSet;
use std::cell::Cell;
use std::collections::BTreeSet;

mod scopes {
    scopewright::catalog! { yaml = r#"
catalog: Marketing
categories:
  Email:
    scopes:
      one: { description: One permission., permissions: [a] }
      two: { description: Two permissions., permissions: [a, b] }
      three: { description: Three permissions., permissions: [b, c, d] }
      none: No permission.
      wide: { description: It implies others., permissions: [e], implies: [none, two] }
      last: { description: The same permission., permissions: [a] }
"# }
}

use scopes::{Caller, Scope, ScopeSet};

#[test]
fn a_scope_is_held_with_all_of_its_permissions_and_never_without_any() {
    let ids = ["a", "b", "c", "d", "e", "f"];
    for subset in 0..1_u32 << ids.len() {
        let held: BTreeSet<&str> =
            ids.iter().enumerate().filter(|(at, _)| subset >> at & 1 == 1).map(|(_, id)| *id).collect();
        let model: Vec<Scope> = Scope::ALL
            .iter()
            .copied()
            .filter(|scope| match *scope {
                Scope::One | Scope::Last => held.contains("a"),
                Scope::Two => held.is_superset(&["a", "b"].into()),
                Scope::Three => held.is_superset(&["b", "c", "d"].into()),
                Scope::None => false,
                // What it implies is added where the set is used.
                Scope::Wide => held.contains("e"),
            })
            .collect();
        let set = ScopeSet::from_permissions(|id| held.contains(id));
        assert_eq!(set.scopes().collect::<Vec<_>>(), model, "{held:?}");
    }
}

#[test]
fn a_caller_has_what_the_scopes_of_its_user_imply_and_no_more() {
    let of_user = ScopeSet::from_permissions(|id| id == "e");
    let caller = Caller::on_behalf_of(ScopeSet::ALL, of_user);
    let allowed: Vec<Scope> = Scope::ALL.iter().copied().filter(|scope| caller.require(*scope).is_ok()).collect();
    assert_eq!(allowed, [Scope::Two, Scope::None, Scope::Wide]);
}

/// Each permission of each scope is looked up at most once, however many there are.
#[test]
fn the_work_is_bounded_by_the_permissions_of_the_catalog() {
    let asked = Cell::new(0);
    ScopeSet::from_permissions(|_| {
        asked.set(asked.get() + 1);
        true
    });
    assert_eq!(asked.get(), 1 + 2 + 3 + 1 + 1);
}
