//! A requirement with too many alternatives in disjunctive normal form.

mod scopes {
    scopewright::catalog! { yaml = r#"
catalog: Letters
categories: { C: { scopes: { a: A, b: B, c: C, d: D, e: E, f: F, g: G, h: H, i: I, j: J, k: K, l: L } } }
"# }
}

use scopes::requires;

#[requires(any(a, b), any(c, d), any(e, f), any(g, h), any(i, j), any(k, l))]
fn sixty_four() {}

fn main() {}
