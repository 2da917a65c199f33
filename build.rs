//! Checks the reference catalog before an example or a test reads it: every problem as `scopes.yaml:line:column: message`.
//!
//! It is the build script of `tests/reference`, so that users of `scopewright` neither run it nor depend on it.

fn main() {
    scope_catalog::build::check("scopes.yaml");
}
