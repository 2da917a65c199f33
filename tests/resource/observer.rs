//! What observers are told.

use crate::service::{Caller, ScopeSet, Words, ask, resource, router};
use scopewright::resource::{Observer, Outcome};
use std::sync::{Arc, Mutex};

/// Writes each outcome as a line.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<String>>>);

impl Observer<ScopeSet> for Lines {
    fn observe(&self, outcome: &Outcome<'_, ScopeSet>) {
        let caller = match outcome.caller {
            None => "unknown".to_owned(),
            Some(caller) if caller == Caller::anonymous() => "anonymous".to_owned(),
            Some(caller) if caller == Caller::invalid_token() => "invalid".to_owned(),
            Some(caller) => format!("`{}`", caller.granted()),
        };
        let requirement = outcome.requirement.map_or("not listed".to_owned(), |requirement| requirement.to_string());
        let subject = outcome.token.and_then(|token| token.subject()).unwrap_or("-");
        let refused = outcome.refused.map_or("admitted".to_owned(), |denied| denied.status().to_string());
        let line = format!("{} {}: {caller}, {subject}, {requirement}, {refused}", outcome.method, outcome.uri.path());
        self.0.lock().unwrap().push(line);
    }
}

#[tokio::test]
async fn each_request_has_one_outcome() {
    let lines = Lines::default();
    let service = resource(&Words::default()).observer(lines.clone()).protect(router());
    for (method, path, authorization, told) in [
        ("GET", "/contacts", "Bearer contacts.read", "`contacts:read`, ada, contacts:read, admitted"),
        // The second time, the token is remembered.
        ("GET", "/contacts", "Bearer contacts.read", "`contacts:read`, ada, contacts:read, admitted"),
        ("POST", "/contacts", "Bearer contacts.read", "`contacts:read`, ada, contacts:write, 403"),
        ("GET", "/contacts", "", "anonymous, -, contacts:read, 401"),
        ("GET", "/status", "", "anonymous, -, public, admitted"),
        ("GET", "/contacts", "Bearer expired", "invalid, -, contacts:read, 401"),
        // Whose token this is cannot be found out now.
        ("GET", "/contacts", "Bearer unreachable", "unknown, -, contacts:read, 503"),
        ("GET", "/contacts", "Bearer", "unknown, -, not listed, 400"),
        ("GET", "/a//b", "Bearer contacts.read", "unknown, -, not listed, 400"),
        ("GET", "/elsewhere", "Bearer contacts.read", "`contacts:read`, ada, not listed, 403"),
    ] {
        ask(&service, method, path, authorization).await;
        let told = vec![format!("{method} {path}: {told}")];
        assert_eq!(std::mem::take(&mut *lines.0.lock().unwrap()), told, "{authorization}");
    }
}
