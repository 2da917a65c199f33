//! Which requirements are equal.

use scopewright::catalog::Endpoint;
use scopewright::requirement::Require;
use scopewright::{Authorized, CatalogSet, Requirement};

/// GET and POST of a path have the same requirement, written in two ways. Different paths have different requirements.
mod scopes {
    scopewright::catalog! { yaml = r#"
catalog: Equality
categories: { All: { scopes: { a: A, b: B, c: C, d: D, e: E, f: F, g: G, h: H, i: I } } }
endpoints:
  /public: { GET: public, POST: public }
  /authenticated: { GET: authenticated, POST: authenticated }
  /denied: { GET: denied, POST: denied }
  /one: { GET: a, POST: "any(all(b, a), a)" }
  /other: { GET: b, POST: "any(b, all(b, c))" }
  /both: { GET: "a, b", POST: "all(b, a)" }
  /either: { GET: "any(a, b)", POST: "any(b, a)" }
  /three: { GET: "any(a, b, c)", POST: "any(any(c, b), a)" }
  /lists: { GET: "any(all(a, b), all(c, d))", POST: "any(all(d, c), all(b, a))" }
  /other-lists: { GET: "any(all(a, b), all(c, e))", POST: "any(all(e, c), all(a, b))" }
  /longer-lists: { GET: "any(all(a, b), all(c, d, e))", POST: "any(all(e, d, c), all(b, a))" }
  # Both lists are encoded as 0, 4, 5, 6, 7, 8. Only the number of single scopes differs: in the first row, 4 is a length.
  /one-or-four: { GET: "any(a, all(f, g, h, i))", POST: "any(all(i, g, f, h), a)" }
  /six: { GET: "any(a, e, f, g, h, i)", POST: "any(i, h, g, f, e, a)" }
"# }
}

use scopes::{CATALOG, requires, route};

/// The requirement of an annotated function.
fn of<S: CatalogSet, R: Require<S>, T>(_: fn(Authorized<S, R>) -> T) -> Requirement<'static, S> {
    R::REQUIREMENT
}

#[test]
fn requirements_are_equal_if_they_have_the_same_alternatives() {
    let paths: Vec<&str> = CATALOG.endpoints().map(Endpoint::template).collect();
    assert_eq!(paths.len(), 13);
    for path in &paths {
        for other in &paths {
            let (own, others) = (route("GET", path), route("POST", other));
            assert_eq!(own == others, path == other, "{path} {other}");
            assert_eq!(own.requirement() == others.requirement(), path == other, "{path} {other}");
        }
        assert!(route("GET", path) != route("PUT", path) && route("GET", path) != route("GET", "//"), "{path}");
    }
}

#[test]
fn requirements_of_annotations_are_equal_to_those_of_the_catalog() {
    #[requires(any(all(i, h, g, f), a))]
    fn one_or_four() {}
    #[requires(any(i, h, g, f, e, a))]
    fn six() {}
    #[requires(public)]
    fn open() {}
    let row = |path| route("GET", path).requirement().unwrap();
    assert!(of(one_or_four) == row("/one-or-four") && of(six) == row("/six") && of(open) == row("/public"));
    assert!(of(one_or_four) != row("/six") && of(six) != row("/one-or-four") && of(open) != row("/denied"));
}
