//! `from` with an expression that is no caller source.

mod scopes {
    include!("../mail_catalog.rs");
}

use scopes::requires;

#[requires(mail, from = request)]
fn handler(request: String) -> Result<(), scopewright::Denied> {
    Ok(())
}

fn main() {}
