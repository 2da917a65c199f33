//! A deprecated scope of another crate.

#![deny(warnings)]

use fixture_hostile::hostile::requires;

#[requires(option)]
fn handler() {}

#[requires(mail:read)]
fn current() {}

mod inside {
    use super::*;

    #[requires("option")]
    fn handler() {}

    pub fn function() {
        use fixture_hostile::hostile::requires as needs;

        #[needs(option)]
        fn inner() {}

        let _ = (handler, inner);
    }
}

fn main() {
    inside::function();
    let _ = (handler, current);
}
