//! The items that [`catalog!`](crate::catalog!) defines, for a small catalog. This module exists only in the
//! documentation.
//!
//! ```yaml
//! catalog: Address book
//! actions: { read: [GET], write: [POST, PUT, DELETE] }
//! categories:
//!   Contacts:
//!     resources:
//!       contacts:
//!         paths: [/contacts]
//!         read: Read contacts.
//!         write: Create, change and delete contacts.
//! ```

crate::catalog! { yaml = r#"
catalog: Address book
actions: { read: [GET], write: [POST, PUT, DELETE] }
categories:
  Contacts:
    resources:
      contacts:
        paths: [/contacts]
        read: Read contacts.
        write: Create, change and delete contacts.
"# }
