//! The types that `#[requires]` spells a requirement with, and how the compiler folds them into one [`Requirement`].
//!
//! `All<(Has<3>, Any<(Has<0>, Has<7>)>)>` nests as the user wrote it. Constant evaluation multiplies it out into a list of
//! alternatives and brings this into the normal form of the catalog's own requirements, so that a handler's check at run
//! time is a few bit tests.

use crate::dnf::{Dnf, Encoded};
use crate::requirement::{Kind, Requirement};
use crate::set::{CatalogScope, CatalogSet};
use core::marker::PhantomData;

/// Most items of one list in `#[requires]`.
pub const MAX_ARITY: usize = 16;
/// Most alternatives that a `#[requires]` may multiply out to.
pub const MAX_ALTERNATIVES: usize = 32;
/// Most scopes of one alternative.
pub const MAX_SET: usize = 16;
/// Most scopes of all alternatives together, were each as large as the largest: what the compiler can fold in good time.
pub const MAX_SCOPES: usize = 128;

/// A type that spells a requirement over the sets `S` of one catalog.
///
/// There is nothing to implement: `#[requires]` composes [`Has`], [`All`], [`Any`], [`Public`], [`Authenticated`] and
/// [`Nobody`].
///
/// ```
/// # scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
/// # fn main() {
/// use scopewright::{Guard, Require};
///
/// /// What an annotated function asks for.
/// fn asked<R: Require<ScopeSet>>(_: fn(Guard<ScopeSet, R>)) -> String {
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
    const REQUIREMENT: Requirement<S> = Self::ENCODED.requirement();
}

/// The scope with this id: made by `requires::index`, which fails to compile for a name that is no scope.
///
/// ```
/// # scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
/// # fn main() {
/// type Mail = requires::Has<{ Scope::Mail as u16 }>;
///
/// assert!(Grant::client_credentials(ScopeSet::literal("mail")).prove::<Mail>().is_ok());
/// assert!(Grant::client_credentials(ScopeSet::literal("calendar")).prove::<Mail>().is_err());
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
/// use scopewright::Require;
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
/// use scopewright::Require;
///
/// type Either = Any<(Has<{ Scope::Mail as u16 }>, Has<{ Scope::Calendar as u16 }>)>;
/// let requirement = <Either as Require<ScopeSet>>::REQUIREMENT;
/// assert_eq!(requirement.to_string(), "any(mail, calendar)");
/// assert!(requirement.is_met_by(&ScopeSet::literal("mail")));
/// # }
/// ```
#[derive(Debug)]
pub struct Any<T>(PhantomData<fn() -> T>);

/// A requirement that is a word: [`Public`], [`Authenticated`] or [`Nobody`]. Any other number is nobody, too.
///
/// ```
/// # scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
/// # fn main() {
/// use scopewright::Word;
///
/// let everything = Grant::client_credentials(ScopeSet::ALL);
/// assert!(everything.prove::<requires::Authenticated>().is_ok());
/// assert!(everything.prove::<Word<99>>().is_err());
/// # }
/// ```
#[derive(Debug)]
pub struct Word<const WORD: u8>(());

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
/// assert!(Grant::anonymous().prove::<requires::Public>().is_ok());
/// // A token that is not valid is refused everywhere: RFC 6750 section 3.1.
/// assert!(Grant::invalid_token().prove::<requires::Public>().is_err());
/// # }
/// ```
pub type Public = Word<PUBLIC>;

/// `authenticated`: any verified token, even one without scopes.
///
/// ```
/// # scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
/// # fn main() {
/// assert!(Grant::client_credentials(ScopeSet::EMPTY).prove::<requires::Authenticated>().is_ok());
/// assert_eq!(Grant::anonymous().prove::<requires::Authenticated>().unwrap_err().status(), 401);
/// # }
/// ```
pub type Authenticated = Word<AUTHENTICATED>;

/// `denied`: nobody.
///
/// ```
/// # scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
/// # fn main() {
/// let everything = Grant::client_credentials(ScopeSet::ALL);
/// assert_eq!(everything.prove::<requires::Nobody>().unwrap_err().status(), 403);
/// # }
/// ```
pub type Nobody = Word<DENIED>;

impl<S: CatalogSet, const ID: u16> Require<S> for Has<ID> {
    const DNF: Dnf = Dnf::scope(ID);
}

impl<S: CatalogSet, const WORD: u8> Require<S> for Word<WORD> {
    const DNF: Dnf = Dnf::kind(match WORD {
        PUBLIC => Kind::Public,
        AUTHENTICATED => Kind::Authenticated,
        _ => Kind::Denied,
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
            const DNF: Dnf = Dnf::kind(Kind::Scopes).or(&$first::DNF)$(.or(&$name::DNF))*;
        }
        tuples!($($name)*);
    };
    () => {};
}
tuples!(A B C D E F G H I J K L M N O P);
