//! The rules of a catalog, as workloads and contenders take them.

/// The alternatives of a requirement: a caller passes who holds all scopes of one of them. Scopes are ids; both lists ascend.
pub type Need = Vec<Vec<u16>>;

/// A row of a catalog, or a prefix.
#[derive(Debug, Clone, Default)]
pub struct Rule {
    /// The path with `{...}` for parameters.
    pub template: String,
    /// Whether it also covers all paths below.
    pub prefix: bool,
    /// The methods that it lists, each with its requirement.
    pub needs: Vec<(String, Need)>,
}
