//! The log of a service. A missing authentication layer is logged as an error, a refused caller is not.

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::routing::get;
use std::fmt;
use std::sync::{Arc, Mutex};
use tower::ServiceExt;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};

scopewright::catalog! { yaml = "catalog: Mail\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }

#[requires(mail)]
async fn inbox() -> &'static str {
    "three"
}

#[requires(denied)]
async fn nobody() {}

#[requires(mail, from = request)]
async fn from_request(request: Request) -> Result<&'static str, scopewright::Denied> {
    drop(request);
    Ok("three")
}

/// Collects the messages of errors.
#[derive(Clone, Default)]
struct Errors(Arc<Mutex<Vec<String>>>);

impl Subscriber for Errors {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        *metadata.level() == Level::ERROR
    }

    fn event(&self, event: &Event<'_>) {
        let mut message = Message::default();
        event.record(&mut message);
        self.0.lock().unwrap().push(message.0);
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[derive(Default)]
struct Message(String);

impl Visit for Message {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        if field.name() == "message" {
            self.0 = format!("{value:?}");
        }
    }
}

/// The status of the response to one request, and the errors that were logged for it.
fn ask(path: &str, caller: Option<Caller>) -> (u16, Vec<String>) {
    let router = Router::new().route("/", get(inbox)).route("/nobody", get(nobody)).route("/from", get(from_request));
    let mut request = Request::get(path).body(Body::empty()).unwrap();
    if let Some(caller) = caller {
        request.extensions_mut().insert(caller);
    }
    let errors = Errors::default();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let answer =
        tracing::subscriber::with_default(errors.clone(), || runtime.block_on(router.oneshot(request))).unwrap();
    let logged = errors.0.lock().unwrap().clone();
    (answer.status().as_u16(), logged)
}

#[test]
fn a_missing_layer_is_logged_as_one_error() {
    for path in ["/", "/nobody", "/from"] {
        let (status, errors) = ask(path, None);
        let [error] = errors.as_slice() else { panic!("{path}: {errors:?}") };
        assert_eq!(status, 500, "{path}");
        assert!(error.contains("the authentication layer did not run"), "{path}: {error}");
    }
}

#[test]
fn refused_callers_are_not_logged_as_errors() {
    let holder = |scopes| Some(Caller::client(ScopeSet::literal(scopes)));
    for (path, caller, status) in [
        ("/", Some(Caller::anonymous()), 401),
        ("/", Some(Caller::invalid_token()), 401),
        ("/", holder("calendar"), 403),
        ("/from", holder("calendar"), 403),
        ("/nobody", holder("mail calendar"), 403),
        ("/", holder("mail"), 200),
    ] {
        assert_eq!(ask(path, caller), (status, vec![]), "{path}, {caller:?}");
    }
}
