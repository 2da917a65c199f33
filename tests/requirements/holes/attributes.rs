//! Other attributes above and below, and attributes that change the signature, the body or the kind of the function.

use super::scopes::{self, Caller, requires};
use super::{closed, enforced, ready};
use fixture_attributes::{cached, through_text, without_places};
use scopewright::Denied;

#[inline(always)]
#[requires(mail)]
#[track_caller]
#[cold]
#[must_use]
fn among_hints() -> u8 {
    1
}

/// Documented.
#[doc(hidden)]
#[requires(mail)]
#[doc(alias = "no_mangle")]
#[allow(clippy::let_unit_value, reason = "an attribute with a list")]
fn among_documentation() -> u8 {
    let _unit = ();
    1
}

#[deprecated]
#[requires(mail)]
fn deprecated_function() -> u8 {
    1
}

#[cfg(test)]
#[requires(mail)]
#[cfg(not(any()))]
fn under_a_cfg() -> u8 {
    1
}

#[cfg_attr(all(), cfg_attr(all(), requires(mail), inline), must_use)]
fn in_a_cfg_attr() -> u8 {
    1
}

#[cfg_attr(all(), requires(mail))]
#[cfg_attr(any(), requires(public))]
fn in_two_cfg_attrs() -> u8 {
    1
}

#[requires(mail)]
#[cfg_attr(any(), unsafe(link_section = "x"))]
fn above_a_cfg_attr() -> u8 {
    1
}

#[requires(public)]
#[requires(mail)]
#[requires(authenticated)]
fn weaker_ones_around() -> u8 {
    1
}

#[requires(mail)]
#[requires(denied)]
fn one_is_denied() -> u8 {
    1
}

#[requires(public, from = caller)]
#[requires(mail, from = caller)]
fn weaker_check_above(caller: Caller) -> Result<u8, Denied> {
    let _ = caller;
    Ok(1)
}

#[requires(mail, from = caller)]
#[requires(public, from = caller)]
fn weaker_check_below(caller: Caller) -> Result<u8, Denied> {
    let _ = caller;
    Ok(1)
}

#[requires(public, from = Caller::anonymous())]
#[requires(mail)]
fn check_and_proof() -> Result<u8, Denied> {
    Ok(1)
}

#[test]
fn built_in_attributes_keep_the_proof() {
    enforced(|caller| caller.authorize().map(among_hints));
    enforced(|caller| caller.authorize().map(among_documentation));
    #[expect(deprecated, reason = "what is tested")]
    enforced(|caller| caller.authorize().map(deprecated_function));
    enforced(|caller| caller.authorize().map(under_a_cfg));
    enforced(|caller| caller.authorize().map(in_a_cfg_attr));
    enforced(|caller| caller.authorize().map(in_two_cfg_attrs));
    enforced(|caller| caller.authorize().map(above_a_cfg_attr));
}

#[test]
fn every_attribute_of_a_stack_counts() {
    let call = |caller: Caller| {
        Ok::<_, Denied>(weaker_ones_around(caller.authorize()?, caller.authorize()?, caller.authorize()?))
    };
    enforced(call);
    closed(|caller| Ok::<_, Denied>(one_is_denied(caller.authorize()?, caller.authorize()?)));
    enforced(weaker_check_above);
    enforced(weaker_check_below);
    enforced(|caller| caller.authorize().and_then(check_and_proof));
}

#[without_places]
#[through_text]
#[requires(mail, crate = scopes)]
fn below_two_that_lose_places() -> u8 {
    1
}

#[requires(mail)]
#[without_places]
#[through_text]
fn above_two_that_lose_places() -> u8 {
    1
}

#[through_text]
#[requires(mail, crate = scopes, from = caller)]
#[without_places]
fn between_two_that_lose_places(caller: Caller) -> Result<u8, Denied> {
    let _ = caller;
    Ok(1)
}

#[cached]
#[requires(mail, from = caller)]
fn below_a_cache(caller: Caller) -> Result<u8, Denied> {
    let _ = caller;
    Ok(1)
}

#[requires(mail)]
#[tokio::main(flavor = "current_thread")]
async fn above_a_runtime() -> u8 {
    1
}

#[tokio::main(flavor = "current_thread")]
#[requires(mail)]
async fn below_a_runtime() -> u8 {
    1
}

#[tokio::main(flavor = "current_thread")]
#[requires(mail, from = caller)]
async fn checked_below_a_runtime(caller: Caller) -> Result<u8, Denied> {
    let _ = caller;
    Ok(1)
}

#[requires(mail, from = caller)]
#[tokio::main(flavor = "current_thread")]
async fn checked_above_a_runtime(caller: Caller) -> Result<u8, Denied> {
    let _ = caller;
    Ok(1)
}

#[test]
fn attributes_that_print_the_function_anew_keep_the_check() {
    enforced(|caller| caller.authorize().map(below_two_that_lose_places));
    enforced(|caller| caller.authorize().map(above_two_that_lose_places));
    enforced(between_two_that_lose_places);
    enforced(below_a_cache);
    enforced(|caller| caller.authorize().map(above_a_runtime));
    enforced(|caller| caller.authorize().map(below_a_runtime));
    enforced(checked_below_a_runtime);
    enforced(checked_above_a_runtime);
}

/// The attribute is on methods that `async_trait` turns into functions with boxed futures.
#[async_trait::async_trait]
trait Boxed {
    #[requires(mail)]
    async fn declared(&self) -> u8;

    #[requires(mail, from = caller)]
    async fn with_default(&self, caller: Caller) -> Result<u8, Denied> {
        let _ = caller;
        Ok(1)
    }

    async fn checked(&self, caller: Caller) -> Result<u8, Denied>;
}

struct Service;

#[async_trait::async_trait]
impl Boxed for Service {
    #[requires(mail)]
    async fn declared(&self) -> u8 {
        1
    }

    #[requires(mail, from = caller)]
    async fn checked(&self, caller: Caller) -> Result<u8, Denied> {
        async { caller.is_verified() }.await;
        Ok(1)
    }
}

#[async_trait::async_trait(?Send)]
trait BoxedLocally {
    async fn local(&self, caller: Caller) -> Result<u8, Denied>;
}

#[async_trait::async_trait(?Send)]
impl BoxedLocally for Service {
    #[requires(mail, from = caller)]
    async fn local(&self, caller: Caller) -> Result<u8, Denied> {
        let local = std::rc::Rc::new(caller);
        std::future::ready(()).await;
        Ok(u8::from(local.is_verified()))
    }
}

#[test]
fn boxed_methods_are_enforced() {
    enforced(|caller| caller.authorize().map(|proof| ready(Service.declared(proof))));
    enforced(|caller| ready(Service.with_default(caller)));
    enforced(|caller| ready(Service.checked(caller)));
    enforced(|caller| ready(Service.local(caller)));
}

/// Functions with an ABI or a symbol can be checked in their bodies.
#[requires(mail, from = caller)]
#[expect(improper_ctypes_definitions, reason = "both sides of the call are Rust")]
extern "C" fn with_an_abi(caller: &Caller) -> Result<u8, Denied> {
    let _ = caller;
    Ok(1)
}

#[requires(mail, from = caller)]
#[expect(improper_ctypes_definitions, reason = "both sides of the call are Rust")]
extern "system" fn with_another_abi(caller: Caller) -> Result<u8, Denied> {
    let _ = caller;
    Ok(1)
}

#[test]
fn functions_with_an_abi_are_enforced_in_their_bodies() {
    enforced(|caller| with_an_abi(&caller));
    enforced(|caller| with_another_abi(caller));
    let pointer: extern "C" fn(&Caller) -> Result<u8, Denied> = with_an_abi;
    enforced(|caller| pointer(&caller));
}

/// Attributes of parameters stay where they are.
#[requires(mail)]
fn attributes_of_parameters(#[allow(unused, reason = "what is tested")] first: u8, #[cfg(any())] second: u8) {}

impl Service {
    #[requires(mail)]
    fn attribute_of_the_receiver(#[cfg(test)] &self, #[cfg(any())] other: u8) {}

    #[requires(mail)]
    fn receiver_that_is_removed(#[cfg(any())] self, number: u8) -> u8 {
        number
    }
}

#[test]
fn functions_with_attributes_on_parameters_are_enforced() {
    enforced(|caller| caller.authorize().map(|proof| attributes_of_parameters(proof, 1)));
    enforced(|caller| caller.authorize().map(|proof| Service.attribute_of_the_receiver(proof)));
    enforced(|caller| caller.authorize().map(|proof| Service::receiver_that_is_removed(proof, 1)));
}
