//! One wrong scope in a nested list. Only this scope is underlined.

use acme_scopes::requires;

#[requires(all(contacts:read, any(crm:read, contcats:write)))]
fn merge<T: Copy>(item: T) -> impl Copy {
    item
}

fn main() {}
