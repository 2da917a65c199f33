//! The catalog as data: its categories, resources, scopes, endpoints and presets.
//!
//! The constant `CATALOG` and the methods of `Scope` return these types. The data is part of the program: it is neither
//! read from a file nor allocated.
//!
//! ```
//! # use doc_catalogs::contacts::*;
//! // The text of a consent page.
//! let mut page = String::new();
//! for category in CATALOG.categories() {
//!     page += &format!("# {}\n", category.name());
//!     for scope in category.scopes() {
//!         page += &format!("- {} ({scope})\n", scope.description());
//!     }
//! }
//! assert_eq!(page, "# Contacts\n- Read contacts. (contacts:read)\n- Change contacts. (contacts:write)\n");
//!
//! assert_eq!(Scope::ContactsWrite.methods(), ["POST", "DELETE"]);
//! assert_eq!(Scope::ContactsWrite.paths(), ["/contacts", "/lists"]);
//! ```

pub use scope_types::{Catalog, Category, Endpoint, MethodRequirements, Preset, Resource, Strings};
