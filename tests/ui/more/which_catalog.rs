//! An attribute whose path a macro made: it does not say which catalog.

mod scopes {
    scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
}

use scopes::requires;

macro_rules! annotated {
    ($attribute:ident) => {
        #[$attribute(mail)]
        fn handler() {}
    };
}
annotated!(requires);

fn main() {}
