//! `macro_rules!` around the attribute, with every kind of fragment.

use super::scopes::{self, Caller, requires};
use super::{closed, enforced, ready};
use scopewright::Denied;

macro_rules! around_item {
    ($item:item) => {
        #[requires(mail, crate = scopes)]
        $item
    };
}
around_item! { fn from_an_item(number: u8) -> u8 { number } }

macro_rules! around_attributes_and_item {
    ($(#[$meta:meta])*; $item:item) => {
        $(#[$meta])*
        #[requires(mail, crate = scopes)]
        #[inline]
        $item
    };
}
around_attributes_and_item! { #[must_use]; fn from_an_item_with_attributes() -> u8 { 1 } }

macro_rules! attribute_in_meta {
    (#[$meta:meta]; $item:item) => {
        #[$meta]
        $item
    };
}
attribute_in_meta! { #[requires(mail, crate = scopes)]; fn from_a_meta() -> u8 { 1 } }

macro_rules! item_twice_wrapped {
    ($item:item) => {
        around_item! { $item }
    };
}
item_twice_wrapped! { fn from_an_item_in_an_item() -> u8 { 1 } }

macro_rules! around_tokens {
    ($($token:tt)*) => { #[requires(mail, crate = scopes)] $($token)* };
}
around_tokens! { const fn from_tokens() -> u8 { 1 } }
around_tokens! { pub(super) async fn async_from_tokens() -> u8 { 1 } }

macro_rules! around_parts {
    ($visibility:vis fn $name:ident<$lifetime:lifetime, $generic:ident: $bound:path>($parameter:ident: $type:ty) -> $returns:ty $body:block) => {
        #[requires(mail, crate = scopes)]
        $visibility fn $name<$lifetime, $generic: $bound>($parameter: $type) -> $returns $body
    };
}
around_parts! { pub(crate) fn from_parts<'a, T: core::fmt::Debug>(item: &'a [T]) -> usize { item.len() } }

macro_rules! empty_visibility {
    ($visibility:vis $name:ident) => {
        #[requires(mail, crate = scopes)]
        $visibility fn $name() {}
    };
}
empty_visibility!(without_visibility);

macro_rules! around_pattern {
    ($pattern:pat, $type:ty) => {
        #[requires(mail, crate = scopes)]
        fn from_a_pattern($pattern: $type) {}
    };
}
around_pattern!((_, _), (u8, u8));

macro_rules! scope_as_literal {
    ($scope:literal) => {
        #[requires($scope, crate = scopes)]
        fn from_a_literal() {}
    };
}
scope_as_literal!("mail");

macro_rules! scope_as_ident {
    ($scope:ident) => {
        #[requires($scope, crate = scopes)]
        fn from_an_ident() {}
    };
}
scope_as_ident!(mail);

macro_rules! scope_as_path {
    ($scope:path) => {
        #[requires($scope, crate = scopes)]
        fn from_a_path() {}
    };
}
scope_as_path!(mail);

macro_rules! scope_as_expression {
    ($scope:expr) => {
        #[requires($scope, crate = scopes)]
        fn from_an_expression() {}
    };
}
scope_as_expression!("mail");

macro_rules! scope_as_type {
    ($scope:ty) => {
        #[requires($scope, crate = scopes)]
        fn from_a_type() {}
    };
}
scope_as_type!(mail);

macro_rules! list_as_tokens {
    ($($scope:tt)*) => {
        #[requires($($scope)*, crate = scopes)]
        fn from_a_list() {}
    };
}
list_as_tokens!(any(mail, all(mail, calendar)));

macro_rules! catalog_as_path {
    ($catalog:path) => {
        #[requires(mail, crate = $catalog)]
        fn catalog_from_a_path() {}
    };
}
catalog_as_path!(super::scopes);

macro_rules! catalog_as_ident {
    ($catalog:ident) => {
        #[requires(mail, crate = $catalog)]
        fn catalog_from_an_ident() {}
    };
}
catalog_as_ident!(scopes);

macro_rules! catalog_of_the_macro {
    () => {
        #[requires(mail, crate = $crate::holes::scopes)]
        fn catalog_from_the_macro() {}
    };
}
catalog_of_the_macro!();

macro_rules! in_a_function {
    ($item:item) => {
        fn from_a_nested_item(caller: &Caller) -> Result<u8, Denied> {
            #[requires(mail, crate = scopes)]
            $item
            caller.authorize().map(nested)
        }
    };
}
in_a_function! { fn nested() -> u8 { 1 } }

macro_rules! method {
    ($self:ident, $item:item) => {
        impl Service {
            #[requires(mail, crate = scopes)]
            $item
            #[requires(mail, crate = scopes)]
            fn receiver_as_ident(&$self) {}
        }
    };
}
struct Service;
method! { self, fn receiver_in_an_item(&self) {} }

#[rustfmt::skip]
macro_rules! defining {
    ($dollar:tt) => {
        macro_rules! defined {
            ($dollar name:ident) => {
                #[requires(mail, crate = scopes)]
                fn $dollar name() {}
            };
        }
    };
}
defining!($);
defined!(from_a_defined_macro);

macro_rules! muncher {
    (@done $($done:tt)*) => { #[requires(mail, crate = scopes)] $($done)* };
    (@one [$($done:tt)*] $next:tt $($rest:tt)*) => { muncher! { @one [$($done)* $next] $($rest)* } };
    (@one [$($done:tt)*]) => { muncher! { @done $($done)* } };
}
muncher! { @one [] fn munched<T>(item: T) -> T { item } }

macro_rules! callback {
    ($then:ident! $($rest:tt)*) => { $then! { $($rest)* } };
}
callback! { around_item! fn from_a_callback() {} }

macro_rules! repeated {
    ($($name:ident)*) => { $(#[requires(mail, crate = scopes)] fn $name() {})* };
}
repeated!(first second);

#[test]
fn functions_from_fragments_need_a_proof() {
    enforced(|caller| caller.authorize().map(|proof| from_an_item(proof, 1)));
    enforced(|caller| caller.authorize().map(from_an_item_with_attributes));
    enforced(|caller| caller.authorize().map(from_a_meta));
    enforced(|caller| caller.authorize().map(from_an_item_in_an_item));
    enforced(|caller| caller.authorize().map(from_tokens));
    enforced(|caller| caller.authorize().map(async_from_tokens).map(ready));
    enforced(|caller| caller.authorize().map(|proof| from_parts(proof, &[1])));
    enforced(|caller| caller.authorize().map(without_visibility));
    enforced(|caller| caller.authorize().map(|proof| from_a_pattern(proof, (1, 2))));
    enforced(|caller| from_a_nested_item(&caller));
    enforced(|caller| caller.authorize().map(|proof| Service.receiver_in_an_item(proof)));
    enforced(|caller| caller.authorize().map(|proof| Service.receiver_as_ident(proof)));
    enforced(|caller| caller.authorize().map(from_a_defined_macro));
    enforced(|caller| caller.authorize().map(|proof| munched(proof, 1)));
    enforced(|caller| caller.authorize().map(from_a_callback));
    enforced(|caller| caller.authorize().map(first));
    enforced(|caller| caller.authorize().map(second));
}

#[test]
fn arguments_from_fragments_are_the_requirement() {
    enforced(|caller| caller.authorize().map(from_a_literal));
    enforced(|caller| caller.authorize().map(from_an_ident));
    enforced(|caller| caller.authorize().map(from_a_path));
    enforced(|caller| caller.authorize().map(from_an_expression));
    enforced(|caller| caller.authorize().map(from_a_type));
    enforced(|caller| caller.authorize().map(from_a_list));
    enforced(|caller| caller.authorize().map(catalog_from_a_path));
    enforced(|caller| caller.authorize().map(catalog_from_an_ident));
    enforced(|caller| caller.authorize().map(catalog_from_the_macro));
}

macro_rules! checked_item {
    ($caller:ident, $item:item) => {
        #[requires(mail, crate = scopes, from = $caller)]
        $item
    };
}
checked_item! { caller, fn checked_from_an_item(caller: Caller) -> Result<u8, Denied> { let _ = caller; Ok(1) } }

macro_rules! checked_body {
    ($caller:ident $body:block) => {
        #[requires(mail, crate = scopes, from = $caller)]
        fn checked_with_a_block($caller: Caller) -> Result<u8, Denied> $body
    };
}
checked_body! { caller { let _ = caller; Ok(1) } }

macro_rules! checked_source {
    ($name:ident, $caller:ident, $source:expr) => {
        #[requires(mail, crate = scopes, from = $source)]
        fn $name($caller: Option<Caller>) -> Result<u8, Denied> {
            let _ = $caller;
            Ok(1)
        }
    };
}
checked_source!(checked_from_an_expression, caller, caller.or(None));
checked_source!(checked_from_a_block, caller, { caller });
checked_source!(checked_from_an_empty_slice, caller, <[Caller]>::first(&[]).copied().xor(None));

macro_rules! returning {
    ($returns:ty) => {
        #[requires(mail, crate = scopes, from = caller)]
        fn checked_with_a_type(caller: Caller) -> $returns {
            let _ = caller;
            Ok(1)
        }
    };
}
returning!(Result<u8, Denied>);

macro_rules! body_is_a_macro {
    ($value:expr) => {
        return Ok($value)
    };
}
#[requires(mail, crate = scopes, from = caller)]
fn returns_in_a_macro(caller: Caller) -> Result<u8, Denied> {
    let _ = caller;
    body_is_a_macro!(1)
}

#[test]
fn checks_in_functions_from_fragments_are_made() {
    enforced(checked_from_an_item);
    enforced(checked_with_a_block);
    enforced(|caller| checked_from_an_expression(Some(caller)));
    enforced(|caller| checked_from_a_block(Some(caller)));
    closed(|caller| checked_from_an_empty_slice(Some(caller)));
    enforced(checked_with_a_type);
    enforced(returns_in_a_macro);
}
