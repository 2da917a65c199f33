//! Attempts to run an annotated function for a caller without its scopes. These programs compile, so they must refuse at
//! run time. The attempts that do not compile are in `tests/ui/holes/`.
//!
//! Each module of `holes/` has attempts of one kind. ARCHITECTURE.md names what lies outside of the control of `#[requires]`.

#![allow(
    dead_code,
    unused_macros,
    clippy::diverging_sub_expression,
    clippy::elidable_lifetime_names,
    clippy::enum_glob_use,
    clippy::extra_unused_type_parameters,
    clippy::inline_always,
    clippy::let_and_return,
    clippy::needless_lifetimes,
    clippy::needless_pass_by_value,
    clippy::no_effect_underscore_binding,
    clippy::option_option,
    clippy::panic,
    clippy::redundant_closure_call,
    clippy::redundant_locals,
    clippy::result_large_err,
    clippy::trivially_copy_pass_by_ref,
    clippy::unnecessary_wraps,
    clippy::unused_async,
    clippy::unused_self,
    clippy::used_underscore_binding,
    clippy::wildcard_imports,
    reason = "the attempts are written as no reviewer would have them"
)]

mod attributes;
mod bodies;
mod editors;
mod frameworks;
mod generics;
mod macros_around;
mod names;
mod proofs;
mod sources;
mod spelling;

/// The catalog that the attempts attack. They need the scope `mail`.
mod scopes {
    scopewright::catalog! { yaml = "catalog: Attacked\ncategories: { All: { scopes: { mail: Read mail., calendar: Read it. } } }" }
}

/// A catalog with the same title and the same names, whose scopes are others all the same.
mod twin {
    scopewright::catalog! { yaml = "catalog: Attacked\ncategories: { All: { scopes: { mail: Read mail., calendar: Read it. } } }" }
}

use scopes::{Caller, ScopeSet};

fn reader() -> Caller {
    Caller::client(ScopeSet::literal("mail"))
}

/// The callers without the scope `mail`.
fn outsiders() -> [Caller; 5] {
    let calendar = ScopeSet::literal("calendar");
    [
        Caller::anonymous(),
        Caller::invalid_token(),
        Caller::client(ScopeSet::EMPTY),
        Caller::client(calendar),
        Caller::on_behalf_of(ScopeSet::ALL, calendar),
    ]
}

/// Expects that a call succeeds for a caller with the scope `mail`, and fails for every other caller.
#[track_caller]
fn enforced<T, E>(call: impl Fn(Caller) -> Result<T, E>) {
    assert!(call(reader()).is_ok(), "a caller with the scope is refused");
    for outsider in outsiders() {
        assert!(call(outsider).is_err(), "{outsider:?} is let in");
    }
}

/// Expects that a call fails for every caller.
#[track_caller]
fn closed<T, E>(call: impl Fn(Caller) -> Result<T, E>) {
    for caller in outsiders().into_iter().chain([reader(), Caller::client(ScopeSet::ALL)]) {
        assert!(call(caller).is_err(), "{caller:?} is let in");
    }
}

/// The result of a future that is ready at once.
fn ready<T>(future: impl Future<Output = T>) -> T {
    let mut future = std::pin::pin!(future);
    match future.as_mut().poll(&mut std::task::Context::from_waker(std::task::Waker::noop())) {
        std::task::Poll::Ready(value) => value,
        std::task::Poll::Pending => unreachable!("nothing is waited for"),
    }
}
