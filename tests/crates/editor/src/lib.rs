//! What rust-analyzer compiles: each scope is also a path into a tree of names, for hover and completion.
//!
//! `build.rs` sets the `cfg` that only editors set. That it compiles is the test.

#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, unused, clippy::all, clippy::pedantic)]

/// A catalog whose names end in names that begin others, and which no identifier can spell as they are.
pub mod scopes {
    scopewright::catalog! { yaml = r#"
catalog: Editor
actions: { read: [GET], write: [POST] }
categories:
  All:
    resources:
      mail: { paths: [/mail], read: Read mail., write: Write mail. }
      mail.drafts: { read: Read drafts., write: Write drafts. }
      sms-campaigns: { read: Read campaigns., write: Write campaigns. }
      type: { read: Read types. }
      2fa: { read: Read second factors. }
    scopes:
      mail: All of mail.
      User.Read.All: Read all users.
      User.Read: Read a user.
      self: { description: A keyword., variant: Own }
      crate: { description: Another., variant: Box }
      const: A third.
      "https://example.org/auth/drive": No path.
"# }
}

/// Handlers.
pub mod handlers {
    use crate::scopes::{self, Caller, requires};

    /// Bare names, nested.
    #[requires(mail:read, any(mail.drafts:write, sms-campaigns:read, all(type:read, User.Read.All, User.Read)), mail)]
    #[must_use]
    pub fn bare() -> u8 {
        1
    }

    /// Names that only a string can spell.
    #[requires("https://example.org/auth/drive", "2fa:read", "self")]
    #[must_use]
    pub fn strings() -> u8 {
        2
    }

    /// Bare keywords.
    #[requires(any(const, self, 2fa:read))]
    #[must_use]
    pub fn keywords() -> u8 {
        3
    }

    /// Through its path.
    #[scopes::requires(mail:write)]
    #[must_use]
    pub const fn path() -> u8 {
        4
    }

    /// Calls all of them.
    ///
    /// # Errors
    /// If the caller does not reach.
    pub fn call(caller: &Caller) -> Result<u8, scopewright::Denied> {
        Ok(bare(caller.authorize()?)
            + strings(caller.authorize()?)
            + keywords(caller.authorize()?)
            + path(caller.authorize()?))
    }
}

/// The paths are there, and have the descriptions that editors show.
pub mod names {
    pub use crate::scopes::requires::names::User::Read as user_read;
    pub use crate::scopes::requires::names::mail;
    pub use crate::scopes::requires::names::mail::drafts::write as drafts_write;
    pub use crate::scopes::requires::names::sms_campaigns;
    pub use crate::scopes::requires::names::type_;

    /// Each is a constant.
    pub const ALL: [(); 5] = [mail, mail::read, user_read::All, type_::read, sms_campaigns::write];
}
