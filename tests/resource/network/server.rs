//! A server whose answers a test switches while it runs.

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::State;
use http::{HeaderMap, Request, Response};
use std::collections::HashMap;
use std::future::pending;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

/// A server on the loopback. Its clone is the same server.
#[derive(Clone)]
pub(crate) struct Server {
    pub(crate) url: String,
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    answers: Mutex<HashMap<String, Answer>>,
    requests: Mutex<Vec<Asked>>,
}

/// A request that came.
#[derive(Clone)]
pub(crate) struct Asked {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

/// What the server answers.
#[derive(Clone)]
pub(crate) enum Answer {
    Response {
        status: u16,
        headers: Vec<(&'static str, String)>,
        body: Bytes,
    },
    /// Nothing.
    Never,
    /// The answer, once the gate has a permit.
    Behind(Arc<Semaphore>, Box<Answer>),
}

impl Answer {
    pub(crate) fn json(body: impl ToString) -> Self {
        Self::status(200, body)
    }

    pub(crate) fn status(status: u16, body: impl ToString) -> Self {
        Self::Response { status, headers: Vec::new(), body: body.to_string().into() }
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        if let Self::Response { headers, .. } = &mut self {
            headers.push((name, value.to_string()));
        }
        self
    }

    pub(crate) fn behind(self, gate: &Arc<Semaphore>) -> Self {
        Self::Behind(Arc::clone(gate), Box::new(self))
    }

    async fn response(self) -> Response<Body> {
        let mut answer = self;
        loop {
            match answer {
                Self::Response { status, headers, body } => {
                    let mut response = Response::builder().status(status);
                    for (name, value) in headers {
                        response = response.header(name, value);
                    }
                    return response.body(Body::from(body)).unwrap();
                }
                Self::Never => pending().await,
                Self::Behind(gate, inner) => {
                    gate.acquire().await.unwrap().forget();
                    answer = *inner;
                }
            }
        }
    }
}

impl Server {
    /// Starts a server that answers with 404.
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let shared = Arc::<Shared>::default();
        let router = Router::new().fallback(answer).with_state(Arc::clone(&shared));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { url, shared }
    }

    /// Says what the answer is to requests for a path.
    pub(crate) fn answer(&self, path: &str, answer: Answer) {
        self.shared.answers.lock().unwrap().insert(path.to_owned(), answer);
    }

    pub(crate) fn requests(&self) -> Vec<Asked> {
        self.shared.requests.lock().unwrap().clone()
    }

    /// How many requests came for a path.
    pub(crate) fn asked(&self, path: &str) -> usize {
        self.shared.requests.lock().unwrap().iter().filter(|request| request.path == path).count()
    }

    /// Waits until some requests have come for a path.
    pub(crate) async fn until_asked(&self, path: &str, times: usize) {
        eventually(|| self.asked(path) >= times).await;
    }
}

async fn answer(State(shared): State<Arc<Shared>>, request: Request<Body>) -> Response<Body> {
    let (head, body) = request.into_parts();
    let body = String::from_utf8(to_bytes(body, 1 << 20).await.unwrap().into()).unwrap();
    let path = head.uri.path().to_owned();
    let answer = shared.answers.lock().unwrap().get(&path).cloned();
    let asked = Asked { method: head.method.to_string(), path, headers: head.headers, body };
    shared.requests.lock().unwrap().push(asked);
    answer.unwrap_or_else(|| Answer::status(404, "not found")).response().await
}

/// Waits until something is so, for 20 seconds at most.
pub(crate) async fn eventually(mut is_so: impl FnMut() -> bool) {
    for _ in 0..4_000 {
        if is_so() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("this never came");
}

/// A port of the loopback where no server is.
pub(crate) async fn nobody() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}
