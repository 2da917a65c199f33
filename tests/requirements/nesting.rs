//! Random nestings of the requirement language. The normal form of the text is compared with the tree.

use proptest::prelude::*;
use scope_catalog::read::read;
use scope_catalog::requirement::Requirement;
use std::collections::BTreeSet;

#[derive(Clone, Debug)]
enum Tree {
    Scope(u16),
    All(Vec<Tree>),
    Any(Vec<Tree>),
}

impl Tree {
    fn holds(&self, held: &BTreeSet<u16>) -> bool {
        match self {
            Self::Scope(id) => held.contains(id),
            Self::All(items) => items.iter().all(|item| item.holds(held)),
            Self::Any(items) => items.iter().any(|item| item.holds(held)),
        }
    }

    fn text(&self) -> String {
        let list = |items: &[Self]| items.iter().map(Self::text).collect::<Vec<_>>().join(", ");
        match self {
            Self::Scope(id) => format!("s{id}"),
            Self::All(items) => format!("all({})", list(items)),
            Self::Any(items) => format!("any({})", list(items)),
        }
    }
}

fn trees() -> impl Strategy<Value = Tree> {
    let leaf = (0..6_u16).prop_map(Tree::Scope);
    leaf.prop_recursive(4, 16, 4, |inner| {
        let items = prop::collection::vec(inner, 1..4);
        (items, any::<bool>()).prop_map(|(items, all)| {
            // A scope twice in one list is an error.
            let mut seen = BTreeSet::new();
            let mut distinct = |item: &Tree| !matches!(item, Tree::Scope(id) if !seen.insert(*id));
            let items = items.into_iter().filter(&mut distinct).collect();
            if all { Tree::All(items) } else { Tree::Any(items) }
        })
    })
}

/// A catalog with six scopes and one row. Each scope may imply later scopes.
fn catalog(implies: &[BTreeSet<u16>], requirement: &str) -> String {
    let scopes: Vec<String> = (0..6)
        .map(|id| {
            let others: Vec<String> = implies[id].iter().map(|other| format!("s{other}")).collect();
            format!("      s{id}: {{ description: S, implies: [{}] }}\n", others.join(", "))
        })
        .collect();
    format!(
        "catalog: C\ncategories:\n  All:\n    scopes:\n{}endpoints:\n  /x: {{ GET: \"{requirement}\" }}\n",
        scopes.concat()
    )
}

fn implications() -> impl Strategy<Value = Vec<BTreeSet<u16>>> {
    let later = (0..6_u16).map(|id| prop::collection::btree_set(id + 1..7, 0..3)).collect::<Vec<_>>();
    later.prop_map(|sets| sets.into_iter().map(|set| set.into_iter().filter(|id| *id < 6).collect()).collect())
}

/// A set of scopes with all that they imply.
fn close(held: &BTreeSet<u16>, implies: &[BTreeSet<u16>]) -> BTreeSet<u16> {
    let next: BTreeSet<u16> =
        held.iter().flat_map(|id| implies[usize::from(*id)].iter().chain([id])).copied().collect();
    if next == *held { next } else { close(&next, implies) }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(600) })]

    #[test]
    fn any_nesting_has_the_meaning_of_its_tree(tree in trees(), implies in implications(), bare in any::<bool>()) {
        let text = match &tree {
            Tree::All(items) if bare => items.iter().map(Tree::text).collect::<Vec<_>>().join(", "),
            tree => tree.text(),
        };
        let reading = read(catalog(&implies, &text).as_bytes());
        prop_assert!(!reading.has_errors(), "{text}: {:?}", reading.diagnostics);
        let Requirement::Scopes(alternatives) = &reading.catalog.endpoints[0].methods[0].requirement else {
            return Err(TestCaseError::fail("no scopes"));
        };
        for bits in 0..64_u16 {
            let held = close(&(0..6).filter(|id| bits >> id & 1 == 1).collect(), &implies);
            let met = alternatives.iter().any(|set| set.iter().all(|id| held.contains(id)));
            prop_assert_eq!(met, tree.holds(&held), "{} with {:?}", text, held);
        }
        // The normal form: no alternative contains another, and no alternative names a scope that it implies.
        for (at, set) in alternatives.iter().enumerate() {
            for (other_at, other) in alternatives.iter().enumerate() {
                let all = close(&set.iter().copied().collect(), &implies);
                prop_assert!(at == other_at || !other.iter().all(|id| all.contains(id)), "{alternatives:?}");
            }
            for id in set {
                let rest = set.iter().copied().filter(|other| other != id).collect();
                prop_assert!(!close(&rest, &implies).contains(id), "{alternatives:?}");
            }
        }
        prop_assert!(alternatives.is_sorted());
    }
}
