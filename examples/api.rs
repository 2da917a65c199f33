//! A service that is guarded by its catalog, with annotated handlers inside.
//!
//! `cargo run --example api` starts the service and prints three `curl` commands to try. The service listens on
//! 127.0.0.1:8080, or on the address in the environment variable `SCOPEWRIGHT_ADDR`.
//!
//! - `api/scopes.rs` compiles the catalog.
//! - `api/guard.rs` guards the service: three lines, and the claims that this service reads.
//! - `api/handlers.rs` has annotated handlers: one for each resource of the catalog, at the path of the real API.
//! - `api/issuer.rs` is an authorization server. In production, it is a service of its own.

#[path = "api/guard.rs"]
mod guard;
#[path = "api/handlers.rs"]
mod handlers;
#[path = "api/issuer.rs"]
mod issuer;
#[path = "api/scopes.rs"]
mod scopes;

use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use issuer::Issuer;
use std::error::Error;
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let address = std::env::var("SCOPEWRIGHT_ADDR").unwrap_or_else(|_| "127.0.0.1:8080".to_owned());
    let listener = TcpListener::bind(&address)
        .await
        .map_err(|error| format!("cannot listen on {address} (SCOPEWRIGHT_ADDR takes another address): {error}"))?;
    let identifier = format!("http://{}", listener.local_addr()?);
    let issuer = Issuer::start(&identifier).await?;
    let server = axum::serve(listener, app(&identifier, issuer.identifier())).with_graceful_shutdown(stop_signal());
    print_requests(&identifier, &issuer)?;

    // After the first signal the server waits for running requests. The second signal stops it at once.
    let stop_at_once = async {
        stop_signal().await;
        stop_signal().await;
    };
    tokio::select! {
        end = server => end?,
        () = stop_at_once => {}
    }
    println!("stopped");
    Ok(())
}

/// Returns the health check, and the guarded service beside it.
///
/// Only what must be reachable without a token belongs here. Everything else is a route of the guarded router: what is
/// added there later is guarded, too.
fn app(identifier: &str, issuer: &str) -> Router {
    Router::new()
        .route("/health", get(|| async { StatusCode::NO_CONTENT }))
        .fallback_service(guard::protected(identifier, issuer))
}

/// Prints `curl` commands whose responses are 200, 401 and 403.
fn print_requests(identifier: &str, issuer: &Issuer) -> Result<(), Box<dyn Error>> {
    let reader = issuer.token("contacts:read")?;
    println!(
        r#"listening on {identifier} (Ctrl-C stops)
the issuer is {}

# 200: the token has the scope contacts:read. It expires in one hour.
curl -i {identifier}/contacts -H "Authorization: Bearer {reader}"

# 401: the request has no token. The field WWW-Authenticate of the response says which scope is needed.
curl -i {identifier}/contacts

# 403: the token does not have contacts:write, which the challenge names. The malformed body is not read.
curl -i {identifier}/contacts -H "Authorization: Bearer {reader}" -H "Content-Type: application/json" -d "{{ malformed"
"#,
        issuer.identifier()
    );
    Ok(())
}

/// Waits for Ctrl-C or for SIGTERM, which service managers send.
async fn stop_signal() {
    #[cfg(unix)]
    let terminated = async {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut signals) => signals.recv().await,
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<Option<()>>();

    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminated => {}
    }
}
