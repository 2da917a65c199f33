//! A claim that was read, and its tokens that are not scopes of the catalog.

use crate::tables::Tables;
use core::fmt;

/// A claim that was read: what it grants, and what of it was passed over.
///
/// Made by `ScopeSet::read_claim`. A claim comes from a token that was issued already, so what is unknown is skipped: it
/// grants nothing, and refusing the token for it would lock out clients that hold scopes of other services too.
///
/// ```
/// # scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
/// # fn main() {
/// let claim = ScopeSet::read_claim("openid mail");
/// assert_eq!(claim.scopes(), ScopeSet::literal("mail"));
/// assert!(claim.unknown().eq(["openid"]));
///
/// // Whoever wrote this one does not separate scopes by spaces.
/// let claim = ScopeSet::read_claim("mail\tcalendar");
/// assert_eq!((claim.scopes(), claim.voided_at()), (ScopeSet::EMPTY, Some(4)));
/// # }
/// ```
#[derive(Clone, Copy)]
pub struct Claim<'a, S> {
    scopes: S,
    text: &'a str,
    voided_at: Option<usize>,
    tables: &'a Tables<'a>,
}

impl<'a, S: Copy> Claim<'a, S> {
    #[doc(hidden)]
    pub const fn new(scopes: S, text: &'a str, voided_at: Option<usize>, tables: &'a Tables<'a>) -> Self {
        Self { scopes, text, voided_at, tables }
    }

    /// The scopes that it grants; none if it is void.
    pub const fn scopes(&self) -> S {
        self.scopes
    }

    /// The byte offset of the first octet that RFC 6749 does not allow. Such a claim is void as a whole: whatever wrote
    /// it does not separate scopes as the RFC says, so what its parts mean is not known.
    pub const fn voided_at(&self) -> Option<usize> {
        self.voided_at
    }

    /// The tokens that are no scopes of this catalog, in the order of the claim; of a void claim, none.
    pub fn unknown(&self) -> UnknownTokens<'a> {
        let text = if self.voided_at.is_some() { "" } else { self.text };
        UnknownTokens { tokens: text.split(' '), tables: self.tables }
    }
}

impl<S: Copy + fmt::Debug> fmt::Debug for Claim<'_, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Claim")
            .field("scopes", &self.scopes)
            .field("unknown", &self.unknown())
            .field("voided_at", &self.voided_at)
            .finish()
    }
}

impl fmt::Debug for UnknownTokens<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

/// The tokens of a claim that are no scopes of the catalog: see [`Claim::unknown`].
///
/// ```
/// # scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
/// # fn main() {
/// let unknown: Vec<&str> = ScopeSet::read_claim("openid mail profile").unknown().collect();
/// assert_eq!(unknown, ["openid", "profile"]);
/// # }
/// ```
#[derive(Clone)]
pub struct UnknownTokens<'a> {
    tokens: core::str::Split<'a, char>,
    tables: &'a Tables<'a>,
}

impl<'a> Iterator for UnknownTokens<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let tables = self.tables;
        self.tokens.find(|token| !token.is_empty() && tables.id_of(token.as_bytes()).is_none())
    }
}
