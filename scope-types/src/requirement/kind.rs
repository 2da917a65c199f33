//! The four kinds of requirements.

/// The four kinds of a requirement.
///
/// ```
/// # scopewright::catalog! { yaml = r#"
/// # catalog: Mail
/// # categories: { C: { scopes: { mail: Read mail., calendar: Read it., admin: Everything. } } }
/// # endpoints:
/// #   /status: { GET: public }
/// #   /me: { GET: authenticated }
/// #   /inbox: { GET: mail }
/// #   /debug: { GET: denied }
/// # "# }
/// # fn main() {
/// use scopewright::requirement::RequirementKind;
///
/// let kind = |path| route("GET", path).requirement().map(|requirement| requirement.kind());
/// assert_eq!(kind("/status"), Some(RequirementKind::Public));
/// assert_eq!(kind("/me"), Some(RequirementKind::Authenticated));
/// assert_eq!(kind("/inbox"), Some(RequirementKind::Scopes));
/// assert_eq!(kind("/debug"), Some(RequirementKind::Denied));
/// # }
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum RequirementKind {
    /// The request is refused, whoever asks.
    Denied,
    /// Everybody may; no token is needed.
    Public,
    /// Whoever has a verified token may, even one without scopes.
    Authenticated,
    /// Whoever has the scopes of one of the alternatives may.
    Scopes,
}
