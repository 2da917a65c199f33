//! Deprecated scopes. `#[allow(deprecated)]` silences the warning.

#![deny(warnings)]

mod scopes {
    scopewright::catalog! { yaml = r#"
catalog: Acme
categories:
  Contacts:
    scopes:
      contacts:manage: Manage contacts.
      contacts:write: { description: Change contacts., deprecated: { since: "2.3", use: contacts:manage } }
      "user/*.read": { description: Read users., variant: ReadUsers, deprecated: {} }
"# }
}

use scopes::{Caller, requires};

#[requires(contacts:write)]
fn one() {}

#[requires(any(contacts:manage, all("user/*.read", contacts:write)))]
fn nested() {}

#[requires("user/*.read", from = caller)]
fn from(caller: &Caller) -> Result<(), scopewright::Denied> {
    Ok(())
}

#[requires(contacts:manage)]
fn current() {}

#[requires(contacts:write)]
#[allow(deprecated)]
fn silenced() {}

/// A scope from a variable of a macro.
macro_rules! handler {
    ($name:ident, $scope:literal) => {
        #[requires($scope, crate = scopes)]
        fn $name() {}
    };
}

handler!(by_macro, "contacts:manage");
handler!(by_macro_deprecated, "contacts:write");

fn main() {
    let _ = (one, nested, from, current, silenced, by_macro, by_macro_deprecated);
}
