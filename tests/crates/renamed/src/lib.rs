//! Scopewright under another name; there is no crate `scopewright` here.

#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, unused, clippy::all, clippy::pedantic)]

sw::catalog! { yaml = r#"
catalog: Renamed
actions: { read: [GET] }
categories: { All: { resources: { mail: { paths: [/mail], read: Read mail. } } } }
"# }

/// Asks for a scope.
#[requires(mail:read)]
#[must_use]
pub fn inbox(number: u8) -> u8 {
    number
}

/// The check as the first statement.
///
/// # Errors
/// If the caller does not reach.
#[requires(mail:read, from = caller)]
pub fn checked(caller: &Caller) -> Result<u8, sw::Denied> {
    Ok(2)
}

/// Calls both.
///
/// # Errors
/// If the caller does not reach.
pub fn call(caller: &Caller) -> Result<u8, sw::Denied> {
    Ok(inbox(caller.authorize()?, 1) + checked(caller)?)
}
