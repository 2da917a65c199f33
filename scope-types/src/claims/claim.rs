//! The result of reading a `scope` claim.

use crate::tables::Tables;
use core::fmt;

/// The result of reading the `scope` claim of an access token: the scopes that the claim grants, and the scope-tokens
/// that the catalog does not define.
///
/// `ScopeSet::read_claim` creates it. The claim is read leniently, because a client may also hold scopes of other
/// services. An unknown scope-token is skipped and grants nothing.
///
/// ```
/// # use doc_catalogs::mail::*;
/// let claim = ScopeSet::read_claim("openid mail");
/// assert_eq!(claim.scopes(), ScopeSet::literal("mail"));
/// assert!(claim.unknown().eq(["openid"]));
///
/// // This claim separates scopes by a tab, which RFC 6749 does not allow.
/// let claim = ScopeSet::read_claim("mail\tcalendar");
/// assert_eq!((claim.scopes(), claim.voided_at()), (ScopeSet::EMPTY, Some(4)));
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

    /// The scopes that the claim grants. The set is empty if the claim is void (see [`Claim::voided_at`]).
    pub const fn scopes(&self) -> S {
        self.scopes
    }

    /// The byte offset of the first octet that RFC 6749 section 3.3 does not allow in a list of scopes, if there is
    /// one.
    ///
    /// A claim with such an octet is void: it grants no scopes. The issuer did not follow the syntax of the RFC, so the
    /// meaning of the other parts of the claim is unknown.
    pub const fn voided_at(&self) -> Option<usize> {
        self.voided_at
    }

    /// Iterates over the scope-tokens that the catalog does not define, in the order of the claim. The iterator is
    /// empty if the claim is void.
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

/// An iterator over the scope-tokens of a claim that the catalog does not define: see [`Claim::unknown`].
///
/// ```
/// # use doc_catalogs::mail::*;
/// let unknown: Vec<&str> = ScopeSet::read_claim("openid mail profile").unknown().collect();
/// assert_eq!(unknown, ["openid", "profile"]);
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
