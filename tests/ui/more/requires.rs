//! The other mistakes that `#[requires]` itself finds.

mod scopes {
    scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
}

use scopes::requires;

#[requires(mail, mail)]
fn twice() {}

#[requires(mail,)]
fn trailing_comma() {}

#[requires(mail calendar)]
fn no_comma() {}

#[requires("mail calendar")]
fn space_in_a_string() {}

#[requires(public, mail)]
fn public_and_a_scope() {}

#[requires(any(mail, authenticated))]
fn authenticated_in_a_list() {}

#[requires(any)]
fn any_of_what() {}

#[requires(mail, crate = scopes, crate = scopes)]
fn crate_twice() {}

#[requires(mail, from =)]
fn from_nothing() {}

#[requires(some(mail))]
fn unknown_list() {}

#[requires(mail)]
struct NotAFunction;

trait Mailbox {
    #[requires(mail, from = self)]
    fn open(&self) -> Result<(), scopewright::Denied>;
}

macro_rules! annotated {
    ($attribute:ident) => {
        #[$attribute(mail)]
        fn which_catalog() {}
    };
}
annotated!(requires);

fn main() {}
