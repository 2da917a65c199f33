//! One wrong scope in a nested list. Only this scope is underlined.

mod scopes {
    include!("../acme_catalog.rs");
}

use scopes::requires;

#[requires(all(contacts:read, any(crm:read, contcats:write)))]
fn merge<T: Copy>(item: T) -> impl Copy {
    item
}

fn main() {}
