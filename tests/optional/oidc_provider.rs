//! A real authorization server: the npm package `oidc-provider`, a certified implementation of `OpenID` Connect.
//!
//! `SCOPEWRIGHT_OIDC_PROVIDER` names the folder in which npm has installed it. `.ci/run` gets it from `.ci/oidc-provider`.

mod introspection;
mod jwt;
mod provider;
mod requests;
mod rotation;
mod service;

pub(crate) use provider::is_there;

pub(crate) const TESTS: [(&str, fn()); 9] = [
    ("access_tokens_are_accepted_with_their_scope", jwt::access_tokens_are_accepted_with_their_scope),
    ("every_scope_opens_what_it_covers", jwt::every_scope_opens_what_it_covers),
    ("tokens_for_another_resource_are_refused", jwt::tokens_for_another_resource_are_refused),
    ("tampered_tokens_are_refused", jwt::tampered_tokens_are_refused),
    ("id_tokens_are_refused", jwt::id_tokens_are_refused),
    ("opaque_tokens_are_accepted_with_their_scope", introspection::opaque_tokens_are_accepted_with_their_scope),
    ("opaque_tokens_of_others_are_refused", introspection::opaque_tokens_of_others_are_refused),
    ("revoked_tokens_are_refused_after_a_while", introspection::revoked_tokens_are_refused_after_a_while),
    ("tokens_of_old_keys_are_refused_after_a_rotation", rotation::tokens_of_old_keys_are_refused),
];
