//! `ScopeSet` compared with `BTreeSet<Scope>`, for catalogs of 1, 32, 64, 65 and 1,365 scopes.

use std::collections::{BTreeSet, HashSet, VecDeque};
use std::hash::{BuildHasher, RandomState};
use std::path::Path;

use harness::golden;
use proptest::prelude::*;

use crate::brevo;

/// A catalog of `count` scopes, which are named after their numbers. Their order is not the order of their names.
fn numbered(count: usize) -> String {
    let scopes: Vec<String> = (0..count).map(|number| format!("      s{number}: s\n")).collect();
    format!("catalog: Numbered\ncategories:\n  All:\n    scopes:\n{}", scopes.concat())
}

#[test]
fn the_numbered_catalogs_are_up_to_date() {
    for (file, count) in [("one", 1), ("sixty-four", 64), ("sixty-five", 65), ("large", 1_365)] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/catalogs");
        golden::check(&folder.join(file).with_extension("yaml"), &numbered(count));
    }
}

/// Numbers below `count`: few, many, or nearly all of them.
fn ids(count: u16) -> impl Strategy<Value = BTreeSet<u16>> {
    let some = prop::collection::btree_set(0..count, 0..=usize::from(count.min(8)));
    let many = prop::collection::btree_set(0..count, 0..=usize::from(count));
    let most = prop::collection::btree_set(0..count, 0..=usize::from(count.min(8)))
        .prop_map(move |few| (0..count).filter(|id| !few.contains(id)).collect());
    prop_oneof![some, many, most]
}

macro_rules! suite {
    ($name:ident, $count:literal, $catalog:literal) => {
        mod $name {
            use super::*;
            use scopewright::CatalogSet;

            mod scopes {
                scopewright::catalog!($catalog);
            }
            use scopes::{Scope, ScopeSet};

            type Model = BTreeSet<Scope>;

            const COUNT: u16 = $count;
            const NONE: ScopeSet = ScopeSet::EMPTY;
            const ALL: ScopeSet = ScopeSet::ALL;
            const FIRST: ScopeSet = ScopeSet::of(&[Scope::ALL[0]]);
            const OTHERS: ScopeSet = ALL.difference(FIRST);
            const BUILT: ScopeSet = {
                let mut set = ScopeSet::EMPTY.complement();
                assert!(set.remove(Scope::ALL[0]));
                assert!(!set.insert(Scope::ALL[$count - 1]) || $count == 1);
                set.union(FIRST).intersection(ALL).symmetric_difference(NONE)
            };

            fn scope(id: u16) -> Scope {
                Scope::ALL[usize::from(id)]
            }

            fn model(ids: &BTreeSet<u16>) -> Model {
                ids.iter().map(|id| scope(*id)).collect()
            }

            fn set(model: &Model) -> ScopeSet {
                ScopeSet::of(&model.iter().copied().collect::<Vec<_>>())
            }

            /// The scopes that a set contains, each tested with `contains`.
            fn asked(set: ScopeSet) -> Model {
                Scope::ALL.iter().copied().filter(|scope| set.contains(*scope)).collect()
            }

            #[test]
            fn constants_hold_their_scopes() {
                assert_eq!(Scope::COUNT, usize::from(COUNT));
                assert_eq!(asked(NONE), Model::new());
                assert_eq!(asked(ALL), Scope::ALL.iter().copied().collect());
                assert_eq!(asked(FIRST), Model::from([scope(0)]));
                assert_eq!(asked(OTHERS), Scope::ALL[1..].iter().copied().collect());
                assert_eq!(BUILT, ALL);
                assert_eq!(ScopeSet::default(), NONE);
                assert!(NONE.is_empty() && !ALL.is_empty());
                assert_eq!(ALL.iter().collect::<Vec<_>>(), Scope::ALL);
                assert!(ALL.iter().rev().eq(Scope::ALL.iter().rev().copied()));
            }

            #[test]
            fn no_set_holds_a_bit_that_is_no_scope() {
                assert_eq!(ScopeSet::from_ids(0..=u16::MAX), ALL);
                assert_eq!(ScopeSet::from_ids(COUNT..=u16::MAX), NONE);
                assert_eq!((!NONE).len(), usize::from(COUNT));
                assert_eq!(!NONE, ALL);
                assert_eq!(!ALL, NONE);
                let mut full = ALL;
                full.add(COUNT);
                full.add(u16::MAX);
                assert_eq!((full, full.len()), (ALL, usize::from(COUNT)));
                assert!(!full.has(COUNT) && !full.has(u16::MAX));
            }

            proptest! {
                #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

                #[test]
                fn operations_agree_with_btree_sets(a in ids(COUNT), b in ids(COUNT)) {
                    let (a, b) = (model(&a), model(&b));
                    let (x, y) = (set(&a), set(&b));
                    prop_assert_eq!(asked(x), a.clone());
                    let cases: [(ScopeSet, ScopeSet, fn(&mut ScopeSet, ScopeSet), Model); 4] = [
                        (x | y, x.union(y), |x, y| *x |= y, &a | &b),
                        (x & y, x.intersection(y), |x, y| *x &= y, &a & &b),
                        (x ^ y, x.symmetric_difference(y), |x, y| *x ^= y, &a ^ &b),
                        (x - y, x.difference(y), |x, y| *x -= y, &a - &b),
                    ];
                    for (operator, method, assign, expected) in cases {
                        let mut assigned = x;
                        assign(&mut assigned, y);
                        prop_assert_eq!(asked(operator), expected);
                        prop_assert_eq!((method, assigned), (operator, operator));
                    }
                    let rest: Model = Scope::ALL.iter().copied().filter(|scope| !a.contains(scope)).collect();
                    prop_assert_eq!(asked(!x), rest);
                    prop_assert_eq!((x.complement(), !!x), (!x, x));
                    prop_assert_eq!(x.is_subset(&y), a.is_subset(&b));
                    prop_assert_eq!(x.is_superset(&y), a.is_superset(&b));
                    prop_assert_eq!(x.is_disjoint(&y), a.is_disjoint(&b));
                    prop_assert!((x & y).is_subset(&x) && (x | y).is_superset(&y) && (x - y).is_disjoint(&y));
                    prop_assert_eq!(x.with_implied(), x);
                }

                #[test]
                fn single_scopes_are_inserted_removed_and_found(a in ids(COUNT), id in 0..COUNT) {
                    let mut a = model(&a);
                    let mut x = set(&a);
                    prop_assert_eq!((x.len(), x.is_empty()), (a.len(), a.is_empty()));
                    prop_assert_eq!(x.contains(scope(id)), a.contains(&scope(id)));
                    prop_assert_eq!(x.insert(scope(id)), a.insert(scope(id)));
                    prop_assert_eq!(asked(x), a.clone());
                    prop_assert_eq!(x.remove(scope(id)), a.remove(&scope(id)));
                    prop_assert_eq!(asked(x), a.clone());
                    prop_assert_eq!(x.remove(scope(id)), false);
                    prop_assert_eq!(asked(ScopeSet::from(scope(id))), Model::from([scope(id)]));
                }

                #[test]
                fn order_equality_and_hash_agree_with_lists(a in ids(COUNT), b in ids(COUNT)) {
                    let (a, b) = (model(&a), model(&b));
                    let (x, y) = (set(&a), set(&b));
                    let (list, other): (Vec<_>, Vec<_>) = (a.iter().collect(), b.iter().collect());
                    prop_assert_eq!(x.cmp(&y), list.cmp(&other));
                    prop_assert_eq!(x.partial_cmp(&y), list.partial_cmp(&other));
                    prop_assert_eq!(x == y, list == other);
                    // Another expression for the same set.
                    let same = (x | y) - (y - x);
                    let hasher = RandomState::new();
                    prop_assert_eq!(same, x);
                    prop_assert_eq!(hasher.hash_one(same), hasher.hash_one(x));
                    prop_assert_eq!(HashSet::from([x, y, same]).len(), if a == b { 1 } else { 2 });
                }

                #[test]
                fn texts_list_the_names_in_catalog_order(a in ids(COUNT)) {
                    let a = model(&a);
                    let x = set(&a);
                    let names: Vec<&str> = a.iter().map(|scope| scope.name()).collect();
                    prop_assert_eq!(x.to_string(), names.join(" "));
                    prop_assert_eq!(format!("{x:?}"), format!("{a:?}"));
                    prop_assert_eq!(format!("{x:#?}"), format!("{a:#?}"));
                    prop_assert_eq!(ScopeSet::literal(&names.join(" ")), x);
                }

                #[test]
                fn sets_are_collected_extended_and_iterated(a in ids(COUNT), b in ids(COUNT)) {
                    let (a, b) = (model(&a), model(&b));
                    let twice = a.iter().chain(&a).copied();
                    prop_assert_eq!(twice.collect::<ScopeSet>(), set(&a));
                    let mut extended = set(&a);
                    extended.extend(b.iter().rev().copied());
                    prop_assert_eq!(asked(extended), &a | &b);
                    let mut seen = Vec::new();
                    for scope in &extended {
                        seen.push(scope);
                    }
                    for scope in extended {
                        seen.push(scope);
                    }
                    let once: Vec<Scope> = (&a | &b).into_iter().collect();
                    prop_assert_eq!(seen, [once.clone(), once].concat());
                }

                /// Takes scopes from either end, and compares the exact size at each step.
                #[test]
                fn iteration_agrees_with_a_deque_from_both_ends(a in ids(COUNT), steps in prop::collection::vec(any::<bool>(), 0..80)) {
                    let a = model(&a);
                    let mut expected: VecDeque<Scope> = a.iter().copied().collect();
                    let mut iter = set(&a).iter();
                    for front in steps {
                        prop_assert_eq!((iter.len(), iter.size_hint()), (expected.len(), (expected.len(), Some(expected.len()))));
                        prop_assert!(iter.clone().eq(expected.iter().copied()));
                        prop_assert!(iter.clone().rev().eq(expected.iter().rev().copied()));
                        let mut folded = VecDeque::new();
                        iter.clone().for_each(|scope| folded.push_back(scope));
                        prop_assert_eq!(&folded, &expected);
                        prop_assert_eq!(format!("{iter:?}"), format!("{expected:?}"));
                        let (own, other) = if front {
                            (iter.next(), expected.pop_front())
                        } else {
                            (iter.next_back(), expected.pop_back())
                        };
                        prop_assert_eq!(own, other);
                    }
                    let left = expected.len();
                    prop_assert_eq!(iter.by_ref().count(), left);
                    prop_assert_eq!((iter.next(), iter.next_back(), iter.len()), (None, None, 0));
                }
            }
        }
    };
}

suite!(of_1, 1, "tests/fixtures/catalogs/one.yaml");
suite!(of_32, 32, "scopes.yaml");
suite!(of_64, 64, "tests/fixtures/catalogs/sixty-four.yaml");
suite!(of_65, 65, "tests/fixtures/catalogs/sixty-five.yaml");
suite!(of_1365, 1_365, "tests/fixtures/catalogs/large.yaml");

#[test]
fn a_literal_is_a_constant() {
    use brevo::{Scope, ScopeSet};
    const NEEDED: ScopeSet = ScopeSet::literal("contacts:write contacts:read");
    const NOTHING: ScopeSet = ScopeSet::literal("");
    assert_eq!(NEEDED, ScopeSet::of(&[Scope::ContactsRead, Scope::ContactsWrite]));
    assert_eq!(NEEDED.to_string(), "contacts:read contacts:write");
    assert_eq!(NOTHING, ScopeSet::EMPTY);
}

/// The first difference decides, in catalog order. A list that is the beginning of another list is less than that list.
#[test]
fn sets_are_ordered_like_lists() {
    use brevo::ScopeSet;
    let ordered = [
        "",
        "account:read",
        "account:read account:write",
        "account:read account:write loyalty:read",
        "account:read loyalty:read",
        "account:write",
        "loyalty:read",
        "transactional.whatsapp:write",
    ];
    let sets = ordered.map(ScopeSet::literal);
    assert!(sets.is_sorted_by(|a, b| a < b), "{sets:?}");
}

/// A set has one word for each 64 scopes.
#[test]
fn scopes_and_sets_are_small_plain_values() {
    fn is_plain<T: Copy + Send + Sync + Ord + std::hash::Hash + 'static>() {}
    is_plain::<brevo::ScopeSet>();
    is_plain::<brevo::Scope>();
    assert_eq!(size_of::<brevo::ScopeSet>(), 8);
    assert_eq!(size_of::<brevo::Scope>(), 2);
}

#[test]
fn iterators_leave_out_bits_that_are_not_scopes() {
    use crate::brevo::Scope;
    let scopes = || scopewright::set::Iter::<Scope, 1>::new(scope_types::Bits::first(64));
    assert_eq!(scopes().collect::<Vec<_>>(), Scope::ALL);
    assert_eq!(scopes().fold(0, |count, _| count + 1), Scope::COUNT);
    assert!(scopes().rev().eq(Scope::ALL.iter().rev().copied()));
    let mut left = scopes();
    assert_eq!(left.nth(Scope::COUNT - 1), Scope::ALL.last().copied());
    assert_eq!((left.next(), left.next(), left.next_back()), (None, None, None));
}
