//! The rules of a catalog, in the form that workloads and contenders take.

/// The alternatives of a requirement, in ascending order. A caller must hold all scopes of one alternative. Scopes are
/// ids, in ascending order.
pub type Need = Vec<Vec<u16>>;

/// A row of a catalog, or a prefix.
#[derive(Debug, Clone, Default)]
pub struct Rule {
    /// The path with `{...}` for parameters.
    pub template: String,
    /// Whether the rule is a prefix, which also covers all paths below its own path.
    pub prefix: bool,
    /// The methods of the rule, each with its requirement.
    pub needs: Vec<(String, Need)>,
}
