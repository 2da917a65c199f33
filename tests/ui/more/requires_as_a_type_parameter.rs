//! A type parameter with the name of the module `requires`. It could stand for any type.

use acme_scopes::requires;

trait Anything {
    type Authorized<T>;
    type Keyword<const W: u8>;
}

struct Open;

impl Anything for Open {
    type Authorized<T> = ();
    type Keyword<const W: u8> = ();
}

#[requires(denied)]
fn nobody<requires: Anything>() {}

fn main() {
    nobody::<Open>(());
}
