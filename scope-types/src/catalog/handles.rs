//! Handles to the parts of a catalog, for documentation and consent screens.
//!
//! The handle of a category, a resource or a preset is the offset of its record in the tables. The iterators yield the
//! parts in the order in which the catalog lists them.

use super::endpoints::{self, Endpoint};
use crate::sets::catalog_set::{CatalogScope, CatalogSet};
use crate::tables::ids::Ids;
use crate::tables::layout::{self, category, header, preset, resource};
use core::fmt;
use core::marker::PhantomData;

/// A whole catalog. `T` is its generated `Scope` enum.
///
/// ```
/// # use doc_catalogs::address_book::*;
/// assert_eq!((CATALOG.title(), CATALOG.base()), ("Address book", "/v3"));
/// for category in CATALOG.categories() {
///     println!("# {}", category.name());
///     for scope in category.scopes() {
///         println!("{scope}: {}", scope.description());
///     }
/// }
/// ```
pub struct Catalog<T>(PhantomData<fn() -> T>);

/// A heading that groups scopes for human readers.
///
/// ```
/// # use doc_catalogs::address_book::*;
/// let category = CATALOG.categories().next().unwrap();
/// assert_eq!(category.name(), "Contacts");
/// assert!(category.resources().map(|resource| resource.name()).eq(["contacts"]));
/// assert!(category.scopes().eq([Scope::ContactsRead, Scope::ContactsWrite]));
/// ```
pub struct Category<T>(usize, PhantomData<fn() -> T>);

/// An API area such as `contacts`. Its scopes are named after the resource and an action: `contacts:read`.
///
/// ```
/// # use doc_catalogs::address_book::*;
/// let resource = CATALOG.resources().next().unwrap();
/// assert_eq!((resource.name(), resource.title()), ("contacts", "Contacts"));
/// assert_eq!(resource.scopes().last(), Some(Scope::ContactsWrite));
/// ```
pub struct Resource<T>(usize, PhantomData<fn() -> T>);

/// A named combination of scopes that clients often request together.
///
/// ```
/// # use doc_catalogs::address_book::*;
/// let preset = CATALOG.presets().next().unwrap();
/// assert_eq!(preset.name(), "Look people up");
/// assert_eq!(preset.scopes(), ScopeSet::literal("contacts:read"));
/// ```
pub struct Preset<T>(usize, PhantomData<fn() -> T>);

/// Implements `Clone` and `Copy`. The derived implementations would require that `T` implements them too.
macro_rules! handle {
    ($($name:ident)*) => {$(
        impl<T> Clone for $name<T> {
            fn clone(&self) -> Self {
                *self
            }
        }
        impl<T> Copy for $name<T> {}
    )*};
}
handle!(Catalog Category Resource Preset);

/// Implements `Debug`, which shows the name of the type and one text that identifies the value.
macro_rules! debug {
    ($($name:ident: $text:ident,)*) => {$(
        impl<T: CatalogScope> fmt::Debug for $name<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_tuple(stringify!($name)).field(&self.$text()).finish()
            }
        }
    )*};
}
debug! {
    Catalog: title,
    Category: name,
    Resource: name,
    Preset: name,
}

/// Iterates over the records of the list that a header field refers to. `wrap` makes a handle from the offset of a
/// record.
fn all<T: CatalogScope, R>(
    field: usize,
    size: usize,
    wrap: fn(usize) -> R,
) -> impl ExactSizeIterator<Item = R> + DoubleEndedIterator {
    let records = T::TABLES.records(field, size);
    (0..records.count).map(move |index| wrap(records.at + index * size))
}

/// Iterates over the scopes with these ids.
fn scopes<T: CatalogScope>(ids: Ids<'static>) -> impl Iterator<Item = T> {
    ids.filter_map(T::from_id)
}

impl<T> Catalog<T> {
    #[doc(hidden)]
    pub const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<T> Default for Catalog<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: CatalogScope> Catalog<T> {
    /// The title of the catalog, from the key `catalog`.
    pub fn title(self) -> &'static str {
        T::TABLES.text_at(header::TITLE)
    }

    /// The path prefix of all endpoints, from the key `base`. It is empty if the catalog does not set the key.
    pub fn base(self) -> &'static str {
        T::TABLES.text_at(header::BASE)
    }

    /// The source of the catalog as compile errors show it, such as ``scopes.yaml of the package `acme` ``.
    pub fn origin(self) -> &'static str {
        T::TABLES.origin()
    }

    /// The categories.
    pub fn categories(self) -> impl ExactSizeIterator<Item = Category<T>> + DoubleEndedIterator {
        all::<T, _>(header::CATEGORIES, category::SIZE, |at| Category(at, PhantomData))
    }

    /// The resources of all categories.
    pub fn resources(self) -> impl ExactSizeIterator<Item = Resource<T>> + DoubleEndedIterator {
        all::<T, _>(header::RESOURCES, resource::SIZE, |at| Resource(at, PhantomData))
    }

    /// The rows of `endpoints`.
    pub fn endpoints(self) -> impl ExactSizeIterator<Item = Endpoint<T>> + DoubleEndedIterator {
        endpoints::all()
    }

    /// The rows of `presets`.
    pub fn presets(self) -> impl ExactSizeIterator<Item = Preset<T>> + DoubleEndedIterator {
        all::<T, _>(header::PRESETS, preset::SIZE, |at| Preset(at, PhantomData))
    }
}

impl<T: CatalogScope> Category<T> {
    /// The heading.
    pub fn name(self) -> &'static str {
        T::TABLES.text_at(self.0 + category::NAME)
    }

    /// The resources of the category.
    pub fn resources(self) -> impl ExactSizeIterator<Item = Resource<T>> + DoubleEndedIterator {
        let first = T::TABLES.number(self.0 + category::RESOURCES) as usize;
        let count = T::TABLES.number(self.0 + category::RESOURCES + layout::NUMBER_SIZE) as usize;
        Catalog::<T>::new().resources().skip(first).take(count)
    }

    /// The scopes of the category, including the scopes of its resources.
    pub fn scopes(self) -> impl Iterator<Item = T> {
        scopes(T::TABLES.ids_at(self.0 + category::SCOPES))
    }
}

impl<T: CatalogScope> Resource<T> {
    /// The full name, such as `transactional.email`.
    pub fn name(self) -> &'static str {
        T::TABLES.text_at(self.0 + resource::NAME)
    }

    /// The title for human readers.
    pub fn title(self) -> &'static str {
        T::TABLES.text_at(self.0 + resource::TITLE)
    }

    /// The description. It is empty if the catalog does not give one.
    pub fn description(self) -> &'static str {
        T::TABLES.text_at(self.0 + resource::DESCRIPTION)
    }

    /// The category that contains the resource.
    pub fn category(self) -> Option<Category<T>> {
        Catalog::<T>::new().categories().nth(T::TABLES.number(self.0 + resource::CATEGORY) as usize)
    }

    /// The scopes of the resource.
    pub fn scopes(self) -> impl Iterator<Item = T> {
        scopes(T::TABLES.ids_at(self.0 + resource::SCOPES))
    }
}

impl<T: CatalogScope> Preset<T> {
    /// The name, such as `Look people up`.
    pub fn name(self) -> &'static str {
        T::TABLES.text_at(self.0 + preset::NAME)
    }

    /// The scopes of the preset.
    pub fn scopes(self) -> T::Set {
        T::Set::from_ids(T::TABLES.ids_at(self.0 + preset::SCOPES))
    }
}
