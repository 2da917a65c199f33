//! The keywords of the requirement language, and the names that must be written in quotes because of its syntax.

/// The operator for at least one requirement of a list.
pub const ANY: &str = "any";
/// The operator for every requirement of a list.
pub const ALL: &str = "all";
/// The keyword for [`crate::RequirementKind::Public`].
pub const PUBLIC: &str = "public";
/// The keyword for [`crate::RequirementKind::Authenticated`].
pub const AUTHENTICATED: &str = "authenticated";
/// The keyword for [`crate::RequirementKind::Denied`].
pub const DENIED: &str = "denied";
/// The keywords that are complete requirements.
pub const ALONE: [&str; 3] = [PUBLIC, AUTHENTICATED, DENIED];
/// All keywords.
const KEYWORDS: [&str; 5] = [ANY, ALL, PUBLIC, AUTHENTICATED, DENIED];

/// Whether the name of a scope must be written in quotes, because it would be a keyword or other syntax without them.
///
/// ```
/// use scope_types::keywords::needs_quotes;
///
/// assert!(needs_quotes("public") && needs_quotes("mail(all)"));
/// assert!(!needs_quotes("mail:read"));
/// ```
pub fn needs_quotes(name: &str) -> bool {
    KEYWORDS.contains(&name) || name.contains(['(', ')', ',', '\'']) || name.starts_with('$')
}
