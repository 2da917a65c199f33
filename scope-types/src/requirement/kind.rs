//! The kinds of requirements.

/// The kind of a requirement: who may make the request.
///
/// ```
/// # use doc_catalogs::mail_service::*;
/// use scopewright::requirement::RequirementKind;
///
/// let kind = |path| route("GET", path).requirement().map(|requirement| requirement.kind());
/// assert_eq!(kind("/status"), Some(RequirementKind::Public));
/// assert_eq!(kind("/me"), Some(RequirementKind::Authenticated));
/// assert_eq!(kind("/inbox"), Some(RequirementKind::Scopes));
/// assert_eq!(kind("/debug"), Some(RequirementKind::Denied));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum RequirementKind {
    /// No caller may make the request.
    Denied,
    /// Every caller may make the request, even a caller without a token.
    Public,
    /// Every caller with a verified token may make the request, even if the token grants no scopes.
    Authenticated,
    /// A caller may make the request with a verified token that grants all scopes of at least one alternative.
    Scopes,
}
