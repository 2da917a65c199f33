//! Requirements, tested with every subset of six scopes, with and without implied scopes.

#![allow(
    clippy::nonminimal_bool,
    clippy::overly_complex_bool_expr,
    reason = "an expression has the form of its annotation"
)]

use scopewright::requirement::{Require, RequirementKind};
use scopewright::{Authorized, CatalogScope, CatalogSet, Requirement};
use std::collections::BTreeSet;

/// A catalog in which no scope implies another. [`row_of_plain`] reads its rows from the text of [`implying`].
mod plain {
    scopewright::catalog! { yaml = "catalog: Plain\ncategories: { All: { scopes: { a: A, b: B, c: C, d: D, e: E, f: F } } }" }
}

/// Declares a catalog, and a constant with its text.
macro_rules! catalog_with_text {
    ($module:ident = $name:ident = $text:literal) => {
        mod $module {
            scopewright::catalog! { yaml = $text }
        }
        const $name: &str = $text;
    };
}

// `a` implies `b`, and `b` implies `c`. `d` implies `e`.
catalog_with_text! { implying = IMPLYING = r#"
catalog: Implying
categories:
  All:
    scopes:
      a: { description: A, implies: [b] }
      b: { description: B, implies: [c] }
      c: C
      d: { description: D, implies: [e] }
      e: E
      f: F
endpoints:
  /one: { GET: a }
  /both: { GET: "a, b" }
  /all: { GET: "all(a, b)" }
  /any: { GET: "any(a, b)" }
  /and_or: { GET: "any(all(a, b), c)" }
  /or_and: { GET: "any(a, all(b, c))" }
  /or_then_and: { GET: "any(a, b), c" }
  /and_then_or: { GET: "a, any(b, c)" }
  /two_ors: { GET: "any(a, b), any(c, d)" }
  /two_ands: { GET: "any(all(a, b), all(c, d))" }
  /deep: { GET: "any(all(a, any(b, all(c, d))), all(e, f))" }
  /deeper: { GET: "all(any(all(any(a, b), c), d), any(e, f))" }
  /overlap: { GET: "any(a, b), any(b, c), any(a, c)" }
  /absorbed: { GET: "any(all(a, b), a, all(a, b, c))" }
  /unordered: { GET: "any(f, all(d, b), a, all(c, a))" }
  /repeated: { GET: "any(all(a, b), all(b, a))" }
  /single: { GET: "all(any(all(a)))" }
  /six: { GET: "a, b, c, d, e, f" }
  /wide: { GET: "any(a, b, c, d, e, f)" }
"# }

/// The alternatives of a row of [`IMPLYING`], read without `implies`. Each is a list of ids.
fn row_of_plain(path: &str) -> Vec<Vec<u16>> {
    let text = ["b", "c", "e"]
        .iter()
        .fold(IMPLYING.to_owned(), |text, implied| text.replace(&format!(", implies: [{implied}]"), ""));
    assert!(!text.contains("implies"));
    let reading = scope_catalog::read::read(text.as_bytes());
    assert!(!reading.has_errors());
    let row = reading.catalog.endpoints.into_iter().find(|row| row.template.text == path).unwrap();
    let requirement = row.methods.into_iter().next().unwrap().requirement;
    let scope_catalog::requirement::Requirement::Scopes(alternatives) = requirement else { return Vec::new() };
    alternatives
}

/// The alternatives of a requirement, sorted. Each is a list of ids.
fn alternatives<S: CatalogSet>(requirement: &Requirement<S>) -> Vec<Vec<u16>> {
    let mut all: Vec<Vec<u16>> =
        requirement.alternatives().map(|set| set.scopes().map(CatalogScope::id).collect()).collect();
    all.sort();
    all
}

/// A set of scopes with all that they imply in [`implying`].
fn close(held: &BTreeSet<char>) -> BTreeSet<char> {
    let implied = held.iter().flat_map(|scope| match scope {
        'a' => "abc".chars(),
        'b' => "bc".chars(),
        'd' => "de".chars(),
        'c' => "c".chars(),
        'e' => "e".chars(),
        _ => "f".chars(),
    });
    implied.collect()
}

/// Every subset of the six scopes.
fn subsets() -> impl Iterator<Item = BTreeSet<char>> {
    (0..64_u32)
        .map(|bits| ('a'..='f').enumerate().filter(|(at, _)| bits >> at & 1 == 1).map(|(_, name)| name).collect())
}

/// The requirement of an annotated function.
fn of<S: CatalogSet, R: Require<S>, T>(_: fn(Authorized<S, R>) -> T) -> Requirement<'static, S> {
    R::REQUIREMENT
}

/// Tests for requirements. Each requirement is an annotation, a boolean expression, and a row of the catalog.
macro_rules! shapes {
    ($($name:ident: [$($requirement:tt)*] = $a:ident $b:ident $c:ident $d:ident $e:ident $f:ident: $expected:expr;)*) => {
    $(
        #[test]
        fn $name() {
            fn expected(held: &BTreeSet<char>) -> bool {
                let [$a, $b, $c, $d, $e, $f] = ['a', 'b', 'c', 'd', 'e', 'f'].map(|name| held.contains(&name));
                $expected
            }
            let path = concat!("/", stringify!($name));
            {
                use plain::{Caller, ScopeSet, requires};
                #[requires($($requirement)*)]
                fn handler() {}
                assert_eq!(alternatives(&of(handler)), row_of_plain(path), "the catalog's own");
                for held in subsets() {
                    let set = ScopeSet::from_claim(&held.iter().flat_map(|name| [*name, ' ']).collect::<String>());
                    assert_eq!(of(handler).is_met_by(&set), expected(&held), "{held:?}");
                    assert_eq!(Caller::client(set).authorize().map(handler).is_ok(), expected(&held), "{held:?}");
                }
            }
            {
                use implying::{Caller, ScopeSet, requires, route};
                #[requires($($requirement)*)]
                fn handler() {}
                let row = route("GET", path).requirement().unwrap();
                assert_eq!(of(handler), row, "the catalog's own");
                for held in subsets() {
                    let set = ScopeSet::from_claim(&held.iter().flat_map(|name| [*name, ' ']).collect::<String>());
                    let expected = expected(&close(&held));
                    assert_eq!(Caller::client(set).authorize().map(handler).is_ok(), expected, "{held:?}");
                    assert_eq!(of(handler).is_met_by(&set.with_implied()), expected, "{held:?}");
                }
            }
        }
    )*

        /// The normal form of a requirement as text, in a catalog without implied scopes.
        fn plain_text(path: &str) -> String {
            use plain::requires;
            $(
                #[requires($($requirement)*)]
                fn $name() {}
            )*
            match path.trim_start_matches('/') {
                $(stringify!($name) => of($name).to_string(),)*
                _ => panic!("no shape {path}"),
            }
        }
    };
}

shapes! {
    one: [a] = a _b _c _d _e _f: a;
    both: [a, b] = a b _c _d _e _f: a && b;
    all: [all(a, b)] = a b _c _d _e _f: a && b;
    any: [any(a, b)] = a b _c _d _e _f: a || b;
    and_or: [any(all(a, b), c)] = a b c _d _e _f: (a && b) || c;
    or_and: [any(a, all(b, c))] = a b c _d _e _f: a || (b && c);
    or_then_and: [any(a, b), c] = a b c _d _e _f: (a || b) && c;
    and_then_or: [a, any(b, c)] = a b c _d _e _f: a && (b || c);
    two_ors: [any(a, b), any(c, d)] = a b c d _e _f: (a || b) && (c || d);
    two_ands: [any(all(a, b), all(c, d))] = a b c d _e _f: (a && b) || (c && d);
    deep: [any(all(a, any(b, all(c, d))), all(e, f))] = a b c d e f: (a && (b || (c && d))) || (e && f);
    deeper: [all(any(all(any(a, b), c), d), any(e, f))] = a b c d e f: (((a || b) && c) || d) && (e || f);
    overlap: [any(a, b), any(b, c), any(a, c)] = a b c _d _e _f: (a || b) && (b || c) && (a || c);
    absorbed: [any(all(a, b), a, all(a, b, c))] = a _b _c _d _e _f: a;
    unordered: [any(f, all(d, b), a, all(c, a))] = a b c d _e f: f || (d && b) || a || (c && a);
    repeated: [any(all(a, b), all(b, a))] = a b _c _d _e _f: a && b;
    single: [all(any(all(a)))] = a _b _c _d _e _f: a;
    six: ["a", b, "c", d, e, f] = a b c d e f: a && b && c && d && e && f;
    wide: [any(a, "b", c, d, e, "f")] = a b c d e f: a || b || c || d || e || f;
}

/// The normal form names no scope that another scope of its alternative implies. It is in catalog order.
#[test]
fn requirements_are_shown_in_normal_form() {
    let texts = |name: &str| {
        let implying = implying::route("GET", name).requirement().unwrap();
        (plain_text(name), implying.to_string())
    };
    let same = |text: &str| (text.to_owned(), text.to_owned());
    let two = |plain: &str, implying: &str| (plain.to_owned(), implying.to_owned());
    assert_eq!(texts("/one"), same("a"));
    assert_eq!(texts("/both"), two("a, b", "a"));
    assert_eq!(texts("/any"), two("any(a, b)", "b"));
    assert_eq!(texts("/and_or"), two("any(c, all(a, b))", "c"));
    assert_eq!(texts("/or_and"), two("any(a, all(b, c))", "b"));
    assert_eq!(texts("/absorbed"), same("a"));
    assert_eq!(texts("/overlap"), two("any(all(a, b), all(a, c), all(b, c))", "b"));
    assert_eq!(texts("/six"), two("a, b, c, d, e, f", "a, d, f"));
    assert_eq!(texts("/wide"), two("any(a, b, c, d, e, f)", "any(c, e, f)"));
    let requirement = implying::route("GET", "/wide").requirement().unwrap();
    assert_eq!(format!("{requirement:?}"), "Requirement(any(c, e, f))");
}

#[test]
fn alternatives_and_kinds_can_be_read_back() {
    use plain::{ScopeSet, requires};
    #[requires(any(f, all(d, b), a, all(c, a)))]
    fn handler() {}
    let requirement = of(handler);
    assert_eq!(requirement.kind(), RequirementKind::Scopes);
    let alternatives: Vec<String> = requirement.alternatives().map(|set| set.to_string()).collect();
    assert_eq!(alternatives, ["a", "f", "b d"]);

    #[requires(public)]
    fn open() {}
    #[requires(authenticated)]
    fn verified() {}
    #[requires(denied)]
    fn closed() {}
    let kinds = [(of(open), "public", true), (of(verified), "authenticated", true), (of(closed), "denied", false)];
    for (requirement, text, met) in kinds {
        assert_eq!(requirement.to_string(), text);
        assert_eq!((requirement.is_met_by(&ScopeSet::EMPTY), requirement.is_met_by(&ScopeSet::ALL)), (met, met));
        assert_eq!(requirement.alternatives().count(), 0);
        assert_eq!(requirement.nearest_alternative(&ScopeSet::ALL), None);
    }
    assert_eq!(
        [of(open).kind(), of(verified).kind(), of(closed).kind()],
        [RequirementKind::Public, RequirementKind::Authenticated, RequirementKind::Denied]
    );
}

/// Of several alternatives that miss equally many scopes, the first in catalog order is the nearest.
#[test]
fn the_nearest_alternative_misses_fewest_scopes() {
    use plain::{ScopeSet, requires};
    #[requires(any(all(a, b, c), all(d, e), f))]
    fn handler() {}
    let nearest = |held: &str| of(handler).nearest_alternative(&ScopeSet::literal(held)).unwrap().to_string();
    assert_eq!(nearest(""), "f");
    assert_eq!(nearest("a"), "f");
    assert_eq!(nearest("a b"), "a b c");
    assert_eq!(nearest("d"), "d e");
    assert_eq!(nearest("a b d"), "a b c");
    assert_eq!(nearest("a b f"), "f");

    #[requires(any(all(c, d), all(b, e), all(a, f)))]
    fn pairs() {}
    let nearest = |held: &str| of(pairs).nearest_alternative(&ScopeSet::literal(held)).unwrap().to_string();
    assert_eq!(nearest(""), "a f");
    assert_eq!(nearest("e"), "b e");
    assert_eq!(nearest("d e"), "b e");
    assert_eq!(nearest("d"), "c d");

    // The nearest alternative by hand, for every subset.
    for held in subsets() {
        let set = ScopeSet::from_claim(&held.iter().flat_map(|name| [*name, ' ']).collect::<String>());
        let missing = |alternative: &&str| alternative.chars().filter(|name| !held.contains(name)).count();
        let expected = ["abc", "de", "f"].iter().copied().min_by_key(missing);
        let least = ["abc", "de", "f"].iter().filter(|one| missing(one) == missing(&expected.unwrap())).min();
        let found = of(handler).nearest_alternative(&set).map(|set| set.to_string().replace(' ', ""));
        assert_eq!(found.as_deref(), least.copied(), "{held:?}");
    }
}

#[test]
fn a_list_of_sixteen_items_and_thirty_two_alternatives_compile() {
    mod wide {
        scopewright::catalog!("tests/fixtures/catalogs/sixty-five.yaml");
    }
    use wide::{ScopeSet, requires};
    #[requires(any(s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, s12, s13, s14, s64))]
    fn any() {}
    #[requires(s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, s12, s13, s14, s64)]
    fn all() {}
    #[requires(any(s0, s1), any(s2, s3), any(s4, s5), any(s6, s7), s8, s9, s10, s64)]
    fn product() {}
    #[rustfmt::skip]
    #[requires(any(
        any(s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, s12, s13, s14, s15),
        any(s16, s17, s18, s19, s20, s21, s22, s23, s24, s25, s26, s27, s28, s29, s30, s64)
    ))]
    fn any_of_two_lists() {}
    assert_eq!((of(any).alternatives().count(), of(all).alternatives().count()), (16, 1));
    assert!(of(any).is_met_by(&ScopeSet::literal("s64")) && !of(any).is_met_by(&ScopeSet::literal("s15")));
    assert_eq!(of(all).alternatives().next().unwrap().len(), 16);
    assert_eq!(of(product).alternatives().map(|set| set.len()).collect::<Vec<_>>(), [8; 16]);
    assert!(of(product).is_met_by(&ScopeSet::literal("s1 s3 s5 s7 s8 s9 s10 s64")));
    assert!(!of(product).is_met_by(&!ScopeSet::literal("s6 s7")));
    assert_eq!(of(any_of_two_lists).alternatives().count(), 32);
    assert!(of(any_of_two_lists).is_met_by(&ScopeSet::literal("s64")));
}
