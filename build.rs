//! Checks the reference catalog before the crate compiles, and reports each problem with its line and column.

fn main() {
    scope_catalog::build::check("scopes.yaml");
}
