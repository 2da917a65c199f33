//! Random tokens, and random changes of a valid token.

use super::service::{CLAIMS, NOW, hmac_signer};
use super::signer::{SECRET, Signer, pem};
use jsonwebtoken::Algorithm as Alg;
use proptest::prelude::*;
use proptest::sample::Index;
use scopewright::jwt::{JwtVerifier, Key, KeySet};
use scopewright::resource::{Expected, Verifier};
use std::sync::LazyLock;
use std::task::{Context, Poll, Waker};
use std::time::{Duration, SystemTime};

static VERIFIER: LazyLock<JwtVerifier> = LazyLock::new(|| {
    JwtVerifier::new(KeySet::from_iter([
        Key::hmac(SECRET).unwrap(),
        Key::ec_pem(pem("p256.public")).unwrap(),
        Key::ed_pem(pem("ed25519.public")).unwrap(),
        Key::rsa_pem(pem("rsa.public")).unwrap(),
    ]))
});

static VALID: LazyLock<Vec<String>> = LazyLock::new(|| {
    let signers = [
        hmac_signer(),
        Signer::new(Alg::ES256, "p256"),
        Signer::new(Alg::EdDSA, "ed25519"),
        Signer::new(Alg::RS256, "rsa"),
        Signer::new(Alg::PS256, "rsa"),
    ];
    signers.iter().map(|signer| signer.with_header(&signer.header(r#","typ":"at+jwt""#), CLAIMS)).collect()
});

/// Verifies a token with static keys, so that the future is ready at once.
fn accepts(token: &str) -> bool {
    let expected = Expected {
        issuer: Some("https://login.example"),
        audiences: Some(&["https://api.example".into()]),
        now: SystemTime::UNIX_EPOCH + Duration::from_secs(NOW),
        leeway: Duration::from_secs(60),
    };
    let mut future = VERIFIER.verify(token, expected);
    match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(result) => result.is_ok(),
        Poll::Pending => panic!("the keys are known"),
    }
}

#[derive(Clone, Debug)]
enum Change {
    Replace(Index, char),
    Insert(Index, char),
    Remove(Index),
    Truncate(Index),
    Swap(Index, Index),
    Repeat(Index),
}

fn change() -> impl Strategy<Value = Change> {
    let letter = || prop_oneof![9 => "[A-Za-z0-9_.~+/=-]", 1 => any::<char>().prop_map(String::from)];
    let letter = move || letter().prop_map(|text| text.chars().next().unwrap());
    prop_oneof![
        4 => (any::<Index>(), letter()).prop_map(|(at, to)| Change::Replace(at, to)),
        1 => (any::<Index>(), letter()).prop_map(|(at, new)| Change::Insert(at, new)),
        1 => any::<Index>().prop_map(Change::Remove),
        1 => any::<Index>().prop_map(Change::Truncate),
        1 => (any::<Index>(), any::<Index>()).prop_map(|(at, with)| Change::Swap(at, with)),
        1 => any::<Index>().prop_map(Change::Repeat),
    ]
}

fn changed(token: &str, change: &Change) -> String {
    let mut letters: Vec<char> = token.chars().collect();
    let length = letters.len();
    match change {
        Change::Replace(at, to) => letters[at.index(length)] = *to,
        Change::Insert(at, new) => letters.insert(at.index(length + 1), *new),
        Change::Remove(at) => _ = letters.remove(at.index(length)),
        Change::Truncate(at) => letters.truncate(at.index(length)),
        Change::Swap(at, with) => letters.swap(at.index(length), with.index(length)),
        Change::Repeat(at) => letters.extend_from_within(at.index(length)..),
    }
    letters.into_iter().collect()
}

#[test]
fn the_tokens_are_valid() {
    assert!(VALID.iter().all(|token| accepts(token)));
}

/// A protected resource does not hand such tokens to its verifier.
#[test]
fn padding_is_not_accepted() {
    let signer = hmac_signer();
    let token = signer.token(CLAIMS);
    let (message, _) = token.rsplit_once('.').unwrap();
    let (header, payload) = message.split_once('.').unwrap();
    assert!(accepts(&signer.sign(message)));
    for message in [format!("{header}.{payload}="), format!("{header}=.{payload}"), format!("{header}.{payload}\n")] {
        assert!(!accepts(&signer.sign(&message)), "{message}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_changed_token_is_not_accepted(which in any::<Index>(), changes in prop::collection::vec(change(), 1..3)) {
        let valid = which.get(&VALID);
        let token = changes.iter().fold(valid.clone(), |token, change| {
            if token.is_empty() { token } else { changed(&token, change) }
        });
        prop_assert_eq!(accepts(&token), token == *valid);
    }

    #[test]
    fn parts_of_different_tokens_are_not_accepted(from in prop::array::uniform3(any::<Index>())) {
        let parts = |at: usize| from[at].get(&VALID).split('.').nth(at).unwrap();
        let token = [parts(0), parts(1), parts(2)].join(".");
        prop_assert_eq!(accepts(&token), VALID.contains(&token));
    }

    #[test]
    fn an_arbitrary_text_is_not_accepted(text in any::<String>()) {
        prop_assert!(!accepts(&text));
    }

    #[test]
    fn arbitrary_bytes_in_the_parts_are_not_accepted(
        header in prop::collection::vec(any::<u8>(), 0..40),
        payload in prop::collection::vec(any::<u8>(), 0..80),
        signature in prop::collection::vec(any::<u8>(), 0..80),
    ) {
        let [header, payload, signature] = [header, payload, signature].map(super::signer::base64url);
        prop_assert!(!accepts(&[header, payload, signature].join(".")));
    }

    /// The header is right, so that the payload and the signature are looked at.
    #[test]
    fn an_arbitrary_payload_with_a_right_signature_does_not_panic(payload in prop::collection::vec(any::<u8>(), 0..80)) {
        let signer = hmac_signer();
        prop_assert!(!accepts(&signer.with_header(&signer.header(""), payload)));
    }

    #[test]
    fn an_arbitrary_signature_is_not_accepted(
        algorithm in prop::sample::select(vec!["HS256", "ES256", "EdDSA", "RS256", "PS256"]),
        signature in prop::sample::select(vec![0, 1, 32, 63, 64, 65, 255, 256, 257])
            .prop_flat_map(|length| prop::collection::vec(any::<u8>(), length)),
    ) {
        let header = super::signer::base64url(format!(r#"{{"alg":"{algorithm}"}}"#));
        let (payload, signature) = (super::signer::base64url(CLAIMS), super::signer::base64url(signature));
        prop_assert!(!accepts(&[header, payload, signature].join(".")));
    }
}
