//! Keys from PEM and from files, and the messages of their errors.

use super::service::{CLAIMS, check, service};
use super::signer::{Signer, der, jwk, pem};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jsonwebtoken::Algorithm as Alg;
use scopewright::jwt::{Algorithm, JwtVerifier, Key, KeyError, KeySet};
use serde_json::json;
use std::path::Path;

#[tokio::test]
async fn each_form_of_a_public_key_verifies() {
    for (key, signer) in [
        (Key::rsa_pem(pem("rsa.public")), Signer::new(Alg::RS256, "rsa")),
        (Key::rsa_pem(pem("rsa-pkcs1.public")), Signer::new(Alg::PS256, "rsa")),
        (Key::rsa_pem(pem("rsa.public").replace('\n', "\r\n")), Signer::new(Alg::RS256, "rsa")),
        (Key::ec_pem(pem("p256.public")), Signer::new(Alg::ES256, "p256")),
        (Key::ec_pem(pem("p384.public")), Signer::new(Alg::ES384, "p384")),
        (Key::ed_pem(pem("ed25519.public")), Signer::new(Alg::EdDSA, "ed25519")),
    ] {
        let service = service(JwtVerifier::new(KeySet::from(key.unwrap())));
        check(&service, &format!("{:?}", signer.algorithm), &signer.token(CLAIMS), "").await;
    }
}

#[test]
fn other_texts_are_no_public_keys() {
    let rsa = |text: &str| Key::rsa_pem(text).map(|_| ());
    let ec = |text: &str| Key::ec_pem(text).map(|_| ());
    let ed = |text: &str| Key::ed_pem(text).map(|_| ());
    for name in ["rsa.private", "p256.public", "p256.private", "ed25519.public"] {
        assert_eq!(rsa(&pem(name)), Err(KeyError::NotAPublicKey { expected: "an RSA" }), "{name}");
    }
    for name in ["rsa.public", "p256.private", "secp256k1.public", "ed25519.public"] {
        assert_eq!(ec(&pem(name)), Err(KeyError::NotAPublicKey { expected: "a P-256 or P-384" }), "{name}");
    }
    for name in ["rsa.public", "p256.public", "ed448.public", "ed25519.private"] {
        assert_eq!(ed(&pem(name)), Err(KeyError::NotAPublicKey { expected: "an Ed25519" }), "{name}");
    }
    // A private key does not become a public one by its label.
    let relabeled = pem("rsa.private").replace("RSA PRIVATE KEY", "RSA PUBLIC KEY");
    assert_eq!(rsa(&relabeled), Err(KeyError::NotAPublicKey { expected: "an RSA" }));
    for text in ["", "-----BEGIN PUBLIC KEY-----", "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----"] {
        assert!(rsa(text).is_err() && ec(text).is_err() && ed(text).is_err(), "{text}");
    }
    assert!(Key::rsa_pem([0xff, 0xfe]).is_err());
}

/// A key that ends too early is an error, wherever it ends.
#[test]
fn truncated_keys_are_errors() {
    for name in ["rsa.public", "p256.public", "ed25519.public"] {
        let text = pem(name);
        let (head, rest) = text.split_once("KEY-----\n").unwrap();
        let (body, end) = rest.split_once("-----END").unwrap();
        let body = body.replace('\n', "");
        for length in (0..body.trim_end_matches('=').len()).filter(|length| length % 4 == 0) {
            let text = format!("{head}KEY-----\n{}\n-----END{end}", &body[..length]);
            assert!(Key::rsa_pem(&text).is_err() && Key::ec_pem(&text).is_err() && Key::ed_pem(&text).is_err());
        }
    }
}

fn block(label: &str, der: &[u8]) -> String {
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----", STANDARD.encode(der))
}

/// Nothing may follow a key, and each length is written as DER writes it.
#[test]
fn a_key_is_all_that_its_text_contains() {
    let key = der("ed25519.public");
    // The tags, lengths and the algorithm, then the key.
    let (head, bits) = key.split_at(12);
    assert_eq!(head, b"\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00");
    let ed = |parts: [&[u8]; 3]| Key::ed_pem(block("PUBLIC KEY", &parts.concat())).map(|_| ());
    assert_eq!(ed([head, bits, b""]), Ok(()));
    let not_a_key = Err(KeyError::NotAPublicKey { expected: "an Ed25519" });
    for (what, parts) in [
        ("a byte after the key", [head, bits, b"\x00"]),
        ("a byte after the bits", [&[b"\x30\x2b", &head[2..]].concat(), bits, b"\x00"]),
        ("unused bits", [&[&head[..11], b"\x01"].concat(), bits, b""]),
        ("a length of five digits", [&[b"\x30\x85\x00\x00\x00\x00\x2a", &head[2..]].concat(), bits, b""]),
        ("a length without digits", [&[b"\x30\x80", &head[2..]].concat(), bits, b""]),
        ("another tag", [&[b"\x31", &head[1..]].concat(), bits, b""]),
    ] {
        assert_eq!(ed(parts), not_a_key, "{what}");
    }

    let rsa = |der: &[u8]| Key::rsa_pem(block("RSA PUBLIC KEY", der)).map(|_| ());
    let key = der("rsa-pkcs1.public");
    assert_eq!((&key[..4], rsa(&key)), (&b"\x30\x82\x01\x0a"[..], Ok(())));
    let number = |length: u8| [&[2, length][..], &vec![1; length.into()]].concat();
    for (what, der) in [
        ("a byte after the numbers", [&key[..], b"\x00"].concat()),
        ("a third number", [b"\x30\x82\x01\x0d", &key[4..], b"\x02\x01\x00"].concat()),
        ("one number", number(3)),
        // The tag and the length are followed by 128 bytes.
        ("a length without digits", [&b"\x30\x80"[..], &number(121), &number(3)].concat()),
    ] {
        assert_eq!(rsa(&der), Err(KeyError::NotAPublicKey { expected: "an RSA" }), "{what}");
    }
}

#[test]
fn weak_keys_and_wrong_algorithms_are_errors() {
    assert!(matches!(Key::rsa_pem(pem("rsa-small.public")), Err(KeyError::Unsupported { .. })));
    assert_eq!(Key::hmac([0; 31]).unwrap_err(), KeyError::ShortSecret { least: 32 });
    let p256 = || Key::ec_pem(pem("p256.public")).unwrap();
    assert!(p256().algorithm(Algorithm::Es256).is_ok());
    for algorithm in [Algorithm::Es384, Algorithm::Hs256, Algorithm::Rs256, Algorithm::EdDsa] {
        assert!(matches!(p256().algorithm(algorithm), Err(KeyError::WrongAlgorithm { .. })), "{algorithm}");
    }
}

#[tokio::test]
async fn a_key_may_be_for_one_algorithm() {
    let key = Key::rsa_pem(pem("rsa.public")).unwrap().algorithm(Algorithm::Ps256).unwrap();
    let service = service(JwtVerifier::new(KeySet::from(key)));
    check(&service, "PS256", &Signer::new(Alg::PS256, "rsa").token(CLAIMS), "").await;
    let rs256 = Signer::new(Alg::RS256, "rsa").token(CLAIMS);
    check(&service, "RS256", &rs256, "the signature of the token is invalid").await;
}

#[test]
fn a_file_is_read_once() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("keys.json");
    std::fs::write(&path, json!({ "keys": [jwk("p256")] }).to_string()).unwrap();
    let keys = KeySet::from_file(&path).unwrap();
    std::fs::remove_file(&path).unwrap();
    assert_eq!(keys.len(), 1);
    let error = KeySet::from_file(&path).unwrap_err().to_string();
    let start = format!("the file `{}` cannot be read: ", path.display());
    assert!(error.starts_with(&start), "{error}");
}

#[test]
fn messages_say_what_is_wrong() {
    for (error, message) in [
        (KeySet::from_json("{}").unwrap_err(), "the text is not a JWK set: missing field `keys` at line 1 column 2"),
        (KeySet::from_json("[]").unwrap_err(), "the text is not a JWK set: it is not a JSON object"),
        (
            KeySet::from_json(r#"{"keys":[]}"#).unwrap_err(),
            "the JWK set has no key that can verify tokens\n\
             help: a key needs `kty`, its parameters, and either no `use` or `\"use\": \"sig\"`",
        ),
        (Key::hmac("secret").unwrap_err(), "the secret is too short: it must have at least 32 bytes"),
        (
            Key::rsa_pem("").unwrap_err(),
            "the text is not an RSA public key in PEM\nhelp: such a text begins with `-----BEGIN PUBLIC KEY-----`",
        ),
        (
            Key::rsa_pem(pem("rsa-small.public")).unwrap_err(),
            "the key cannot be used: an RSA key must have at least 2048 bits",
        ),
        (
            Key::hmac([0; 32]).unwrap().algorithm(Algorithm::Hs512).unwrap_err(),
            "the algorithm `HS512` does not belong to the type of the key",
        ),
        (KeyError::TooManyKeys { limit: 100 }, "the JWK set has more than 100 keys"),
    ] {
        assert_eq!(error.to_string(), message);
    }
}

/// A log of the configuration has no secret in it.
#[test]
fn debug_output_has_no_secret() {
    let keys = KeySet::from(Key::hmac([b'x'; 32]).unwrap().kid("a"));
    assert_eq!(format!("{keys:?}"), r#"KeySet([Key { kid: Some("a"), algorithm: None, kind: Secret(32), .. }])"#);
}
