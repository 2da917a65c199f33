//! The types that `#[requires]` spells a requirement with, and how the compiler folds them into one [`Requirement`].
//!
//! `All<(Has<3>, Any<(Has<0>, Has<7>)>)>` nests as the user wrote it. Constant evaluation multiplies it out into a list of
//! alternatives and brings this into the normal form of the catalog's own requirements, so that a handler's check at run
//! time is a few bit tests.

use super::Requirement;
use super::dnf::{Dnf, Encoded};
use super::kind::RequirementKind;
use crate::sets::catalog_set::{CatalogScope, CatalogSet};
use core::marker::PhantomData;

/// A type that spells a requirement over the sets `S` of one catalog.
///
/// There is nothing to implement: `#[requires]` composes [`Has`], [`All`], [`Any`], [`Public`], [`Authenticated`] and
/// [`DenyAll`].
///
/// ```
/// # scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
/// # fn main() {
/// use scopewright::requirement::Require;
/// use scopewright::Authorized;
///
/// /// What an annotated function asks for.
/// fn asked<R: Require<ScopeSet>>(_: fn(Authorized<ScopeSet, R>)) -> String {
///     R::REQUIREMENT.to_string()
/// }
///
/// #[requires(any(mail, calendar))]
/// fn search() {}
/// assert_eq!(asked(search), "any(mail, calendar)");
/// # }
/// ```
pub trait Require<S: CatalogSet>: 'static {
    /// Multiplied out, as written.
    #[doc(hidden)]
    const DNF: Dnf;

    /// In normal form, as bytes.
    #[doc(hidden)]
    const ENCODED: &'static Encoded = &Self::DNF.normalise(S::Scope::TABLES).encode();

    /// In normal form.
    const REQUIREMENT: Requirement<'static, S> = Self::ENCODED.requirement();
}

/// The scope with this id: made by `requires::index`, which fails to compile for a name that is no scope.
///
/// ```
/// # scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
/// # fn main() {
/// type Mail = requires::Has<{ Scope::Mail as u16 }>;
///
/// assert!(Caller::client(ScopeSet::literal("mail")).authorize::<Mail>().is_ok());
/// assert!(Caller::client(ScopeSet::literal("calendar")).authorize::<Mail>().is_err());
/// # }
/// ```
#[derive(Debug)]
pub struct Has<const ID: u16>(());

/// Every requirement of a tuple.
///
/// ```
/// # scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
/// # fn main() {
/// use requires::{All, Has};
/// use scopewright::requirement::Require;
///
/// type Both = All<(Has<{ Scope::Mail as u16 }>, Has<{ Scope::Calendar as u16 }>)>;
/// let requirement = <Both as Require<ScopeSet>>::REQUIREMENT;
/// assert_eq!(requirement.to_string(), "mail, calendar");
/// assert!(!requirement.is_met_by(&ScopeSet::literal("mail")));
/// # }
/// ```
#[derive(Debug)]
pub struct All<T>(PhantomData<fn() -> T>);

/// At least one requirement of a tuple.
///
/// ```
/// # scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
/// # fn main() {
/// use requires::{Any, Has};
/// use scopewright::requirement::Require;
///
/// type Either = Any<(Has<{ Scope::Mail as u16 }>, Has<{ Scope::Calendar as u16 }>)>;
/// let requirement = <Either as Require<ScopeSet>>::REQUIREMENT;
/// assert_eq!(requirement.to_string(), "any(mail, calendar)");
/// assert!(requirement.is_met_by(&ScopeSet::literal("mail")));
/// # }
/// ```
#[derive(Debug)]
pub struct Any<T>(PhantomData<fn() -> T>);

/// A requirement that is a word: [`Public`], [`Authenticated`] or [`DenyAll`]. Any other number is nobody, too.
///
/// ```
/// # scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
/// # fn main() {
/// use scopewright::requirement::Keyword;
///
/// let everything = Caller::client(ScopeSet::ALL);
/// assert!(everything.authorize::<requires::Authenticated>().is_ok());
/// assert!(everything.authorize::<Keyword<99>>().is_err());
/// # }
/// ```
#[derive(Debug)]
pub struct Keyword<const KEYWORD: u8>(());

/// The number of `denied`.
#[doc(hidden)]
pub const DENIED: u8 = 0;
/// The number of `public`.
#[doc(hidden)]
pub const PUBLIC: u8 = 1;
/// The number of `authenticated`.
#[doc(hidden)]
pub const AUTHENTICATED: u8 = 2;

/// `public`: no token is needed.
///
/// ```
/// # scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
/// # fn main() {
/// assert!(Caller::anonymous().authorize::<requires::Public>().is_ok());
/// // A token that is not valid is refused everywhere: RFC 6750 section 3.1.
/// assert!(Caller::invalid_token().authorize::<requires::Public>().is_err());
/// # }
/// ```
pub type Public = Keyword<PUBLIC>;

/// `authenticated`: any verified token, even one without scopes.
///
/// ```
/// # scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
/// # fn main() {
/// assert!(Caller::client(ScopeSet::EMPTY).authorize::<requires::Authenticated>().is_ok());
/// assert_eq!(Caller::anonymous().authorize::<requires::Authenticated>().unwrap_err().status(), 401);
/// # }
/// ```
pub type Authenticated = Keyword<AUTHENTICATED>;

/// `denied`: nobody.
///
/// ```
/// # scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
/// # fn main() {
/// let everything = Caller::client(ScopeSet::ALL);
/// assert_eq!(everything.authorize::<requires::DenyAll>().unwrap_err().status(), 403);
/// # }
/// ```
pub type DenyAll = Keyword<DENIED>;

impl<S: CatalogSet, const ID: u16> Require<S> for Has<ID> {
    const DNF: Dnf = Dnf::scope(ID);
}

impl<S: CatalogSet, const KEYWORD: u8> Require<S> for Keyword<KEYWORD> {
    const DNF: Dnf = Dnf::kind(match KEYWORD {
        PUBLIC => RequirementKind::Public,
        AUTHENTICATED => RequirementKind::Authenticated,
        _ => RequirementKind::Denied,
    });
}

macro_rules! tuples {
    ($first:ident $($name:ident)*) => {
        #[diagnostic::do_not_recommend]
        impl<Set: CatalogSet, $first: Require<Set>, $($name: Require<Set>),*> Require<Set> for All<($first, $($name,)*)> {
            const DNF: Dnf = Dnf::ONE.and(&$first::DNF)$(.and(&$name::DNF))*;
        }
        #[diagnostic::do_not_recommend]
        impl<Set: CatalogSet, $first: Require<Set>, $($name: Require<Set>),*> Require<Set> for Any<($first, $($name,)*)> {
            const DNF: Dnf = Dnf::kind(RequirementKind::Scopes).or(&$first::DNF)$(.or(&$name::DNF))*;
        }
        tuples!($($name)*);
    };
    () => {};
}
tuples!(A B C D E F G H I J K L M N O P);
