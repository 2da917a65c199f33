//! The keywords of the requirement language. A scope whose name is a keyword must be written in quotes.

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
pub const KEYWORDS: [&str; 5] = [ANY, ALL, PUBLIC, AUTHENTICATED, DENIED];
