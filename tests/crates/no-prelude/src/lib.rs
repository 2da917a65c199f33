//! A crate in which no name is known but those that are written out: `#![no_implicit_prelude]`.

#![no_implicit_prelude]
#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, unused, clippy::all, clippy::pedantic)]

::scopewright::catalog! { yaml = r#"
catalog: Bare
actions: { read: [GET], write: [POST] }
categories:
  All:
    resources:
      mail: { paths: [/mail], read: Read mail., write: { description: Write mail., implies: [mail:read] } }
"# }

/// Asks for a scope.
#[requires(mail:read)]
#[must_use]
pub fn inbox(number: u8) -> u8 {
    number
}

/// Asks for both, asynchronously.
#[requires(all(mail:read, mail:write))]
#[expect(clippy::unused_async, reason = "handlers are")]
pub async fn outbox(number: u8) -> u8 {
    number
}

/// Calls a handler.
///
/// # Errors
/// If the caller does not reach.
pub fn call(caller: &Caller) -> ::core::result::Result<u8, ::scopewright::Denied> {
    ::core::result::Result::Ok(inbox(caller.authorize()?, 1))
}
