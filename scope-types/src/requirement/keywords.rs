//! The keywords of the requirement language. A scope with such a name is written in quotes.

/// One of a list.
pub const ANY: &str = "any";
/// Everything in a list.
pub const ALL: &str = "all";
/// [`crate::RequirementKind::Public`]
pub const PUBLIC: &str = "public";
/// [`crate::RequirementKind::Authenticated`]
pub const AUTHENTICATED: &str = "authenticated";
/// [`crate::RequirementKind::Denied`]
pub const DENIED: &str = "denied";
/// The keywords that stand alone.
pub const ALONE: [&str; 3] = [PUBLIC, AUTHENTICATED, DENIED];
/// All keywords.
pub const KEYWORDS: [&str; 5] = [ANY, ALL, PUBLIC, AUTHENTICATED, DENIED];
