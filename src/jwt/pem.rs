//! Public keys in PEM: RFC 7468, RFC 5280 section 4.1.2.7 (`SubjectPublicKeyInfo`), RFC 8017 appendix A.1.1.

use super::key_error::KeyError;
use super::material::Material;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Reads an RSA key.
pub(super) fn rsa(pem: &[u8]) -> Result<Material, KeyError> {
    let not_a_key = KeyError::NotAPublicKey { expected: "an RSA" };
    let key = match block(pem, "RSA PUBLIC KEY") {
        Some(der) => der,
        None => public_key(pem, &[RSA]).ok_or_else(|| not_a_key.clone())?,
    };
    let (modulus, exponent) = rsa_numbers(&key).ok_or(not_a_key)?;
    Material::rsa(modulus, exponent)
}

/// Reads a key of an elliptic curve.
pub(super) fn elliptic_curve(pem: &[u8]) -> Result<Material, KeyError> {
    let point = public_key(pem, &[P256, P384]).ok_or(KeyError::NotAPublicKey { expected: "a P-256 or P-384" })?;
    Material::elliptic_curve(&point)
}

/// Reads an Ed25519 key.
pub(super) fn ed25519(pem: &[u8]) -> Result<Material, KeyError> {
    let key = public_key(pem, &[ED25519]).ok_or(KeyError::NotAPublicKey { expected: "an Ed25519" })?;
    Material::ed25519(&key)
}

// `AlgorithmIdentifier` in DER, without the outer tag and length.
const RSA: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01\x05\x00";
const P256: &[u8] = b"\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07";
const P384: &[u8] = b"\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x05\x2b\x81\x04\x00\x22";
const ED25519: &[u8] = b"\x06\x03\x2b\x65\x70";

// Tags of DER.
const INTEGER: u8 = 0x02;
const BIT_STRING: u8 = 0x03;
const SEQUENCE: u8 = 0x30;

/// The content of the first block with a label.
fn block(pem: &[u8], label: &str) -> Option<Vec<u8>> {
    let pem = core::str::from_utf8(pem).ok()?;
    let (_, rest) = pem.split_once(&format!("-----BEGIN {label}-----"))?;
    let (content, _) = rest.split_once(&format!("-----END {label}-----"))?;
    let content: String = content.split_ascii_whitespace().collect();
    STANDARD.decode(content).ok()
}

/// The bits of a `SubjectPublicKeyInfo` with one of the algorithms.
fn public_key(pem: &[u8], algorithms: &[&[u8]]) -> Option<Vec<u8>> {
    let der = block(pem, "PUBLIC KEY")?;
    let (mut info, end) = element(&der, SEQUENCE)?;
    let (algorithm, key) = element(info, SEQUENCE)?;
    (info, _) = element(key, BIT_STRING).filter(|(_, rest)| rest.is_empty() && end.is_empty())?;
    // The first byte is the number of unused bits.
    let key = info.strip_prefix(&[0])?;
    algorithms.contains(&algorithm).then(|| key.to_vec())
}

/// The modulus and the exponent of an `RSAPublicKey`. A private key begins with a version and has more numbers.
fn rsa_numbers(der: &[u8]) -> Option<(&[u8], &[u8])> {
    let (numbers, end) = element(der, SEQUENCE)?;
    let (modulus, rest) = element(numbers, INTEGER)?;
    let (exponent, rest) = element(rest, INTEGER)?;
    (rest.is_empty() && end.is_empty()).then_some((modulus, exponent))
}

/// The content of the element that begins a text in DER, and the rest of the text.
fn element(der: &[u8], tag: u8) -> Option<(&[u8], &[u8])> {
    let (&length, rest) = der.strip_prefix(&[tag])?.split_first()?;
    if length < 0x80 {
        return rest.split_at_checked(length.into());
    }
    let (digits, rest) = rest.split_at_checked(usize::from(length & 0x7f))?;
    if digits.len() > 4 {
        return None;
    }
    rest.split_at_checked(digits.iter().fold(0, |length, digit| length << 8 | usize::from(*digit)))
}
