//! Requirements as types, and their evaluation to a [`Requirement`] at compile time.
//!
//! `#[requires]` translates a requirement to a type of the same structure, such as
//! `All<(Has<3>, Any<(Has<0>, Has<7>)>)>`. Constant evaluation expands the type to disjunctive normal form. The tables
//! store the requirements of the catalog in the same form. At run time a check is a few bit tests.

use super::Requirement;
use super::dnf::Dnf;
use super::encoded::Encoded;
use super::kind::RequirementKind;
use crate::sets::catalog_set::{CatalogScope, CatalogSet};
use core::marker::PhantomData;

/// A requirement as a type. `S` is the `ScopeSet` of the catalog that defines its scopes.
///
/// Do not implement this trait. `#[requires]` composes the types that implement it: [`Has`], [`All`], [`Any`],
/// [`Public`], [`Authenticated`] and [`DenyAll`].
///
/// ```
/// # use doc_catalogs::mail::*;
/// use scopewright::requirement::Require;
/// use scopewright::Authorized;
///
/// /// Returns the requirement of an annotated function.
/// fn requirement_of<R: Require<ScopeSet>>(_: fn(Authorized<ScopeSet, R>)) -> String {
///     R::REQUIREMENT.to_string()
/// }
///
/// #[requires(any(mail, calendar))]
/// fn search() {}
/// assert_eq!(requirement_of(search), "any(mail, calendar)");
/// ```
pub trait Require<S: CatalogSet>: 'static {
    /// The requirement in disjunctive normal form, which may not be minimal.
    #[doc(hidden)]
    const DNF: Dnf;

    /// The requirement in minimal disjunctive normal form, encoded.
    #[doc(hidden)]
    const ENCODED: &'static Encoded = &Self::DNF.normalize(S::Scope::TABLES).encode();

    /// The requirement in minimal disjunctive normal form.
    const REQUIREMENT: Requirement<'static, S> = Self::ENCODED.requirement();
}

/// The requirement of a single scope, given by its id.
///
/// `#[requires]` computes the id with `requires::index`. A call with an unknown name is a compile error.
///
/// ```
/// # use doc_catalogs::mail::*;
/// type Mail = requires::Has<{ Scope::Mail as u16 }>;
///
/// assert!(Caller::client(ScopeSet::literal("mail")).authorize::<Mail>().is_ok());
/// assert!(Caller::client(ScopeSet::literal("calendar")).authorize::<Mail>().is_err());
/// ```
#[derive(Debug)]
pub struct Has<const ID: u16>(());

/// The requirement that is met if every requirement of the tuple `T` is met. Tuples have 1 to 16 elements.
///
/// ```
/// # use doc_catalogs::mail::*;
/// use requires::{All, Has};
/// use scopewright::requirement::Require;
///
/// type Both = All<(Has<{ Scope::Mail as u16 }>, Has<{ Scope::Calendar as u16 }>)>;
/// let requirement = <Both as Require<ScopeSet>>::REQUIREMENT;
/// assert_eq!(requirement.to_string(), "mail, calendar");
/// assert!(!requirement.is_met_by(&ScopeSet::literal("mail")));
/// ```
#[derive(Debug)]
pub struct All<T>(PhantomData<fn() -> T>);

/// The requirement that is met if at least one requirement of the tuple `T` is met. Tuples have 1 to 16 elements.
///
/// ```
/// # use doc_catalogs::mail::*;
/// use requires::{Any, Has};
/// use scopewright::requirement::Require;
///
/// type Either = Any<(Has<{ Scope::Mail as u16 }>, Has<{ Scope::Calendar as u16 }>)>;
/// let requirement = <Either as Require<ScopeSet>>::REQUIREMENT;
/// assert_eq!(requirement.to_string(), "any(mail, calendar)");
/// assert!(requirement.is_met_by(&ScopeSet::literal("mail")));
/// ```
#[derive(Debug)]
pub struct Any<T>(PhantomData<fn() -> T>);

/// The requirement of a keyword: [`Public`], [`Authenticated`] or [`DenyAll`]. `KEYWORD` is the number of the keyword.
/// A requirement with an unknown number refuses every caller.
///
/// ```
/// # use doc_catalogs::mail::*;
/// use scopewright::requirement::Keyword;
///
/// let everything = Caller::client(ScopeSet::ALL);
/// assert!(everything.authorize::<requires::Authenticated>().is_ok());
/// assert!(everything.authorize::<Keyword<99>>().is_err());
/// ```
#[derive(Debug)]
pub struct Keyword<const KEYWORD: u8>(());

/// The number of the keyword `denied`.
#[doc(hidden)]
pub const DENIED: u8 = 0;
/// The number of the keyword `public`.
#[doc(hidden)]
pub const PUBLIC: u8 = 1;
/// The number of the keyword `authenticated`.
#[doc(hidden)]
pub const AUTHENTICATED: u8 = 2;

/// The keyword `public`: every caller meets the requirement, even a caller without a token.
///
/// ```
/// # use doc_catalogs::mail::*;
/// assert!(Caller::anonymous().authorize::<requires::Public>().is_ok());
/// // A request with an invalid token is always refused (RFC 6750 section 3.1).
/// assert!(Caller::invalid_token().authorize::<requires::Public>().is_err());
/// ```
pub type Public = Keyword<PUBLIC>;

/// The keyword `authenticated`: every caller with a verified token meets the requirement, even if the token grants no
/// scopes.
///
/// ```
/// # use doc_catalogs::mail::*;
/// assert!(Caller::client(ScopeSet::EMPTY).authorize::<requires::Authenticated>().is_ok());
/// assert_eq!(Caller::anonymous().authorize::<requires::Authenticated>().unwrap_err().status(), 401);
/// ```
pub type Authenticated = Keyword<AUTHENTICATED>;

/// The keyword `denied`: no caller meets the requirement.
///
/// ```
/// # use doc_catalogs::mail::*;
/// let everything = Caller::client(ScopeSet::ALL);
/// assert_eq!(everything.authorize::<requires::DenyAll>().unwrap_err().status(), 403);
/// ```
pub type DenyAll = Keyword<DENIED>;

impl<S: CatalogSet, const ID: u16> Require<S> for Has<ID> {
    const DNF: Dnf = Dnf::scope(ID);
}

impl<S: CatalogSet, const KEYWORD: u8> Require<S> for Keyword<KEYWORD> {
    const DNF: Dnf = Dnf::empty(match KEYWORD {
        PUBLIC => RequirementKind::Public,
        AUTHENTICATED => RequirementKind::Authenticated,
        _ => RequirementKind::Denied,
    });
}

/// Implements [`Require`] for [`All`] and [`Any`] of a tuple with one element per name. The macro then calls itself
/// without the first name, so it also covers all shorter tuples.
macro_rules! tuples {
    ($first:ident $($name:ident)*) => {
        #[diagnostic::do_not_recommend]
        impl<Set: CatalogSet, $first: Require<Set>, $($name: Require<Set>),*> Require<Set> for All<($first, $($name,)*)> {
            const DNF: Dnf = Dnf::TRUE.and(&$first::DNF)$(.and(&$name::DNF))*;
        }
        #[diagnostic::do_not_recommend]
        impl<Set: CatalogSet, $first: Require<Set>, $($name: Require<Set>),*> Require<Set> for Any<($first, $($name,)*)> {
            const DNF: Dnf = Dnf::empty(RequirementKind::Scopes).or(&$first::DNF)$(.or(&$name::DNF))*;
        }
        tuples!($($name)*);
    };
    () => {};
}
tuples!(A B C D E F G H I J K L M N O P);
