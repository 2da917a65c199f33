//! Signed tokens, and the keys of their issuer, which are the test keys of the repository.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde::{Deserialize, Serialize};

/// The identifier of the protected service.
pub const RESOURCE: &str = "https://api.example";
/// The identifier of the authorization server.
pub const ISSUER: &str = "https://login.example";
/// The key of HS256.
const SECRET: &str = "a secret of the benchmark, of more than 32 bytes";
/// The public key of RS256.
pub const RSA: &str = include_str!("../../../tests/fixtures/keys/rsa.public.pem");
/// The public key of ES256.
const EC: &str = include_str!("../../../tests/fixtures/keys/p256.public.pem");

const RSA_PRIVATE: &str = include_str!("../../../tests/fixtures/keys/rsa.private.pem");
const EC_PRIVATE: &str = include_str!("../../../tests/fixtures/keys/p256.private.pem");

/// The claims of the tokens.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs, reason = "RFC 9068 section 2.2 describes them")]
pub struct Claims {
    pub iss: String,
    pub aud: String,
    pub sub: String,
    pub client_id: String,
    pub exp: u64,
    pub iat: u64,
    pub jti: String,
    pub scope: String,
    /// What issuers add: it makes a token as long as many are.
    pub groups: Vec<String>,
}

impl Claims {
    /// Whether the token has a scope. This is what a service does that checks scopes by hand.
    pub fn has(&self, scope: &str) -> bool {
        self.scope.split(' ').any(|one| one == scope)
    }
}

/// Makes tokens with the scopes `contacts:read` and `lists:read`, each with another `jti`.
pub fn tokens(algorithm: Algorithm, count: usize) -> Vec<String> {
    (0..count).map(|number| token(algorithm, number, "contacts:read lists:read")).collect()
}

/// Makes a token.
pub fn token(algorithm: Algorithm, number: usize, scope: &str) -> String {
    let (key, kid) = match algorithm {
        Algorithm::RS256 => (EncodingKey::from_rsa_der(&der(RSA_PRIVATE)), "rsa"),
        Algorithm::ES256 => (EncodingKey::from_ec_der(&der(EC_PRIVATE)), "ec"),
        _ => (EncodingKey::from_secret(SECRET.as_bytes()), "hmac"),
    };
    let claims = Claims {
        iss: ISSUER.to_owned(),
        aud: RESOURCE.to_owned(),
        sub: "5ba552d67".to_owned(),
        client_id: "s6BhdRkqt3".to_owned(),
        exp: 4_102_444_800,
        iat: 1_751_000_000,
        jti: format!("dbe39bf3a3ba4238a513f51d6e16{number:04x}"),
        scope: scope.to_owned(),
        groups: (0..4).map(|group| format!("group-{group}")).collect(),
    };
    let header = Header { kid: Some(kid.to_owned()), typ: Some("at+jwt".to_owned()), ..Header::new(algorithm) };
    jsonwebtoken::encode(&header, &claims, &key).expect("the keys are valid")
}

/// The JWK set of the issuer. The key of HS256 is a part of it only if `secret` is true.
pub fn key_set(secret: bool) -> String {
    let encoded = |octets: &[u8]| URL_SAFE_NO_PAD.encode(octets);
    let [n, e] = rsa_numbers();
    let [x, y] = ec_coordinates();
    let secret = secret.then(|| format!(r#",{{"kty":"oct","kid":"hmac","k":"{}"}}"#, encoded(SECRET.as_bytes())));
    format!(
        r#"{{"keys":[{{"kty":"RSA","kid":"rsa","use":"sig","alg":"RS256","n":"{n}","e":"{e}"}},{{"kty":"EC","crv":"P-256","kid":"ec","use":"sig","alg":"ES256","x":"{x}","y":"{y}"}}{}]}}"#,
        secret.unwrap_or_default()
    )
}

/// The modulus and the exponent of the RSA key, which end its DER form.
pub fn rsa_numbers() -> [String; 2] {
    let der = der(RSA);
    let (rest, exponent) = der.split_at(der.len() - 3);
    let modulus = &rest[rest.len() - 2 - 256..rest.len() - 2];
    [modulus, exponent].map(|number| URL_SAFE_NO_PAD.encode(number))
}

/// The coordinates of the key of ES256, which end its DER form.
pub fn ec_coordinates() -> [String; 2] {
    let der = der(EC);
    let (x, y) = der[der.len() - 64..].split_at(32);
    [x, y].map(|number| URL_SAFE_NO_PAD.encode(number))
}

/// The binary form of a key.
fn der(pem: &str) -> Vec<u8> {
    let lines = pem.lines().skip_while(|line| !line.starts_with("-----")).filter(|line| !line.starts_with("-----"));
    STANDARD.decode(lines.collect::<String>()).expect("a key in PEM")
}
