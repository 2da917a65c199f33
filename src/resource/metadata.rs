//! The metadata of a protected resource: RFC 9728 section 2.

use super::identifier::WELL_KNOWN;
use bytes::Bytes;
use http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, ETAG, HeaderValue, IF_NONE_MATCH};
use http::{HeaderMap, Method, Response, StatusCode};
use serde::Serialize;
use std::hash::BuildHasher;

/// The members of the document.
#[derive(Serialize)]
pub(super) struct Members<'a> {
    pub(super) resource: &'a str,
    pub(super) authorization_servers: Vec<&'a str>,
    pub(super) scopes_supported: Vec<&'static str>,
    pub(super) bearer_methods_supported: [&'static str; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) resource_documentation: Option<&'a str>,
    pub(super) resource_name: &'a str,
}

/// The document, ready to be sent.
#[derive(Debug)]
pub(super) struct Metadata {
    path: String,
    body: Bytes,
    etag: HeaderValue,
}

impl Metadata {
    /// Writes the document. `path` is its place on the host.
    pub(super) fn new(path: String, members: &Members<'_>) -> Self {
        // Texts and lists of texts are always written.
        let body = serde_json::to_vec(members).unwrap_or_default();
        let hash = foldhash::quality::FixedState::default().hash_one(&body);
        let etag = HeaderValue::try_from(format!("\"{hash:016x}\"")).unwrap_or(HeaderValue::from_static("\"\""));
        Self { path, body: body.into(), etag }
    }

    /// Whether the document is at a path. It is also at the place without a path, where clients look that know only the
    /// host.
    pub(super) fn is_at(&self, path: &str) -> bool {
        path.starts_with("/.well-known/") && (path == self.path || path == WELL_KNOWN)
    }

    /// Answers a request for the document.
    pub(super) fn response(&self, method: &Method, headers: &HeaderMap) -> Response<Bytes> {
        let mut response = Response::new(Bytes::new());
        if !matches!(*method, Method::GET | Method::HEAD) {
            *response.status_mut() = StatusCode::METHOD_NOT_ALLOWED;
            response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
            return response;
        }
        response.headers_mut().insert(ETAG, self.etag.clone());
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600"));
        if self.is_known_to(headers) {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            return response;
        }
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        if *method == Method::GET {
            *response.body_mut() = self.body.clone();
        }
        response
    }

    /// Whether the client has the document already: RFC 9110 section 13.1.2.
    fn is_known_to(&self, headers: &HeaderMap) -> bool {
        headers
            .get_all(IF_NONE_MATCH)
            .iter()
            .filter_map(|field| field.to_str().ok())
            .flat_map(|field| field.split(','))
            .map(|etag| etag.trim().trim_start_matches("W/"))
            .any(|etag| etag == "*" || etag.as_bytes() == self.etag.as_bytes())
    }
}
