//! A server that is started again with other keys.

use super::provider::API;
use super::service::{ask, assert_invalid, assert_reads_contacts, strict, with_provider};
use scopewright::jwt::Intervals;
use std::time::Duration;

pub(crate) fn tokens_of_old_keys_are_refused() {
    with_provider(async |provider| {
        let service = strict(&provider, Intervals { unknown_key: Duration::ZERO, ..Intervals::default() });
        let clients = ["rs256", "es256"];
        let mut old = Vec::new();
        for client in clients {
            let token = provider.token(client, API, "contacts:read").await;
            assert_reads_contacts(&service, &token).await;
            old.push(token);
        }
        // This token is verified for the first time after the rotation.
        old.push(provider.token("es256", API, "contacts:read").await);

        let provider = provider.restart();
        // Until a token names a new key, the service has no reason to ask for keys.
        assert_eq!(ask(&service, "GET", "/contacts", &old[0]).await.0, 200);
        for client in clients {
            let token = provider.token(client, API, "contacts:read").await;
            assert_reads_contacts(&service, &token).await;
        }
        for token in &old {
            assert_invalid(&service, token, "the signature of the token is invalid").await;
        }
    });
}
