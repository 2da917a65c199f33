//! A key as a JSON Web Key: RFC 7517 section 4, RFC 7518 section 6, RFC 8037 section 2.

use super::algorithm::Algorithm;
use super::key::Key;
use super::material::Material;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

/// The members of a JSON Web Key.
pub(super) type Jwk = Map<String, Value>;

/// Where a set of keys comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// The service has it.
    Configured,
    /// It is published. A symmetric key in such a set is not a secret.
    Fetched,
}

/// Reads a key. Returns `None` for a key that cannot verify tokens here: RFC 7517 section 5 says that keys of an unknown
/// type, without a required member or with values out of range are ignored.
pub(super) fn read(jwk: &Jwk, origin: Origin) -> Option<Key> {
    if !verifies(jwk) {
        return None;
    }
    let material = material(jwk, origin)?;
    let mut key = match member(jwk, "alg")? {
        // An algorithm that is not known here is one of which the key must not be used for another.
        Some(name) => Key::new(material).algorithm(Algorithm::named(name)?).ok()?,
        None => Key::new(material),
    };
    key.kid = member(jwk, "kid")?.map(Into::into);
    Some(key)
}

/// Whether `use` and `key_ops` allow a key to verify signatures.
fn verifies(jwk: &Jwk) -> bool {
    let is_for_signatures = jwk.get("use").is_none_or(|usage| usage == "sig");
    let is_for_verification = match jwk.get("key_ops") {
        None => true,
        Some(Value::Array(operations)) => operations.iter().any(|operation| operation == "verify"),
        Some(_) => false,
    };
    is_for_signatures && is_for_verification
}

fn material(jwk: &Jwk, origin: Origin) -> Option<Material> {
    match (member(jwk, "kty")??, member(jwk, "crv")?) {
        ("RSA", _) => Material::rsa(&bytes(jwk, "n")?, &bytes(jwk, "e")?).ok(),
        ("EC", Some("P-256")) => point(jwk, 32),
        ("EC", Some("P-384")) => point(jwk, 48),
        ("OKP", Some("Ed25519")) => Material::ed25519(&bytes(jwk, "x")?).ok(),
        ("oct", _) if origin == Origin::Configured => Material::secret(&bytes(jwk, "k")?).ok(),
        _ => None,
    }
}

/// The point of a key whose coordinates have `size` bytes each.
fn point(jwk: &Jwk, size: usize) -> Option<Material> {
    let (x, y) = (bytes(jwk, "x")?, bytes(jwk, "y")?);
    if x.len() != size || y.len() != size {
        return None;
    }
    Material::elliptic_curve(&[&[4], &*x, &*y].concat()).ok()
}

/// A member that is a string. The outer `Option` is `None` if the member is not a string, and the inner one if it is absent.
#[expect(clippy::option_option, reason = "a wrong member and an absent one differ")]
fn member<'a>(jwk: &'a Jwk, name: &str) -> Option<Option<&'a str>> {
    match jwk.get(name) {
        None => Some(None),
        Some(value) => value.as_str().map(Some),
    }
}

fn bytes(jwk: &Jwk, name: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(member(jwk, name)??).ok()
}
