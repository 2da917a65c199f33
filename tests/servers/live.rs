//! Annotated handlers of axum. Servers get requests over TCP.

use axum::body::Bytes;
use axum::extract::{FromRequest, Json, Path, Request, State};
use axum::http::request::Parts;
use axum::http::{Extensions, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use axum::routing::{MethodRouter, get, post};
use axum::{Extension, Router};
use harness::http::{self, exchange, exchange_within, request};
use scopewright::Denied;
use std::future::ready;
use std::io::ErrorKind;
use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use crate::brevo::{Caller, ScopeSet, requires};

/// Starts a server with the authentication layer, on a port of its own. It runs until the tests end.
fn serve(router: Router) -> SocketAddr {
    serve_without_authentication(router.layer(from_fn(authenticate)))
}

fn serve_handler(handler: MethodRouter) -> SocketAddr {
    serve(Router::new().route("/", handler))
}

fn serve_without_authentication(router: Router) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).unwrap();
            axum::serve(listener, router).await.unwrap();
        });
    });
    address
}

/// Takes the place of a layer that verifies tokens. A token is `expired`, or a list of scopes with commas, with the scopes of
/// the user behind a `|`.
async fn authenticate(mut request: Request, next: Next) -> Response {
    let token = request.headers().get("authorization").and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    let scopes = |list: &str| ScopeSet::from_claim(&list.replace(',', " "));
    let caller = match token.map(|token| token.split_once('|').ok_or(token)) {
        None => Caller::anonymous(),
        Some(Err("expired")) => Caller::invalid_token(),
        Some(Err(app)) => Caller::client(scopes(app)),
        Some(Ok((app, user))) => Caller::on_behalf_of(scopes(app), scopes(user)),
    };
    request.extensions_mut().insert(caller);
    next.run(request).await
}

/// Sends a request for `/` with a token, or without one if it is empty.
fn ask(server: SocketAddr, method: &str, token: &str, body: Option<&str>) -> http::Response {
    let authorization = if token.is_empty() { String::new() } else { format!("Authorization: Bearer {token}\r\n") };
    let fields = format!("{authorization}Content-Type: application/json\r\n");
    exchange(server, &request(method, "/", &fields, body)).unwrap()
}

/// Expects a handler for GET that requires `contacts:read`.
#[track_caller]
fn check_contacts_read(handler: MethodRouter) {
    let server = serve_handler(handler);
    let refused = ask(server, "GET", "contacts:write,crm:read", None);
    assert_eq!(refused.status, 403, "{refused:?}");
    assert_eq!(refused.challenges(), [r#"Bearer error="insufficient_scope", scope="contacts:read""#]);
    assert_eq!(ask(server, "GET", "", None).status, 401);
    let answer = ask(server, "GET", "contacts:read", None);
    assert_eq!((answer.status, answer.body.as_str()), (200, "contacts"));
}

#[requires(contacts:read)]
async fn list() -> &'static str {
    "contacts"
}

#[requires(contacts:write)]
async fn create(Json(name): Json<String>) -> String {
    name
}

#[requires(public)]
async fn health() -> &'static str {
    "up"
}

#[requires(authenticated)]
async fn who_am_i(Extension(caller): Extension<Caller>) -> String {
    caller.granted().to_string()
}

#[test]
fn a_missing_scope_is_refused_before_a_malformed_body() {
    let server = serve_handler(post(create));
    for (token, body, status) in [
        ("contacts:read", "malformed", 403),
        ("contacts:read", r#"{ "not": "a string" }"#, 403),
        ("", "malformed", 401),
        ("expired", "malformed", 401),
        ("contacts:write", "malformed", 400),
        ("contacts:write", r#"{ "not": "a string" }"#, 422),
        ("contacts:write", r#""Ada""#, 200),
    ] {
        assert_eq!(ask(server, "POST", token, Some(body)).status, status, "token {token:?}, body {body}");
    }
}

#[test]
fn a_missing_scope_is_refused_without_waiting_for_the_body() {
    #[requires(contacts:write)]
    async fn import(body: Bytes) -> String {
        body.len().to_string()
    }

    let server = serve_handler(post(import));
    let head =
        |token| request("POST", "/", &format!("Authorization: Bearer {token}\r\nContent-Length: 1000\r\n"), None);
    assert_eq!(exchange(server, &head("contacts:read")).unwrap().status, 403);

    let waits = exchange_within(server, &head("contacts:write"), Duration::from_millis(300)).unwrap_err();
    assert!(matches!(waits.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut), "{waits}");
}

#[test]
fn without_a_token_the_challenge_has_no_error_code() {
    for handler in [get(list), get(who_am_i), get(denied)] {
        let refused = ask(serve_handler(handler), "GET", "", None);
        assert_eq!(refused.status, 401);
        assert_eq!(refused.challenges(), ["Bearer"]);
    }
}

#[test]
fn an_invalid_token_is_refused_everywhere() {
    for handler in [get(list), get(who_am_i), get(denied), get(health)] {
        let refused = ask(serve_handler(handler), "GET", "expired", None);
        assert_eq!(refused.status, 401);
        assert_eq!(refused.challenges(), [r#"Bearer error="invalid_token""#]);
    }
}

#[requires(denied)]
async fn denied() -> &'static str {
    "never sent"
}

#[test]
fn denied_is_refused_with_every_scope() {
    let refused = ask(serve_handler(get(denied)), "GET", &ScopeSet::ALL.to_string().replace(' ', ","), None);
    assert_eq!(refused.status, 403);
    assert_eq!(refused.challenges(), [] as [&str; 0], "no scope would help");
}

#[test]
fn public_needs_no_token() {
    let server = serve_handler(get(health));
    assert_eq!(ask(server, "GET", "", None).body, "up");
    assert_eq!(ask(server, "GET", "contacts:read", None).body, "up");
}

#[test]
fn authenticated_needs_a_token_but_no_scope() {
    let answer = ask(serve_handler(get(who_am_i)), "GET", "scope-of-another-service", None);
    assert_eq!((answer.status, answer.body.as_str()), (200, ""));
}

#[test]
fn head_is_checked_like_get() {
    let server = serve_handler(get(list));
    assert_eq!(ask(server, "HEAD", "", None).status, 401);
    assert_eq!(ask(server, "HEAD", "contacts:read", None).status, 200);
}

#[test]
fn a_refusal_names_the_alternative_that_misses_fewest_scopes() {
    #[requires(contacts:write, contacts:read)]
    async fn both() {}
    #[requires(any(crm:read, contacts:read))]
    async fn either() {}
    #[requires(any(all(crm:read, crm:write), all(contacts:read, contacts:write)))]
    async fn pairs() {}
    #[requires(any(contacts:read, all(crm:read, crm:write, account:read)))]
    async fn one_or_three() {}
    #[requires(any(contacts:read, all(contacts:read, crm:read)))]
    async fn absorbed() {}
    #[requires(events:read, any(crm:read, contacts:read))]
    async fn nested() {}

    for (handler, token, scope) in [
        (get(both), "none", "contacts:read contacts:write"),
        (get(both), "contacts:write", "contacts:read contacts:write"),
        (get(either), "none", "contacts:read"),
        (get(pairs), "none", "contacts:read contacts:write"),
        (get(pairs), "crm:write", "crm:read crm:write"),
        (get(pairs), "contacts:read,crm:read", "contacts:read contacts:write"),
        (get(one_or_three), "none", "contacts:read"),
        (get(one_or_three), "crm:read", "contacts:read"),
        (get(one_or_three), "crm:read,crm:write", "account:read crm:read crm:write"),
        (get(absorbed), "crm:read", "contacts:read"),
        (get(nested), "crm:read", "crm:read events:read"),
        (get(nested), "none", "contacts:read events:read"),
    ] {
        let refused = ask(serve_handler(handler), "GET", token, None);
        assert_eq!(refused.status, 403, "token {token}");
        let challenge = format!(r#"Bearer error="insufficient_scope", scope="{scope}""#);
        assert_eq!(refused.challenges(), [challenge], "token {token}");
    }
}

#[test]
fn a_service_without_the_authentication_layer_answers_500() {
    for handler in [get(list), get(health), get(from_request)] {
        let server = serve_without_authentication(Router::new().route("/", handler));
        let failed = ask(server, "GET", "contacts:read", None);
        assert_eq!(failed.status, 500);
        assert_eq!(failed.body, "internal server error");
        assert_eq!(failed.challenges(), [] as [&str; 0]);
    }
}

#[test]
fn a_route_added_after_the_layer_answers_500() {
    let router = Router::new().layer(from_fn(authenticate)).route("/", get(list));
    assert_eq!(ask(serve_without_authentication(router), "GET", "contacts:read", None).status, 500);
}

#[test]
fn nested_routes_and_fallbacks_are_checked() {
    let server = serve(Router::new().nest("/v3", Router::new().route("/contacts", get(list))).fallback(list));
    for path in ["/v3/contacts", "/elsewhere"] {
        assert_eq!(exchange(server, &request("GET", path, "", None)).unwrap().status, 401, "{path}");
        let fields = "Authorization: Bearer contacts:read\r\n";
        assert_eq!(exchange(server, &request("GET", path, fields, None)).unwrap().status, 200, "{path}");
    }
}

#[test]
fn two_annotations_both_apply() {
    #[requires(contacts:read)]
    #[requires(crm:read)]
    async fn overview() -> &'static str {
        "overview"
    }

    let server = serve_handler(get(overview));
    assert_eq!(ask(server, "GET", "contacts:read", None).status, 403);
    assert_eq!(ask(server, "GET", "crm:read", None).status, 403);
    assert_eq!(ask(server, "GET", "contacts:read,crm:read", None).body, "overview");
}

#[test]
fn on_behalf_of_a_user_needs_the_scopes_of_both() {
    let server = serve_handler(get(list));
    assert_eq!(ask(server, "GET", "contacts:read|crm:read", None).status, 403);
    assert_eq!(ask(server, "GET", "crm:read|contacts:read", None).status, 403);
    assert_eq!(ask(server, "GET", "contacts:read|", None).status, 403, "a user without scopes is still a user");
    assert_eq!(ask(server, "GET", "crm:read,contacts:read|contacts:read", None).status, 200);

    let shown = ask(serve_handler(get(who_am_i)), "GET", "contacts:read,crm:read|crm:read,events:read", None);
    assert_eq!(shown.body, "crm:read");
}

#[requires(contacts:read, from = request)]
async fn from_request(request: Request) -> Result<&'static str, Denied> {
    drop(request);
    Ok("contacts")
}

#[test]
fn from_finds_the_caller_in_requests_parts_and_extensions() {
    #[requires(contacts:read, from = parts)]
    async fn from_parts(parts: Parts) -> Result<&'static str, Denied> {
        assert_eq!(parts.uri.path(), "/");
        Ok("contacts")
    }
    #[requires(contacts:read, from = extensions)]
    async fn from_extensions(extensions: Extensions) -> Result<&'static str, Denied> {
        Ok("contacts")
    }
    #[requires(contacts:read, from = request.extensions())]
    async fn from_expression(request: Request) -> Result<&'static str, Denied> {
        Ok("contacts")
    }
    #[requires(contacts:read, from = caller)]
    async fn from_caller(Extension(caller): Extension<Caller>) -> Result<&'static str, Denied> {
        Ok("contacts")
    }

    let handlers = [get(from_request), get(from_parts), get(from_extensions), get(from_expression), get(from_caller)];
    handlers.into_iter().for_each(check_contacts_read);
}

#[test]
fn from_request_is_checked_before_the_handler_reads_the_body() {
    #[requires(contacts:write, from = request)]
    async fn import(request: Request) -> axum::response::Result<String> {
        let Json(name) = Json::<String>::from_request(request, &()).await?;
        Ok(name)
    }

    let server = serve_handler(post(import));
    assert_eq!(ask(server, "POST", "contacts:read", Some("malformed")).status, 403);
    assert_eq!(ask(server, "POST", "contacts:write", Some("malformed")).status, 400);
    assert_eq!(ask(server, "POST", "contacts:write", Some(r#""Ada""#)).body, "Ada");
}

/// `#[requires]` below `debug_handler` does not compile, because that macro calls the function with the parameters that it saw.
#[test]
fn every_order_of_attributes_that_compiles_is_enforced() {
    #[requires(contacts:read)]
    #[axum::debug_handler]
    async fn on_top() -> &'static str {
        "contacts"
    }
    #[cfg_attr(all(), requires(contacts:read))]
    #[axum::debug_handler]
    async fn on_top_in_cfg_attr() -> &'static str {
        "contacts"
    }
    #[requires(contacts:read, from = request)]
    #[axum::debug_handler]
    async fn on_top_with_from(request: Request) -> Result<&'static str, Denied> {
        drop(request);
        Ok("contacts")
    }
    #[axum::debug_handler]
    #[requires(contacts:read, from = request)]
    async fn below_with_from(request: Request) -> Result<&'static str, Denied> {
        drop(request);
        Ok("contacts")
    }
    #[requires(contacts:read)]
    #[axum::debug_handler]
    #[requires(authenticated, from = request)]
    async fn on_both_sides(request: Request) -> Result<&'static str, Denied> {
        drop(request);
        Ok("contacts")
    }

    let with_from = [get(on_top_with_from), get(below_with_from)];
    let handlers = [get(on_top), get(on_top_in_cfg_attr), get(on_both_sides)].into_iter().chain(with_from);
    handlers.for_each(check_contacts_read);
}

#[test]
fn functions_of_an_impl_block_are_handlers() {
    struct AddressBook {
        name: &'static str,
    }

    impl AddressBook {
        #[requires(contacts:read)]
        async fn list() -> &'static str {
            ready("contacts").await
        }

        #[requires(contacts:read)]
        async fn own_list(&self) -> &'static str {
            ready(self.name).await
        }
    }

    check_contacts_read(get(AddressBook::list));
    // The compiler infers the requirement of the parameter from the method.
    check_contacts_read(get(|authorized: requires::Authorized<_>| async {
        AddressBook { name: "contacts" }.own_list(authorized).await
    }));
}

#[test]
fn generic_functions_are_handlers() {
    trait Store: Clone + Send + Sync + 'static {
        const NAME: &'static str;
    }

    #[derive(Clone)]
    struct Memory;

    impl Store for Memory {
        const NAME: &'static str = "contacts";
    }

    #[requires(contacts:read)]
    async fn list<S: Store>(State(_store): State<S>) -> &'static str {
        S::NAME
    }

    #[requires(contacts:read)]
    async fn show<S: Store, const LENGTH: usize>(State(_store): State<S>, Path(id): Path<String>) -> &'static str {
        assert_eq!(id.len(), LENGTH);
        S::NAME
    }

    check_contacts_read(get(list::<Memory>).with_state(Memory));
    let server = serve(Router::new().route("/contacts/{id}", get(show::<Memory, 2>)).with_state(Memory));
    let asked = |fields| exchange(server, &request("GET", "/contacts/12", fields, None)).unwrap().status;
    assert_eq!(asked("Authorization: Bearer contacts:write\r\n"), 403);
    assert_eq!(asked("Authorization: Bearer contacts:read\r\n"), 200);
}

#[test]
fn a_handler_with_fifteen_parameters_compiles() {
    type Header = axum::http::HeaderMap;

    #[requires(contacts:read)]
    async fn crowded(
        (): (),
        _: Header,
        _: Header,
        _: Header,
        _: Header,
        _: Header,
        _: Header,
        _: Header,
        _: Header,
        _: Header,
        _: Header,
        _: Header,
        _: Header,
        _: Header,
        body: Bytes,
    ) -> (StatusCode, &'static str) {
        assert!(body.is_empty());
        (StatusCode::OK, "contacts")
    }

    check_contacts_read(get(crowded));
}
