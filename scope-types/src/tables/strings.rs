//! Lists of strings, read from the tables without copying.

use super::layout::{NUMBER_SIZE, TEXT_SIZE};
use crate::bytes::read::{slice, text_between, u32_at};

/// A list of texts of the catalog, such as the paths of a scope, in the order of the catalog. Iteration does not
/// allocate.
///
/// ```
/// # use doc_catalogs::address_book::*;
/// let paths = Scope::ContactsRead.paths();
/// assert_eq!(paths, ["/v3/contacts", "/v3/lists"]);
/// assert_eq!((paths.len(), paths.get(1)), (2, Some("/v3/lists")));
/// assert!(paths.iter().all(|path| path.starts_with("/v3")));
/// ```
#[derive(Clone, Copy)]
pub struct Strings<'a> {
    /// The text of the catalog.
    text: &'a str,
    /// References to slices of `text`, in the format of [`crate::layout`].
    references: &'a [u8],
}

impl<'a> Strings<'a> {
    pub(crate) const fn new(text: &'a str, references: &'a [u8]) -> Self {
        Self { text, references }
    }

    /// The number of texts.
    pub const fn len(&self) -> usize {
        self.references.len() / TEXT_SIZE
    }

    /// Returns `true` if the list is empty.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the text at `index`, or `None` if the list is shorter.
    pub const fn get(&self, index: usize) -> Option<&'a str> {
        let at = index * TEXT_SIZE;
        match slice(self.references, at, at + TEXT_SIZE) {
            Some(reference) => {
                Some(text_between(self.text, u32_at(reference, 0) as usize, u32_at(reference, NUMBER_SIZE) as usize))
            }
            None => None,
        }
    }

    /// Returns `true` if the list contains `text`.
    pub fn contains(&self, text: &str) -> bool {
        self.iter().any(|own| own == text)
    }

    /// Iterates over the texts in the order of the catalog.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &'a str> + DoubleEndedIterator + use<'a> {
        let list = *self;
        (0..self.len()).map(move |index| list.get(index).unwrap_or_default())
    }
}

impl core::fmt::Debug for Strings<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl PartialEq<[&str]> for Strings<'_> {
    fn eq(&self, other: &[&str]) -> bool {
        self.iter().eq(other.iter().copied())
    }
}

impl<const N: usize> PartialEq<[&str; N]> for Strings<'_> {
    fn eq(&self, other: &[&str; N]) -> bool {
        *self == *other.as_slice()
    }
}
