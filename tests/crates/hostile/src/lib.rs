//! Generated code among names that mean something else, under every lint that users turn on.
//!
//! That it compiles is the test; `tests/hygiene.rs` calls it too.

#![forbid(unsafe_code)]
#![deny(
    warnings,
    missing_docs,
    unused,
    rust_2024_compatibility,
    clippy::all,
    clippy::pedantic,
    clippy::missing_docs_in_private_items
)]

/// Macros of names that generated code might use without a path.
#[macro_use]
mod macros {
    /// Makes a macro that cannot be expanded.
    macro_rules! traps {
        ($($name:ident)*) => {$(
            #[allow(unused_macros, reason = "a trap that nothing should step into")]
            macro_rules! $name {
                ($dollar:tt) => {
                    compile_error!("generated code took a macro of the user")
                };
            }
        )*};
    }
    traps! {
        panic assert assert_eq matches include_bytes include_str concat stringify format format_args write
        debug_assert unreachable unimplemented todo vec cfg env option_env catalog_private __serde
    }
}

/// The catalog, beside types, traits, functions and modules that shadow what it is written with.
pub mod hostile {
    #![allow(
        dead_code,
        non_camel_case_types,
        clippy::module_name_repetitions,
        clippy::missing_docs_in_private_items,
        reason = "they are there to be in the way"
    )]

    mod core {}
    mod std {}
    mod alloc {}
    mod scopewright {}
    mod scope_types {}
    mod serde {}
    mod __private {}
    struct Option;
    struct Result;
    struct Vec;
    struct Box;
    struct String;
    struct Some;
    struct None;
    struct Ok;
    struct Err;
    trait Clone {}
    trait Copy {}
    trait Iterator {}
    trait IntoIterator {}
    trait FromIterator {}
    trait Extend {}
    trait From {}
    trait Into {}
    trait TryFrom {}
    trait TryInto {}
    trait AsRef {}
    trait Default {}
    trait Debug {}
    trait Display {}
    trait Eq {}
    trait PartialEq {}
    trait Ord {}
    trait PartialOrd {}
    trait Hash {}
    trait Drop {}
    trait Fn {}
    trait Send {}
    trait Sync {}
    trait Sized {}
    trait CatalogScope {}
    trait CatalogSet {}
    struct Bits;
    struct Tables;
    struct Iter;
    struct Authorized;
    struct Has;
    struct All;
    struct Any;
    fn drop() {}
    fn index() {}
    fn check() {}
    fn nth() {}

    ::scopewright::catalog! { yaml = r#"
catalog: "Hostile <b>to_doc[s]"
actions: { read: [GET], write: [POST] }
categories:
  All of it:
    resources:
      mail:
        paths: [/mail]
        read: Read `mail`, <b>all</b> of it. See https://example.org/mail_reading and __init__.
        write: { description: Write mail., implies: [mail:read], aliases: [mail:modify] }
    scopes:
      option: { description: Named like a type., deprecated: { since: "1.0", use: mail:read } }
      Self: { description: Named like no variant can be., variant: Own }
      iter: Named like a type of the library.
endpoints:
  /mail/{id}: { GET: "any(mail:read, all(iter, mail:write))" }
presets:
  Everything: mail:read, mail:write
"# }
}

/// Handlers among the same names.
pub mod handlers {
    #![allow(clippy::must_use_candidate, clippy::many_single_char_names, reason = "these are the handlers' own")]

    use crate::hostile::{Caller, requires};
    use ::scopewright::Denied;

    /// One scope.
    #[requires(mail:read)]
    pub fn one(number: u8) -> u8 {
        number
    }

    /// Several, nested.
    #[requires(any(mail:read, all("iter", mail:write)), "Self")]
    pub fn several() -> u8 {
        2
    }

    /// Seven parameters of its own, which with the guard are eight.
    #[requires(authenticated)]
    pub fn many(a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, g: u8) -> u8 {
        a + b + c + d + e + f + g
    }

    /// A service.
    #[derive(Debug)]
    pub struct Service(u8);

    impl Service {
        /// Makes one.
        #[requires(public)]
        pub const fn new(number: u8) -> Self {
            Self(number)
        }

        /// Asks it.
        #[requires(mail:write)]
        pub const fn number(&self) -> u8 {
            self.0
        }
    }

    /// Calls them all.
    ///
    /// # Errors
    /// If the caller does not reach.
    pub fn call(caller: &Caller) -> Result<u8, Denied> {
        let service = Service::new(caller.authorize()?, 4);
        Ok(one(caller.authorize()?, 1)
            + several(caller.authorize()?)
            + many(caller.authorize()?, 0, 0, 0, 0, 0, 0, 3)
            + service.number(caller.authorize()?))
    }
}

/// A second catalog in the same crate.
pub mod second {
    ::scopewright::catalog! { yaml = "catalog: Second\ncategories: { All: { scopes: { other: Another scope. } } }" }

    /// Asks for its scope.
    #[requires(other)]
    #[must_use]
    pub fn other() -> u8 {
        5
    }
}
