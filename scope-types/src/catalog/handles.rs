//! The catalog as data, for pages, documents and consent screens: everything in the order in which it is written.

use super::endpoints::{self, Endpoint};
use crate::sets::catalog_set::{CatalogScope, CatalogSet};
use crate::tables::ids::Ids;
use crate::tables::layout::{self, category, header, preset, resource};
use core::fmt;
use core::marker::PhantomData;

/// A whole catalog; `T` is its `Scope`.
///
/// ```
/// # scopewright::catalog! { yaml = r#"
/// # catalog: Address book
/// # base: /v3
/// # actions: { read: [GET], write: [POST, DELETE] }
/// # categories:
/// #   Contacts:
/// #     resources:
/// #       contacts: { paths: [/contacts, /lists], read: Read contacts., write: Change contacts. }
/// # endpoints: { "/contacts/{id}": { GET: contacts:read, PUT: contacts:write } }
/// # presets: { Look people up: contacts:read }
/// # "# }
/// # fn main() {
/// assert_eq!((CATALOG.title(), CATALOG.base()), ("Address book", "/v3"));
/// for category in CATALOG.categories() {
///     println!("# {}", category.name());
///     for scope in category.scopes() {
///         println!("{scope}: {}", scope.description());
///     }
/// }
/// # }
/// ```
pub struct Catalog<T>(PhantomData<fn() -> T>);

/// A heading that groups scopes for people.
///
/// ```
/// # scopewright::catalog! { yaml = r#"
/// # catalog: Address book
/// # base: /v3
/// # actions: { read: [GET], write: [POST, DELETE] }
/// # categories:
/// #   Contacts:
/// #     resources:
/// #       contacts: { paths: [/contacts, /lists], read: Read contacts., write: Change contacts. }
/// # endpoints: { "/contacts/{id}": { GET: contacts:read, PUT: contacts:write } }
/// # presets: { Look people up: contacts:read }
/// # "# }
/// # fn main() {
/// let category = CATALOG.categories().next().unwrap();
/// assert_eq!(category.name(), "Contacts");
/// assert!(category.resources().map(|resource| resource.name()).eq(["contacts"]));
/// assert!(category.scopes().eq([Scope::ContactsRead, Scope::ContactsWrite]));
/// # }
/// ```
pub struct Category<T>(usize, PhantomData<fn() -> T>);

/// An API area, whose scopes are named after it and an action.
///
/// ```
/// # scopewright::catalog! { yaml = r#"
/// # catalog: Address book
/// # base: /v3
/// # actions: { read: [GET], write: [POST, DELETE] }
/// # categories:
/// #   Contacts:
/// #     resources:
/// #       contacts: { paths: [/contacts, /lists], read: Read contacts., write: Change contacts. }
/// # endpoints: { "/contacts/{id}": { GET: contacts:read, PUT: contacts:write } }
/// # presets: { Look people up: contacts:read }
/// # "# }
/// # fn main() {
/// let resource = CATALOG.resources().next().unwrap();
/// assert_eq!((resource.name(), resource.title()), ("contacts", "Contacts"));
/// assert_eq!(resource.scopes().last(), Some(Scope::ContactsWrite));
/// # }
/// ```
pub struct Resource<T>(usize, PhantomData<fn() -> T>);

/// A combination of scopes that people ask for.
///
/// ```
/// # scopewright::catalog! { yaml = r#"
/// # catalog: Address book
/// # base: /v3
/// # actions: { read: [GET], write: [POST, DELETE] }
/// # categories:
/// #   Contacts:
/// #     resources:
/// #       contacts: { paths: [/contacts, /lists], read: Read contacts., write: Change contacts. }
/// # endpoints: { "/contacts/{id}": { GET: contacts:read, PUT: contacts:write } }
/// # presets: { Look people up: contacts:read }
/// # "# }
/// # fn main() {
/// let preset = CATALOG.presets().next().unwrap();
/// assert_eq!(preset.name(), "Look people up");
/// assert_eq!(preset.scopes(), ScopeSet::literal("contacts:read"));
/// # }
/// ```
pub struct Preset<T>(usize, PhantomData<fn() -> T>);

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

/// `Debug` is the name of the type and the text that tells its values apart.
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

/// The records of a header field, wrapped.
fn all<T: CatalogScope, R>(
    field: usize,
    size: usize,
    wrap: fn(usize) -> R,
) -> impl ExactSizeIterator<Item = R> + DoubleEndedIterator {
    let records = T::TABLES.records(field, size);
    (0..records.count).map(move |index| wrap(records.at + index * size))
}

/// The scopes of a list of ids.
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
    /// The key `catalog`.
    pub fn title(self) -> &'static str {
        T::TABLES.text_at(header::TITLE)
    }

    /// The key `base`, which every path starts with; empty if there is none.
    pub fn base(self) -> &'static str {
        T::TABLES.text_at(header::BASE)
    }

    /// Where the catalog is written, as messages say it.
    pub fn origin(self) -> &'static str {
        T::TABLES.origin()
    }

    /// The headings.
    pub fn categories(self) -> impl ExactSizeIterator<Item = Category<T>> + DoubleEndedIterator {
        all::<T, _>(header::CATEGORIES, category::SIZE, |at| Category(at, PhantomData))
    }

    /// The API areas of all categories.
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
    /// Its heading.
    pub fn name(self) -> &'static str {
        T::TABLES.text_at(self.0 + category::NAME)
    }

    /// Its API areas.
    pub fn resources(self) -> impl ExactSizeIterator<Item = Resource<T>> + DoubleEndedIterator {
        let first = T::TABLES.number(self.0 + category::RESOURCES) as usize;
        let count = T::TABLES.number(self.0 + category::RESOURCES + layout::NUMBER_SIZE) as usize;
        Catalog::<T>::new().resources().skip(first).take(count)
    }

    /// All of its scopes, those of its resources among them.
    pub fn scopes(self) -> impl Iterator<Item = T> {
        scopes(T::TABLES.ids_at(self.0 + category::SCOPES))
    }
}

impl<T: CatalogScope> Resource<T> {
    /// Its whole name, such as `transactional.email`.
    pub fn name(self) -> &'static str {
        T::TABLES.text_at(self.0 + resource::NAME)
    }

    /// Its title for people.
    pub fn title(self) -> &'static str {
        T::TABLES.text_at(self.0 + resource::TITLE)
    }

    /// What it is; empty where the catalog does not say.
    pub fn description(self) -> &'static str {
        T::TABLES.text_at(self.0 + resource::DESCRIPTION)
    }

    /// The category that it belongs to.
    pub fn category(self) -> Option<Category<T>> {
        Catalog::<T>::new().categories().nth(T::TABLES.number(self.0 + resource::CATEGORY) as usize)
    }

    /// Its scopes.
    pub fn scopes(self) -> impl Iterator<Item = T> {
        scopes(T::TABLES.ids_at(self.0 + resource::SCOPES))
    }
}

impl<T: CatalogScope> Preset<T> {
    /// What people ask for.
    pub fn name(self) -> &'static str {
        T::TABLES.text_at(self.0 + preset::NAME)
    }

    /// The scopes that it takes.
    pub fn scopes(self) -> T::Set {
        T::Set::from_ids(T::TABLES.ids_at(self.0 + preset::SCOPES))
    }
}
