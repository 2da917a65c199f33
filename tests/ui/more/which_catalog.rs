//! An attribute whose path comes from a macro. The path does not lead to the catalog.

mod scopes {
    include!("../mail_catalog.rs");
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
