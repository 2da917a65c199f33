//! Lists inside the byte table, read in place.

use crate::bytes::slice;
use crate::tables::Tables;

/// A list of scope ids: little-endian `u16`, one behind the other.
#[derive(Clone, Copy)]
pub(crate) struct Ids(&'static [u8]);

impl Ids {
    pub(crate) const EMPTY: Self = Self(&[]);

    pub(crate) const fn new(bytes: &'static [u8]) -> Self {
        Self(bytes)
    }

    /// The first id, and the others.
    pub(crate) const fn split_first(self) -> Option<(u16, Self)> {
        match self.0.split_first_chunk::<2>() {
            Some((id, rest)) => Some((u16::from_le_bytes(*id), Self(rest))),
            None => None,
        }
    }

    /// The first `count` ids, and the others.
    pub(crate) const fn split_at(self, count: usize) -> Option<(Self, Self)> {
        match self.0.split_at_checked(count * 2) {
            Some((head, rest)) => Some((Self(head), Self(rest))),
            None => None,
        }
    }
}

#[expect(clippy::copy_iterator, reason = "constants hold it, and it is only iterated by value")]
impl Iterator for Ids {
    type Item = u16;

    fn next(&mut self) -> Option<u16> {
        let (id, rest) = self.split_first()?;
        *self = rest;
        Some(id)
    }
}

/// A list of texts of the catalog, such as the paths of a scope. Iterating costs nothing and allocates nothing.
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
/// let paths = Scope::ContactsRead.paths();
/// assert_eq!(paths, ["/v3/contacts", "/v3/lists"]);
/// assert_eq!((paths.len(), paths.get(1)), (2, Some("/v3/lists")));
/// assert!(paths.iter().all(|path| path.starts_with("/v3")));
/// # }
/// ```
#[derive(Clone, Copy)]
pub struct Texts {
    tables: &'static Tables,
    /// References into the text, see [`crate::layout`].
    bytes: &'static [u8],
}

impl Texts {
    pub(crate) const fn new(tables: &'static Tables, bytes: &'static [u8]) -> Self {
        Self { tables, bytes }
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.bytes.len() / crate::layout::TEXT_SIZE
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The one at `index`.
    pub const fn get(&self, index: usize) -> Option<&'static str> {
        let at = index * crate::layout::TEXT_SIZE;
        match slice(self.bytes, at, at + crate::layout::TEXT_SIZE) {
            Some(reference) => Some(self.tables.text_of(reference)),
            None => None,
        }
    }

    /// Whether one of them is `text`.
    pub fn contains(&self, text: &str) -> bool {
        self.iter().any(|own| own == text)
    }

    /// All of them, in catalog order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &'static str> + DoubleEndedIterator + use<> {
        let list = *self;
        (0..self.len()).map(move |index| list.get(index).unwrap_or_default())
    }
}

impl core::fmt::Debug for Texts {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl PartialEq<[&str]> for Texts {
    fn eq(&self, other: &[&str]) -> bool {
        self.iter().eq(other.iter().copied())
    }
}

impl<const N: usize> PartialEq<[&str; N]> for Texts {
    fn eq(&self, other: &[&str; N]) -> bool {
        *self == *other.as_slice()
    }
}
