//! Checks the reference catalog before the crate compiles. Each problem is reported as `scopes.yaml:line:column: message`.

fn main() {
    scope_catalog::build::check("scopes.yaml");
}
