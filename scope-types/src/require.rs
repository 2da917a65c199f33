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

/// A type that spells a requirement over the sets `S` of one catalog.
///
/// There is nothing to implement: `#[requires]` composes [`Has`], [`All`], [`Any`], [`Public`], [`Authenticated`] and
/// [`Nobody`].
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
#[derive(Debug)]
pub struct Has<const ID: u16>(());

/// Every requirement of a tuple.
#[derive(Debug)]
pub struct All<T>(PhantomData<fn() -> T>);

/// At least one requirement of a tuple.
#[derive(Debug)]
pub struct Any<T>(PhantomData<fn() -> T>);

/// `public`: no token is needed.
#[derive(Debug)]
pub struct Public(());

/// `authenticated`: any verified token, even one without scopes.
#[derive(Debug)]
pub struct Authenticated(());

/// `denied`: nobody.
#[derive(Debug)]
pub struct Nobody(());

impl<S: CatalogSet, const ID: u16> Require<S> for Has<ID> {
    const DNF: Dnf = Dnf::ONE.and(&Dnf::scope(ID));
}

impl<S: CatalogSet> Require<S> for Public {
    const DNF: Dnf = Dnf::kind(Kind::Public);
}

impl<S: CatalogSet> Require<S> for Authenticated {
    const DNF: Dnf = Dnf::kind(Kind::Authenticated);
}

impl<S: CatalogSet> Require<S> for Nobody {
    const DNF: Dnf = Dnf::kind(Kind::Denied);
}

macro_rules! tuples {
    ($first:ident $($name:ident)*) => {
        impl<Set: CatalogSet, $first: Require<Set>, $($name: Require<Set>),*> Require<Set> for All<($first, $($name,)*)> {
            const DNF: Dnf = Dnf::ONE.and(&$first::DNF)$(.and(&$name::DNF))*;
        }
        impl<Set: CatalogSet, $first: Require<Set>, $($name: Require<Set>),*> Require<Set> for Any<($first, $($name,)*)> {
            const DNF: Dnf = Dnf::kind(Kind::Scopes).or(&$first::DNF)$(.or(&$name::DNF))*;
        }
        tuples!($($name)*);
    };
    () => {};
}
tuples!(A B C D E F G H I J K L M N O P);
