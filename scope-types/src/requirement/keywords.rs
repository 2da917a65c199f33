//! The keywords of the requirement language, and the names that must be written in quotes because of its syntax.

use crate::bytes::compare::equal;

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
pub(crate) const KEYWORDS: [&str; 5] = [ANY, ALL, PUBLIC, AUTHENTICATED, DENIED];

/// Words that suggest one of [`ALONE`], for a name that no scope has.
const MEANT: [&str; 19] = [
    "*",
    "anonymous",
    "anybody",
    "anyone",
    "auth",
    "authorized",
    "deny",
    "everybody",
    "everyone",
    "forbidden",
    "guest",
    "login",
    "nobody",
    "none",
    "open",
    "private",
    "true",
    "unauthenticated",
    "user",
];

/// The help for a name that no scope has and that suggests a keyword: what each keyword of [`ALONE`] means.
#[must_use]
pub const fn meant(name: &str) -> Option<&'static str> {
    let mut words: &[&str] = &MEANT;
    while let [word, rest @ ..] = words {
        if equal(name.as_bytes(), word.as_bytes(), true) {
            return Some(
                "`public` needs no token, `authenticated` needs any verified token, and `denied` refuses every caller",
            );
        }
        words = rest;
    }
    None
}

/// Whether a name is surely the same after Rust has cut it into tokens. In `#[requires]`, any other name is right in
/// quotes.
#[must_use]
pub const fn is_tokens_of_rust(name: &str) -> bool {
    let mut rest = name.as_bytes();
    let mut is_start = true;
    while let [octet, tail @ ..] = rest {
        is_start = match octet {
            b'a'..=b'z' | b'A'..=b'Z' => false,
            b'0'..=b'9' | b'_' if !is_start => false,
            b':' | b'.' | b'-' if !is_start => true,
            _ => return false,
        };
        rest = tail;
    }
    !is_start
}

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
