//! Which keys of a JWK set verify which tokens.

use super::service::{CLAIMS, check, service, with};
use super::signer::{SECRET, Signer, base64url, der, jwk};
use jsonwebtoken::Algorithm as Alg;
use scopewright::jwt::{JwtVerifier, KeyError, KeySet};
use serde_json::{Value, json};

const SIGNATURE: &str = "the signature of the token is invalid";

fn set(keys: &Value) -> String {
    json!({ "keys": keys }).to_string()
}

fn oct(secret: &[u8]) -> Value {
    json!({ "kty": "oct", "k": base64url(secret) })
}

/// Each row is a key with other members, and whether it verifies a token of its type.
#[tokio::test]
async fn the_members_of_a_key_say_what_it_is_for() {
    let rs256 = Signer::new(Alg::RS256, "rsa").token(CLAIMS);
    let spare = jwk("p384");
    for (members, verifies) in [
        (json!({}), true),
        (json!({ "use": "sig" }), true),
        (json!({ "use": "enc" }), false),
        (json!({ "use": null }), false),
        (json!({ "use": ["sig"] }), false),
        (json!({ "key_ops": ["verify"] }), true),
        (json!({ "key_ops": ["sign", "verify"] }), true),
        (json!({ "key_ops": ["sign"] }), false),
        (json!({ "key_ops": [] }), false),
        (json!({ "key_ops": "verify" }), false),
        (json!({ "use": "sig", "key_ops": ["encrypt"] }), false),
        (json!({ "alg": "RS256" }), true),
        (json!({ "alg": "RS384" }), false),
        (json!({ "alg": "PS256" }), false),
        (json!({ "alg": "HS256" }), false),
        (json!({ "alg": "RSA-OAEP" }), false),
        (json!({ "alg": null }), false),
        (json!({ "kid": 5 }), false),
        (json!({ "kty": "EC" }), false),
        (json!({ "kty": "rsa" }), false),
        (json!({ "kty": "oct", "k": base64url(SECRET) }), false),
        (json!({ "crv": "P-256" }), true),
        (json!({ "x5c": ["a"], "x5t": "b", "other": { "a": [1] } }), true),
        (json!({ "n": format!("AAAA{}", jwk("rsa")["n"].as_str().unwrap()) }), true),
        (json!({ "n": jwk("rsa-small")["n"] }), false),
        (json!({ "n": format!("{}==", jwk("rsa")["n"].as_str().unwrap()) }), false),
        (json!({ "n": 5 }), false),
        (json!({ "e": "" }), false),
        // 1, 2, and a number of five bytes.
        (json!({ "e": "AQ" }), false),
        (json!({ "e": "Ag" }), false),
        (json!({ "e": "AQAAAAE" }), false),
    ] {
        let json = set(&json!([with(jwk("rsa"), members.clone()), spare]));
        for keys in [KeySet::from_json(&json).unwrap(), KeySet::fetched(&json).unwrap()] {
            let service = service(JwtVerifier::new(keys));
            check(&service, &members.to_string(), &rs256, if verifies { "" } else { SIGNATURE }).await;
        }
    }
}

#[tokio::test]
async fn a_curve_belongs_to_its_algorithm() {
    let tokens = [
        Signer::new(Alg::ES256, "p256").token(CLAIMS),
        Signer::new(Alg::ES384, "p384").token(CLAIMS),
        Signer::new(Alg::EdDSA, "ed25519").token(CLAIMS),
    ];
    let rs256 = jwk("rsa");
    // The coordinates of P-384, cut at another place.
    let p384 = der("p384.public");
    let (x, y) = p384[p384.len() - 96..].split_at(32);
    for (key, verified) in [
        (jwk("p256"), Some(0)),
        (jwk("p384"), Some(1)),
        (jwk("ed25519"), Some(2)),
        (with(jwk("p256"), json!({ "crv": "P-384" })), None),
        (with(jwk("p256"), json!({ "crv": "P-521" })), None),
        (with(jwk("p256"), json!({ "crv": "secp256k1" })), None),
        (with(jwk("p256"), json!({ "crv": null })), None),
        (with(jwk("p256"), json!({ "y": jwk("p256")["x"] })), None),
        (with(jwk("p256"), json!({ "x": "AA" })), None),
        (with(jwk("p256"), json!({ "x": format!("AAAA{}", jwk("p256")["x"].as_str().unwrap()) })), None),
        (with(jwk("p256"), json!({ "x": base64url(x), "y": base64url(y) })), None),
        (with(jwk("ed25519"), json!({ "crv": "Ed448" })), None),
        (with(jwk("ed25519"), json!({ "crv": "X25519" })), None),
        (with(jwk("ed25519"), json!({ "x": "AA" })), None),
        (with(jwk("ed25519"), json!({ "x": "" })), None),
        (with(jwk("ed25519"), json!({ "x": base64url([0xff; 32]) })), None),
        (with(jwk("ed25519"), json!({ "x": base64url([0xff; 33]) })), None),
        (with(jwk("ed25519"), json!({ "alg": "EdDSA" })), Some(2)),
        (with(jwk("ed25519"), json!({ "alg": "Ed25519" })), Some(2)),
        (with(jwk("ed25519"), json!({ "alg": "ES256" })), None),
    ] {
        let service = service(JwtVerifier::new(KeySet::from_json(set(&json!([key, rs256]))).unwrap()));
        for (at, token) in tokens.iter().enumerate() {
            check(&service, &key.to_string(), token, if verified == Some(at) { "" } else { SIGNATURE }).await;
        }
    }
}

#[tokio::test]
async fn secrets_are_long_enough_and_never_fetched() {
    let spare = jwk("p256");
    for (length, hs256, hs384, hs512) in [
        (31, SIGNATURE, SIGNATURE, SIGNATURE),
        (32, "", SIGNATURE, SIGNATURE),
        (48, "", "", SIGNATURE),
        (64, "", "", ""),
    ] {
        let secret = &SECRET[..length];
        let json = set(&json!([oct(secret), spare]));
        let configured = service(JwtVerifier::new(KeySet::from_json(&json).unwrap()));
        let fetched = service(JwtVerifier::new(KeySet::fetched(&json).unwrap()));
        for (algorithm, reason) in [(Alg::HS256, hs256), (Alg::HS384, hs384), (Alg::HS512, hs512)] {
            let token = Signer::hmac(algorithm, secret).token(CLAIMS);
            let what = format!("{algorithm:?} with {length} bytes");
            check(&configured, &what, &token, reason).await;
            check(&fetched, &what, &token, SIGNATURE).await;
        }
    }
}

#[tokio::test]
async fn a_token_names_its_key() {
    let signer = Signer::new(Alg::ES256, "p256");
    let named = |kid: &str| signer.with_header(&signer.header(&format!(r#","kid":"{kid}""#)), CLAIMS);
    let decoy = || with(jwk("rsa"), json!({ "kid": "a" }));
    let keys = json!([decoy(), with(jwk("p256"), json!({ "kid": "a" })), with(jwk("p384"), json!({ "kid": "b" }))]);
    let verifier = service(JwtVerifier::new(KeySet::from_json(set(&keys)).unwrap()));
    check(&verifier, "a key among two of this name", &named("a"), "").await;
    check(&verifier, "a key of another type", &named("b"), SIGNATURE).await;
    check(&verifier, "an unknown key", &named("c"), SIGNATURE).await;
    check(&verifier, "another case", &named("A"), SIGNATURE).await;
    check(&verifier, "an escape", &named("\\u0061"), "").await;
    check(&verifier, "no name", &signer.token(CLAIMS), "").await;

    let nameless = service(JwtVerifier::new(KeySet::from_json(set(&json!([jwk("p256")]))).unwrap()));
    check(&nameless, "a name for a key without one", &named("a"), SIGNATURE).await;
}

/// Each key that is tried costs a verification, so a set with many keys of one type is not searched for long.
#[tokio::test]
async fn at_most_four_keys_are_tried() {
    let signer = Signer::hmac(Alg::HS256, SECRET);
    let named = signer.with_header(&signer.header(r#","kid":"a""#), CLAIMS);
    for (before, reason) in [(3, ""), (4, SIGNATURE)] {
        for kid in [None, Some("a")] {
            let members = kid.map_or(json!({}), |kid| json!({ "kid": kid }));
            let mut keys: Vec<Value> = (0..before).map(|at| with(oct(&[at; 32]), members.clone())).collect();
            // Keys that do not fit do not count.
            keys.insert(0, with(jwk("p256"), members.clone()));
            keys.insert(0, with(oct(&[9; 32]), with(members.clone(), json!({ "alg": "HS384" }))));
            keys.push(with(oct(SECRET), members));
            let service = service(JwtVerifier::new(KeySet::from_json(set(&json!(keys))).unwrap()));
            let token = if kid.is_some() { named.clone() } else { signer.token(CLAIMS) };
            check(&service, &format!("{kid:?} after {before} others"), &token, reason).await;
        }
    }
}

#[test]
fn malformed_sets_are_errors() {
    for json in [
        "",
        "{}",
        "[]",
        "null",
        r#"{"keys":null}"#,
        r#"{"keys":{}}"#,
        r#"{"keys":[5]}"#,
        r#"{"keys":["a"]}"#,
        r#"{"keys":[{}],"keys":[{}]}"#,
        r#"{"keys":[]"#,
        r#"{"keys":[]} x"#,
        r#"[[{"kty":"oct"}]]"#,
        "<html>",
        &format!(r#"{{"keys":[{{"a":{}{}}}]}}"#, "[".repeat(100_000), "]".repeat(100_000)),
        &"[".repeat(100_000),
    ] {
        assert!(matches!(KeySet::from_json(json), Err(KeyError::NotAKeySet(_))), "{json}");
        assert!(matches!(KeySet::fetched(json), Err(KeyError::NotAKeySet(_))), "{json}");
    }
    assert!(matches!(KeySet::fetched(b"{\"keys\":[{\"kid\":\"\xff\"}]}"), Err(KeyError::NotAKeySet(_))));
}

#[test]
fn keys_that_cannot_verify_are_skipped() {
    let unknown =
        json!([{ "kty": "AKP", "alg": "ML-DSA-44", "pub": "AA" }, {}, { "kty": 5 }, jwk("rsa-small"), oct(&[1])]);
    assert_eq!(KeySet::from_json(set(&unknown)).unwrap_err(), KeyError::NoUsableKey);
    assert!(KeySet::fetched(set(&unknown)).unwrap().is_empty());
    assert!(KeySet::fetched(set(&json!([]))).unwrap().is_empty());
    let mut keys = unknown.as_array().unwrap().clone();
    keys.push(with(jwk("p256"), json!({ "kid": "a" })));
    let keys = KeySet::fetched(set(&json!(keys))).unwrap();
    assert_eq!((keys.len(), keys.is_empty()), (1, false));
    assert_eq!((keys.has_key("a"), keys.has_key("b")), (true, false));
}

/// A number of so many bits, of which the first and the last are set.
fn odd(bits: usize) -> String {
    let mut number = vec![0; bits.div_ceil(8)];
    number[0] |= 1 << ((bits - 1) % 8);
    *number.last_mut().unwrap() |= 1;
    base64url(number)
}

/// With the exponent 1, every number would be its own signature.
#[test]
fn the_numbers_of_an_rsa_key_are_in_range() {
    // What the library for signatures reads.
    let most = if cfg!(feature = "jwt-aws-lc") { 8192 } else { 4096 };
    let even = base64url([vec![0xff; 255], vec![0xfe]].concat());
    for (what, members, is_usable) in [
        ("2047 bits", json!({ "n": odd(2047) }), false),
        ("2048 bits", json!({ "n": odd(2048) }), true),
        ("2049 bits", json!({ "n": odd(2049) }), true),
        ("the most bits", json!({ "n": odd(most) }), true),
        ("one bit more", json!({ "n": odd(most + 1) }), false),
        ("an even modulus", json!({ "n": even }), false),
        ("zero as the modulus", json!({ "n": base64url([0; 256]) }), false),
        ("no modulus", json!({ "n": "" }), false),
        ("no exponent", json!({ "e": "" }), false),
        ("zero", json!({ "e": "AA" }), false),
        ("one", json!({ "e": "AQ" }), false),
        ("one after zeros", json!({ "e": "AAAB" }), false),
        ("two", json!({ "e": "Ag" }), false),
        ("three", json!({ "e": "Aw" }), true),
        ("65537", json!({ "e": "AQAB" }), true),
        ("65536", json!({ "e": "AQAA" }), false),
        ("257", json!({ "e": "AQE" }), true),
        ("2^32 - 1", json!({ "e": "_____w" }), true),
        ("2^32 + 1", json!({ "e": "AQAAAAE" }), false),
    ] {
        let keys = KeySet::fetched(set(&json!([with(jwk("rsa"), members)]))).unwrap();
        assert_eq!(keys.len(), usize::from(is_usable), "{what}");
    }
}

#[test]
fn a_fetched_set_has_at_most_100_keys() {
    let keys = |count: usize| set(&json!(vec![jwk("p256"); count]));
    assert_eq!(KeySet::fetched(keys(100)).unwrap().len(), 100);
    assert_eq!(KeySet::fetched(keys(101)).unwrap_err(), KeyError::TooManyKeys { limit: 100 });
    assert_eq!(KeySet::fetched(keys(10_000)).unwrap_err(), KeyError::TooManyKeys { limit: 100 });
    assert_eq!(KeySet::from_json(keys(101)).unwrap().len(), 101);
}
