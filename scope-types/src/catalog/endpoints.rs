//! The rows of `endpoints` as data.
//!
//! Most of a large catalog is its templates, and most programs never list them. So they stand in a constant of their own:
//! a program in which nobody asks for it is compiled without it.

use crate::bytes::read::u32_at;
use crate::requirement::Requirement;
use crate::sets::catalog_set::CatalogScope;
use crate::tables::layout::{NUMBER_SIZE, endpoint, rows};
use crate::tables::listing::Listing;
use core::fmt;
use core::marker::PhantomData;

/// The one function with the constant: a program that lists has it once.
#[inline(never)]
fn listing<T: CatalogScope>() -> Listing {
    T::LISTING
}

/// All rows.
pub(crate) fn all<T: CatalogScope>() -> impl ExactSizeIterator<Item = Endpoint<T>> + DoubleEndedIterator {
    let count = listing::<T>().data.len() / endpoint::SIZE;
    (0..count).map(|index| Endpoint(index * endpoint::SIZE, PhantomData))
}

/// A row of `endpoints`: an exact template, and what each method asks for.
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
/// let endpoint = CATALOG.endpoints().next().unwrap();
/// assert_eq!(endpoint.template(), "/v3/contacts/{id}");
/// assert_eq!(endpoint.rows().len(), 2);
/// # }
/// ```
pub struct Endpoint<T>(usize, PhantomData<fn() -> T>);

impl<T> Clone for Endpoint<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Endpoint<T> {}

/// The name of the type and the template, as of all parts of a catalog.
impl<T: CatalogScope> fmt::Debug for Endpoint<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Endpoint").field(&self.template()).finish()
    }
}

impl<T: CatalogScope> Endpoint<T> {
    /// The template, with `base`, as it is written: `/v3/contacts/{id}`.
    pub fn template(self) -> &'static str {
        let Listing { text, data } = listing::<T>();
        let number = |field| u32_at(data, self.0 + field) as usize;
        let from = number(endpoint::TEMPLATE);
        text.get(from..from + number(endpoint::TEMPLATE + NUMBER_SIZE)).unwrap_or_default()
    }

    /// The methods and what each asks for.
    pub fn rows(self) -> MethodRequirements<T> {
        let at = u32_at(listing::<T>().data, self.0 + endpoint::ROWS) as usize;
        MethodRequirements {
            next: at + rows::FIRST,
            left: T::TABLES.number(at + rows::COUNT) as usize,
            scope: PhantomData,
        }
    }

    /// The 1-based line of the catalog.
    pub fn line(self) -> u32 {
        u32_at(listing::<T>().data, self.0 + endpoint::LINE)
    }
}

/// The methods of an endpoint, each with its requirement.
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
/// for (method, requirement) in CATALOG.endpoints().flat_map(|endpoint| endpoint.rows()) {
///     println!("{method}: {requirement}");
///     assert!(requirement.is_met_by(&ScopeSet::ALL));
/// }
/// # }
/// ```
pub struct MethodRequirements<T> {
    next: usize,
    left: usize,
    scope: PhantomData<fn() -> T>,
}

impl<T: CatalogScope> Iterator for MethodRequirements<T> {
    type Item = (&'static str, Requirement<'static, T::Set>);

    fn next(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        let row = self.next;
        self.next += rows::SIZE;
        let requirement = T::TABLES.number(row + rows::REQUIREMENT) as usize;
        Some((T::TABLES.method(T::TABLES.number(row + rows::METHOD)), Requirement::at(T::TABLES, requirement)))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl<T: CatalogScope> ExactSizeIterator for MethodRequirements<T> {}

impl<T> Clone for MethodRequirements<T> {
    fn clone(&self) -> Self {
        Self { ..*self }
    }
}

/// The rows that are left, by their methods.
impl<T: CatalogScope> fmt::Debug for MethodRequirements<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MethodRequirements ")?;
        f.debug_map().entries(self.clone()).finish()
    }
}
