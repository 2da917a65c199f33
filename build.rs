//! Checks the reference catalog before anything compiles: every problem as `scopes.yaml:line:column: message`.

fn main() {
    scope_catalog::build::check("scopes.yaml");
}
