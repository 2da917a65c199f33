//! Headers, algorithms and signatures.

use super::service::{CLAIMS, check, hmac_service, hmac_signer, service, with};
use super::signer::{SECRET, Signer, base64url, jwk, pem};
use crate::service::ask;
use jsonwebtoken::Algorithm as Alg;
use scopewright::jwt::{Algorithm, JwtVerifier, Key, KeySet};
use serde_json::json;

const MALFORMED: &str = "the token is malformed";
const SIGNATURE: &str = "the signature of the token is invalid";

/// The public keys of all fixtures, and the secret.
fn all_keys() -> KeySet {
    KeySet::from_iter([
        Key::rsa_pem(pem("rsa.public")).unwrap(),
        Key::ec_pem(pem("p256.public")).unwrap(),
        Key::ec_pem(pem("p384.public")).unwrap(),
        Key::ed_pem(pem("ed25519.public")).unwrap(),
        Key::hmac(SECRET).unwrap(),
    ])
}

#[tokio::test]
async fn each_algorithm_verifies_its_signatures_and_no_others() {
    let service = service(JwtVerifier::new(all_keys()));
    let mut signatures = Vec::new();
    for (algorithm, key) in [
        (Alg::RS256, "rsa"),
        (Alg::RS384, "rsa"),
        (Alg::RS512, "rsa"),
        (Alg::PS256, "rsa"),
        (Alg::PS384, "rsa"),
        (Alg::PS512, "rsa"),
        (Alg::ES256, "p256"),
        (Alg::ES384, "p384"),
        (Alg::EdDSA, "ed25519"),
        (Alg::HS256, ""),
        (Alg::HS384, ""),
        (Alg::HS512, ""),
    ] {
        let signer = if key.is_empty() { Signer::hmac(algorithm, SECRET) } else { Signer::new(algorithm, key) };
        signatures.push((algorithm, signer));
    }
    for (algorithm, signer) in &signatures {
        check(&service, &format!("{algorithm:?}"), &signer.token(CLAIMS), "").await;
        let other = signer.token(&CLAIMS.replace("ada", "eve"));
        let (eve, ada) = (other.rsplit_once('.').unwrap().0, signer.token(CLAIMS));
        let swapped = format!("{eve}.{}", ada.rsplit_once('.').unwrap().1);
        check(&service, &format!("{algorithm:?} of other claims"), &swapped, SIGNATURE).await;
        for (named, _) in &signatures {
            if named != algorithm {
                let token = signer.with_header(&format!(r#"{{"alg":"{named:?}"}}"#), CLAIMS);
                check(&service, &format!("{algorithm:?} as {named:?}"), &token, SIGNATURE).await;
            }
        }
    }
    let ed25519 = Signer::new(Alg::EdDSA, "ed25519").with_header(r#"{"alg":"Ed25519"}"#, CLAIMS);
    check(&service, "the name of RFC 9864", &ed25519, "").await;
}

#[tokio::test]
async fn another_key_does_not_verify() {
    let service = service(JwtVerifier::new(all_keys()));
    check(&service, "RS256", &Signer::new(Alg::RS256, "rsa-other").token(CLAIMS), SIGNATURE).await;
    check(&service, "PS256", &Signer::new(Alg::PS256, "rsa-other").token(CLAIMS), SIGNATURE).await;
    check(&service, "HS256", &Signer::hmac(Alg::HS256, &[7; 64]).token(CLAIMS), SIGNATURE).await;
}

/// The public key of the issuer is known to everybody, so nobody may use it as a secret.
#[tokio::test]
async fn a_public_key_is_no_secret() {
    let der = |name: &str| {
        let body: String = pem(name).lines().skip(1).filter(|line| !line.starts_with('-')).collect();
        body.into_bytes()
    };
    let set = json!({ "keys": [jwk("rsa"), jwk("p256")] }).to_string();
    let service = service(JwtVerifier::new(KeySet::from_json(&set).unwrap()));
    let text = pem("rsa.public");
    let (_, without_note) = text.split_once('\n').unwrap();
    for secret in [
        text.as_bytes(),
        without_note.as_bytes(),
        without_note.trim_end().as_bytes(),
        &der("rsa.public"),
        &der("p256.public"),
        jwk("rsa")["n"].as_str().unwrap().as_bytes(),
        set.as_bytes(),
        b"",
    ] {
        check(&service, "a public key", &Signer::hmac(Alg::HS256, secret).token(CLAIMS), SIGNATURE).await;
    }
}

#[tokio::test]
async fn only_configured_algorithms_verify() {
    let verifier = JwtVerifier::new(all_keys()).algorithms([Algorithm::Es256, Algorithm::Hs256]);
    let service = service(verifier);
    check(&service, "ES256", &Signer::new(Alg::ES256, "p256").token(CLAIMS), "").await;
    check(&service, "HS256", &Signer::hmac(Alg::HS256, SECRET).token(CLAIMS), "").await;
    check(&service, "ES384", &Signer::new(Alg::ES384, "p384").token(CLAIMS), SIGNATURE).await;
    check(&service, "RS256", &Signer::new(Alg::RS256, "rsa").token(CLAIMS), SIGNATURE).await;
    check(&service, "HS384", &Signer::hmac(Alg::HS384, SECRET).token(CLAIMS), SIGNATURE).await;
}

#[tokio::test]
async fn each_header_has_its_reason() {
    let (service, signer) = (hmac_service(), hmac_signer());
    for (header, reason) in [
        (r#"{"alg":"HS256"}"#, ""),
        (r#" { "alg" : "HS256" } "#, ""),
        (r#"{"\u0061lg":"HS256"}"#, ""),
        (r#"{"alg":"none"}"#, SIGNATURE),
        (r#"{"alg":"None"}"#, SIGNATURE),
        (r#"{"alg":""}"#, SIGNATURE),
        (r#"{"alg":"hs256"}"#, SIGNATURE),
        (r#"{"alg":"HS256 "}"#, SIGNATURE),
        (r#"{"alg":"HS1"}"#, SIGNATURE),
        (r#"{"alg":"ES256K"}"#, SIGNATURE),
        (r#"{"alg":"dir"}"#, SIGNATURE),
        (r#"{"alg":null}"#, MALFORMED),
        (r#"{"alg":["HS256"]}"#, MALFORMED),
        (r#"{"typ":"JWT"}"#, MALFORMED),
        (r#"{"alg":"none","alg":"HS256"}"#, MALFORMED),
        (r#"{"alg":"HS256","alg":"HS256"}"#, MALFORMED),
        (r#"{"alg":"HS256","kid":"a","kid":"a"}"#, MALFORMED),
        (r#"{"alg":"HS256","crit":[]}"#, MALFORMED),
        (r#"{"alg":"HS256","crit":["exp"],"exp":1}"#, MALFORMED),
        (r#"{"alg":"HS256","crit":["b64"],"b64":true}"#, MALFORMED),
        (r#"{"alg":"HS256","crit":null}"#, MALFORMED),
        (r#"{"alg":"HS256","crit":"x"}"#, MALFORMED),
        (r#"{"alg":"HS256","b64":false}"#, MALFORMED),
        (r#"{"alg":"HS256","b64":0}"#, MALFORMED),
        (r#"{"alg":"HS256","b64":null}"#, MALFORMED),
        (r#"{"alg":"HS256","b64":true}"#, ""),
        (r#"{"alg":"HS256","zip":"DEF"}"#, MALFORMED),
        (r#"{"alg":"HS256","enc":"A128GCM"}"#, MALFORMED),
        (r#"{"alg":"HS256","kid":5}"#, MALFORMED),
        (r#"{"alg":"HS256","kid":null}"#, MALFORMED),
        (r#"{"alg":"HS256","typ":5}"#, MALFORMED),
        // The secret of the service has no name.
        (r#"{"alg":"HS256","kid":"unknown"}"#, SIGNATURE),
        (r#"{"alg":"HS256","kid":""}"#, SIGNATURE),
        (r#"{"alg":"HS256","kid":"../../dev/null"}"#, SIGNATURE),
        (r#"{"alg":"HS256","jku":"https://evil.example/keys","x5u":"https://evil.example","x5c":["a"]}"#, ""),
        (r#"{"alg":"HS256","other":{"a":[1]}}"#, ""),
        (r#"["HS256"]"#, MALFORMED),
        (r#"["HS256",null,null,false,true,false,false]"#, MALFORMED),
        (r#""HS256""#, MALFORMED),
        (r#"{"alg":"HS256"}{}"#, MALFORMED),
        ("\u{feff}{\"alg\":\"HS256\"}", MALFORMED),
        ("", MALFORMED),
    ] {
        check(&service, header, &signer.with_header(header, CLAIMS), reason).await;
    }
    let nested = format!(r#"{{"alg":"HS256","other":{}{}}}"#, "[".repeat(5_000), "]".repeat(5_000));
    check(&service, "a nested header", &signer.with_header(&nested, CLAIMS), "").await;
}

/// A token that brings its own key is not verified with that key.
#[tokio::test]
async fn a_token_does_not_bring_its_key() {
    let keys = KeySet::from(Key::rsa_pem(pem("rsa.public")).unwrap());
    let service = service(JwtVerifier::new(keys));
    let signer = Signer::new(Alg::RS256, "rsa-other");
    let own_key = jwk("rsa-other");
    let token = signer.with_header(&json!({ "alg": "RS256", "jwk": own_key }).to_string(), CLAIMS);
    check(&service, "jwk", &token, SIGNATURE).await;
    let symmetric = json!({ "alg": "HS256", "jwk": { "kty": "oct", "k": base64url(SECRET) } }).to_string();
    check(&service, "oct", &hmac_signer().with_header(&symmetric, CLAIMS), SIGNATURE).await;
}

#[tokio::test]
async fn the_type_of_a_token_is_that_of_an_access_token() {
    let signer = hmac_signer();
    let keys = || KeySet::from(Key::hmac(SECRET).unwrap());
    let (optional, required) =
        (service(JwtVerifier::new(keys())), service(JwtVerifier::new(keys()).require_access_token_type()));
    for (typ, by_default, if_required) in [
        ("at+jwt", "", ""),
        ("AT+JWT", "", ""),
        ("application/at+jwt", "", ""),
        ("Application/At+Jwt", "", ""),
        ("JWT", "", MALFORMED),
        ("jwt", "", MALFORMED),
        ("application/jwt", "", MALFORMED),
        ("logout+jwt", MALFORMED, MALFORMED),
        ("dpop+jwt", MALFORMED, MALFORMED),
        ("application/", MALFORMED, MALFORMED),
        ("text/at+jwt", MALFORMED, MALFORMED),
        ("at+jwt ", MALFORMED, MALFORMED),
        ("", MALFORMED, MALFORMED),
        ("applicätion/at+jwt", MALFORMED, MALFORMED),
    ] {
        let token = signer.with_header(&signer.header(&format!(r#","typ":"{typ}""#)), CLAIMS);
        check(&optional, typ, &token, by_default).await;
        check(&required, typ, &token, if_required).await;
    }
    check(&optional, "no type", &signer.token(CLAIMS), "").await;
    check(&required, "no type", &signer.token(CLAIMS), MALFORMED).await;
}

#[tokio::test]
async fn a_token_has_three_parts_in_base64url() {
    let (service, signer) = (hmac_service(), hmac_signer());
    let token = signer.token(CLAIMS);
    let [header, payload, signature] = token.split('.').collect::<Vec<_>>()[..] else { panic!("{token}") };
    let unsigned = base64url(r#"{"alg":"none"}"#);
    for (token, reason) in [
        (format!("{header}.{payload}.{signature}"), ""),
        (format!("{header}.{payload}.{signature}="), MALFORMED),
        (format!("{header}.{payload}."), SIGNATURE),
        (format!("{unsigned}.{payload}."), SIGNATURE),
        (format!("{unsigned}.{payload}"), MALFORMED),
        (format!("{header}.{payload}"), MALFORMED),
        (format!("{header}..{payload}.{signature}"), MALFORMED),
        (format!("{header}.{payload}.{signature}."), MALFORMED),
        (format!("{header}.{payload}.{signature}.{signature}"), MALFORMED),
        (format!(".{header}.{payload}.{signature}"), MALFORMED),
        (format!(".{payload}.{signature}"), MALFORMED),
        (format!("{header}..{signature}"), SIGNATURE),
        (signer.sign(&format!("{header}.")), MALFORMED),
        (signer.sign(&format!("{header}.{payload}.")), MALFORMED),
        (format!("{header}.{payload}.{}", &signature[..signature.len() - 1]), MALFORMED),
        (format!("{header}.{payload}.{}", &signature[..signature.len() - 4]), SIGNATURE),
        (format!("{header}.{payload}.{signature}AAAA"), SIGNATURE),
        (format!("{header}.{payload}.+/{}", &signature[2..]), MALFORMED),
        ("..".to_owned(), MALFORMED),
        (".".to_owned(), MALFORMED),
        ("eyJ".to_owned(), MALFORMED),
        (".".repeat(10_000), MALFORMED),
    ] {
        check(&service, &token, &token, reason).await;
    }
    // RFC 6750 section 2.1 allows padding at the end of a token only.
    for padded in [signer.sign(&format!("{header}.{payload}=")), signer.sign(&format!("{header}=.{payload}"))] {
        let answer = ask(&service, "GET", "/contacts", &format!("Bearer {padded}")).await;
        assert_eq!(answer.status.as_u16(), 400, "{padded}");
    }
}

/// A signature in base64url has unused bits at its end, and only zeros are accepted there.
#[tokio::test]
async fn the_unused_bits_of_a_signature_are_zero() {
    let keys = json!({ "keys": [with(jwk("ed25519"), json!({ "alg": "Ed25519" }))] });
    let service = service(JwtVerifier::new(KeySet::from_json(keys.to_string()).unwrap()));
    let token = Signer::new(Alg::EdDSA, "ed25519").token(CLAIMS);
    check(&service, "the token", &token, "").await;
    let (rest, last) = token.split_at(token.len() - 1);
    let next = char::from(last.as_bytes()[0] + 1);
    check(&service, "other unused bits", &format!("{rest}{next}"), MALFORMED).await;
}
