//! A server whose handlers run only if the access token has the scopes in their annotations.
//!
//! `cargo run --example api` starts the server and prints three `curl` commands to try. The server listens on
//! 127.0.0.1:8080, or on the address in the environment variable `SCOPEWRIGHT_ADDR`.
//!
//! - `api/scopes.rs` compiles the catalog.
//! - `api/handlers.rs` has annotated handlers: one for each resource of the catalog, at the path of the real API.
//! - `api/auth.rs` verifies the bearer token of a request and creates the `Caller`.
//! - `api/demo.rs` has a key and tokens for the demonstration. In production, an authorization server makes the tokens.

#[path = "api/auth.rs"]
mod auth;
#[path = "api/demo.rs"]
mod demo;
#[path = "api/handlers.rs"]
mod handlers;
#[path = "api/scopes.rs"]
mod scopes;

use auth::Verifier;
use axum::Router;
use axum::middleware::from_fn_with_state;
use std::error::Error;
use std::sync::Arc;
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let address = std::env::var("SCOPEWRIGHT_ADDR").unwrap_or_else(|_| "127.0.0.1:8080".to_owned());
    let listener = TcpListener::bind(&address)
        .await
        .map_err(|error| format!("cannot listen on {address} (SCOPEWRIGHT_ADDR takes another address): {error}"))?;
    let server = axum::serve(listener, app()).with_graceful_shutdown(stop_signal());
    demo::print_requests(server.local_addr()?)?;

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

/// Returns the routes, with the authentication layer around them.
///
/// axum applies a layer only to the routes that were added before the layer. A route that is added later has no
/// `Caller`, so its handler does not run and the response is 500.
fn app() -> Router {
    let verifier = Arc::new(Verifier::new(demo::KEY));
    handlers::router().layer(from_fn_with_state(verifier, auth::authenticate))
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
