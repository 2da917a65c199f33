//! What the claims of a token with a valid signature must say.

use super::service::{CLAIMS, check, hmac_service, hmac_signer, resource, service};
use super::signer::SECRET;
use crate::service::router;
use scopewright::jwt::{JwtVerifier, Key, KeySet};

const MALFORMED: &str = "the token is malformed";
const MISSING: &str = "the token lacks a required claim";

/// The valid claims with a text replaced. The text must be there.
fn replaced(from: &str, to: &str) -> String {
    assert!(CLAIMS.contains(from), "{from}");
    CLAIMS.replace(from, to)
}

/// The valid claims with further ones.
fn added(members: &str) -> String {
    replaced(r#","scope""#, &format!(r#",{members},"scope""#))
}

#[tokio::test]
async fn each_claim_has_its_reason() {
    let (service, signer) = (hmac_service(), hmac_signer());
    let exp = |value: &str| replaced("1800000100", value);
    for (payload, reason) in [
        (CLAIMS.to_owned(), ""),
        // The leeway is 60 seconds, and the time of `exp` itself is too late.
        (exp("1799999941"), ""),
        (exp("1799999940"), "the token has expired"),
        (exp("1799999940.5"), ""),
        (exp("1.8000001e9"), ""),
        (exp("0"), "the token has expired"),
        (exp("-1"), MALFORMED),
        (exp("\"1800000100\""), MALFORMED),
        (exp("9223372036854775808"), MALFORMED),
        (exp("18446744073709551616"), MALFORMED),
        (exp("1e308"), MALFORMED),
        (exp("1e999"), MALFORMED),
        (exp("253402300799"), ""),
        (exp("253402300800"), MALFORMED),
        (exp("NaN"), MALFORMED),
        (exp("true"), MALFORMED),
        (exp("[1800000100]"), MALFORMED),
        (exp("null"), MISSING),
        (replaced(r#","exp":1800000100"#, ""), MISSING),
        (added(r#""nbf":1800000060"#), ""),
        (added(r#""nbf":1800000060.25"#), "the token is not valid yet"),
        (added(r#""nbf":1800000061"#), "the token is not valid yet"),
        (added(r#""nbf":"1800000000""#), MALFORMED),
        (added(r#""nbf":18000000000000000000"#), MALFORMED),
        (replaced("https://login.example", "https://login.example/"), "the token has a wrong issuer"),
        (replaced("https://login.example", "https://LOGIN.example"), "the token has a wrong issuer"),
        (replaced(r#""https://login.example""#, r#"["https://login.example"]"#), MALFORMED),
        (replaced(r#""iss":"https://login.example","#, ""), MISSING),
        (replaced("https://api.example", "https://api.example/"), "the token has a wrong audience"),
        (replaced(r#""https://api.example""#, r#"["https://other.example","https://api.example"]"#), ""),
        (replaced(r#""https://api.example""#, r#"["https://other.example"]"#), "the token has a wrong audience"),
        (replaced(r#""https://api.example""#, "[]"), MISSING),
        (replaced(r#""https://api.example""#, "[5]"), MALFORMED),
        (replaced(r#""https://api.example""#, r#"{"https://api.example":1}"#), MALFORMED),
        (replaced(r#""https://api.example""#, "null"), MISSING),
        (replaced(r#""aud":"https://api.example","#, ""), MISSING),
        (added(r#""cnf":{"jkt":"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"}"#), "the token is bound to a key"),
        (added(r#""cnf":null"#), "the token is bound to a key"),
        (added(r#""scp":"contacts:read""#), ""),
        (added(r#""scp":["contacts:read"]"#), ""),
        (added(r#""scp":["contacts:read","contacts:write"]"#), MALFORMED),
        (added(r#""scp":"""#), MALFORMED),
        (replaced(r#""scope":"contacts:read""#, r#""scp":["contacts:read"]"#), ""),
        (replaced(r#""contacts:read""#, "5"), MALFORMED),
        // Each claim that counts may occur once, also if both values are the same.
        (added(r#""exp":1900000000"#), MALFORMED),
        (added(r#""exp":1800000100"#), MALFORMED),
        (added(r#""iss":"https://login.example""#), MALFORMED),
        (added(r#""aud":"https://api.example""#), MALFORMED),
        (added(r#""sub":"eve""#), MALFORMED),
        (added(r#""\u0065xp":1900000000"#), MALFORMED),
        (added(r#""scope":"contacts:read contacts:write""#), MALFORMED),
        (added(r#""nbf":null,"nbf":1"#), MALFORMED),
        (added(r#""other":{"exp":1},"more":[null,true,-1,0.5,"\ud83d\ude00"]"#), ""),
        // Not a JSON object.
        (format!("[{CLAIMS}]"), MALFORMED),
        (r#"["https://login.example"]"#.to_owned(), MALFORMED),
        (format!("{CLAIMS}{CLAIMS}"), MALFORMED),
        (format!("{CLAIMS} "), ""),
        (format!("\u{feff}{CLAIMS}"), MALFORMED),
        (CLAIMS.trim_end_matches('}').to_owned(), MALFORMED),
        ("null".to_owned(), MALFORMED),
        (String::new(), MALFORMED),
    ] {
        check(&service, &payload, &signer.token(&payload), reason).await;
    }
}

#[tokio::test]
async fn claims_are_utf_8() {
    let (service, signer) = (hmac_service(), hmac_signer());
    let payload = added(r#""other":"?""#).replace('?', "\u{ff}");
    check(&service, "a letter", &signer.token(&payload), "").await;
    let latin1: Vec<u8> = payload.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    check(&service, "a byte", &signer.with_header(&signer.header(""), latin1), MALFORMED).await;
}

#[tokio::test]
async fn size_and_nesting_are_bounded() {
    let signer = hmac_signer();
    let nested = |depth: usize| added(&format!(r#""other":{}{}"#, "[".repeat(depth), "]".repeat(depth)));
    let objects = |depth: usize| added(&format!(r#""other":{}1{}"#, r#"{"a":"#.repeat(depth), "}".repeat(depth)));
    let padded = |size: usize| added(&format!(r#""other":"{}""#, "a".repeat(size)));

    let service = hmac_service();
    for (what, payload, reason) in [
        ("100 deep", nested(100), ""),
        ("1,000 deep", nested(1_000), MALFORMED),
        ("1,000 objects deep", objects(1_000), MALFORMED),
        ("100,000 deep", nested(100_000), "the token is too long"),
        ("12 KB", padded(10_000), ""),
        ("1 MB", padded(1_000_000), "the token is too long"),
    ] {
        check(&service, what, &signer.token(&payload), reason).await;
    }

    let verifier = JwtVerifier::new(KeySet::from(Key::hmac(SECRET).unwrap()));
    let service = resource(verifier).max_token_length(2_000_000).protect(router());
    for (what, payload, reason) in [
        ("100,000 deep", nested(100_000), MALFORMED),
        ("100,000 objects deep", objects(100_000), MALFORMED),
        ("100,000 open brackets", "[".repeat(100_000), MALFORMED),
        ("1 MB", padded(1_000_000), ""),
        ("100,000 claims", added(&vec![r#""a":1"#; 100_000].join(",")), ""),
    ] {
        check(&service, what, &signer.token(&payload), reason).await;
    }
}

#[tokio::test]
async fn required_claims_are_present_and_not_null() {
    let keys = KeySet::from(Key::hmac(SECRET).unwrap());
    let service = service(JwtVerifier::new(keys).require_claims(["sub", "jti", "tenant"]));
    let signer = hmac_signer();
    for (members, reason) in [
        (r#""jti":"1","tenant":{"id":7}"#, ""),
        (r#""jti":"","tenant":false"#, ""),
        (r#""\u006ati":"1","tenant":0"#, ""),
        (r#""jti":"1""#, MISSING),
        (r#""jti":"1","tenant":null"#, MISSING),
        (r#""jti":"1","tenants":1"#, MISSING),
        (r#""jti":"1","jti":"2","tenant":1"#, MALFORMED),
        (r#""jti":null,"jti":"2","tenant":1"#, MALFORMED),
    ] {
        check(&service, members, &signer.token(&added(members)), reason).await;
    }
    let no_subject = added(r#""jti":"1","tenant":1"#).replace(r#""sub":"ada","#, "");
    check(&service, "no subject", &signer.token(&no_subject), MISSING).await;
    let null = added(r#""jti":"1","tenant":1"#).replace(r#""ada""#, "null");
    check(&service, "no subject but null", &signer.token(&null), MISSING).await;
}
