//! A server whose handlers cannot run without the scopes that they are annotated with.
//!
//! `cargo run --example api` starts it on 127.0.0.1:8080, or on the address in the environment variable
//! `SCOPEWRIGHT_ADDR`, and prints three `curl` lines to try.
//!
//! - `api/handlers.rs`: what an annotation looks like, with each resource of the catalog at its real path;
//! - `api/auth.rs`: how a bearer token becomes the `Caller` that annotations are checked against;
//! - `api/demo.rs`: a key and tokens for trying it out, which a service of your own has elsewhere.

#[path = "api/auth.rs"]
mod auth;
#[path = "api/demo.rs"]
mod demo;
#[path = "api/handlers.rs"]
mod handlers;

use auth::Verifier;
use axum::Router;
use axum::middleware::from_fn_with_state;
use std::error::Error;
use std::sync::Arc;
use tokio::net::TcpListener;

// `Scope`, `ScopeSet`, `Caller` and `requires` are made here, out of the catalog.
scopewright::catalog!("scopes.yaml");

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let address = std::env::var("SCOPEWRIGHT_ADDR").unwrap_or_else(|_| "127.0.0.1:8080".to_owned());
    let listener = TcpListener::bind(&address)
        .await
        .map_err(|error| format!("cannot listen on {address} (SCOPEWRIGHT_ADDR takes another address): {error}"))?;
    let server = axum::serve(listener, app()).with_graceful_shutdown(stop_signal());
    demo::print_requests(server.local_addr()?)?;

    // The first signal lets running requests finish, the second does not wait for them.
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

/// The layer comes last: axum wraps the routes that are there already. A route that is added behind it has no `Caller`,
/// and its guard answers 500 instead of letting anybody in.
fn app() -> Router {
    let verifier = Arc::new(Verifier::new(demo::KEY));
    handlers::router().layer(from_fn_with_state(verifier, auth::authenticate))
}

/// Waits for Ctrl-C, or for the signal that service managers send.
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
