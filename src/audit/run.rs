//! The run of an audit.

use super::probe::{Mark, Probe};
use super::report::{Report, Surprise};
use super::requests::{Listed, Requests, UNLISTED};
use crate::resource::{Protected, ResponseBody};
use core::fmt;
use core::future::poll_fn;
use http::header::{AUTHORIZATION, HOST, HeaderValue};
use http::{Method, Request, Response, Uri};
use scope_types::{CatalogScope, CatalogSet, RequirementKind};
use tower_service::Service;

/// An audit of a protected service: see the [module](super).
#[must_use = "call `run`"]
pub struct Audit<T, S: CatalogSet, M> {
    service: Protected<Probe<T>, S>,
    make_token: M,
    host: HeaderValue,
    calls_handlers: bool,
}

/// The token of a request of an audit.
enum Token<S> {
    None,
    Invalid,
    Scopes(S),
}

impl<T, S: CatalogSet, M: Fn(S) -> String> Audit<T, S, M> {
    /// Begins an audit of a service. `make_token` makes a token that grants scopes.
    pub fn new(service: Protected<T, S>, make_token: M) -> Self {
        let service = service.map(|inner| Probe { inner, calls_handlers: false });
        Self { service, make_token, host: HeaderValue::from_static("localhost"), calls_handlers: false }
    }

    /// Says which host the requests are for. Without this, it is `localhost`.
    ///
    /// A text that cannot be a host is not sent.
    pub fn host(mut self, host: &str) -> Self {
        if let Ok(host) = host.parse() {
            self.host = host;
        }
        self
    }

    /// Lets the service answer admitted requests. A refusal by a handler is then a surprise, too.
    ///
    /// The audit sends every method to every path of the catalog, also those that delete. Call this only for a service
    /// without data that anybody needs.
    pub fn call_handlers(mut self) -> Self {
        self.calls_handlers = true;
        self.service = self.service.map(|probe| Probe { calls_handlers: true, ..probe });
        self
    }

    /// Sends the requests, each with a body that `body` makes, and reports those that ended otherwise than the catalog
    /// says.
    pub async fn run<B, R>(self, body: impl Fn() -> B) -> Report
    where
        T: Service<Request<B>, Response = Response<R>> + Clone,
        R: ResponseBody,
    {
        let requests = Requests::of::<S>();
        let mut report = Report { requests: 0, surprises: Vec::new() };
        for listed in requests.listed::<S>() {
            for token in tokens(&listed) {
                let expected = match token {
                    Token::None => listed.requirement.kind() == RequirementKind::Public,
                    Token::Invalid => false,
                    Token::Scopes(scopes) => listed.requirement.is_met_by(&scopes.with_implied()),
                };
                let ended = self.send(listed.method, listed.path, &token, body()).await;
                report.requests += 1;
                if let Some(happened) = self.surprise(expected, ended) {
                    let requirement = Some(listed.requirement.to_string());
                    report.surprises.push(surprise(listed.method, listed.path, &token, requirement, happened));
                }
            }
        }
        for path in requests.paths() {
            let token = Token::Scopes(all::<S>());
            let ended = self.send(UNLISTED, path, &token, body()).await;
            report.requests += 1;
            if let Some(happened) = self.surprise(false, ended) {
                report.surprises.push(surprise(UNLISTED, path, &token, None, happened));
            }
        }
        report
    }

    /// Sends one request. Returns whether it reached the service, and the status of the response.
    async fn send<B, R>(&self, method: &str, path: &str, token: &Token<S>, body: B) -> Option<(bool, u16)>
    where
        T: Service<Request<B>, Response = Response<R>> + Clone,
        R: ResponseBody,
    {
        let mark = Mark::default();
        let mut request = Request::new(body);
        *request.method_mut() = Method::from_bytes(method.as_bytes()).ok()?;
        *request.uri_mut() = path.parse::<Uri>().ok()?;
        request.headers_mut().insert(HOST, self.host.clone());
        request.extensions_mut().insert(mark.clone());
        let token = match token {
            Token::None => None,
            Token::Invalid => Some("invalid".to_owned()),
            Token::Scopes(scopes) => Some((self.make_token)(*scopes)),
        };
        if let Some(token) = token {
            request.headers_mut().insert(AUTHORIZATION, HeaderValue::try_from(format!("Bearer {token}")).ok()?);
        }
        let mut service = self.service.clone();
        poll_fn(|context| Service::<Request<B>>::poll_ready(&mut service, context)).await.ok()?;
        let status = service.call(request).await.ok()?.status().as_u16();
        Some((mark.is_set(), status))
    }

    /// Says what is wrong with the end of a request.
    fn surprise(&self, expected: bool, ended: Option<(bool, u16)>) -> Option<String> {
        match ended {
            None => Some("the service failed".to_owned()),
            Some((true, _)) if !expected => Some("admitted".to_owned()),
            Some((false, status)) if expected => Some(format!("refused with {status}")),
            Some((true, status @ (401 | 403 | 500))) if self.calls_handlers => {
                Some(format!("admitted, and the handler answered {status}"))
            }
            Some(_) => None,
        }
    }
}

/// The tokens of a request.
fn tokens<S: CatalogSet>(listed: &Listed<'_, S>) -> Vec<Token<S>> {
    let mut tokens = vec![Token::None, Token::Invalid, Token::Scopes(S::EMPTY), Token::Scopes(all())];
    let one = |scope: &S::Scope| Token::Scopes(S::from_ids([scope.id()]));
    tokens.extend(S::Scope::ALL.iter().map(one));
    for alternative in listed.requirement.alternatives() {
        tokens.push(Token::Scopes(alternative));
        tokens.extend(alternative.scopes().map(|left_out| Token::Scopes(all_but(left_out))));
    }
    tokens
}

/// All scopes.
fn all<S: CatalogSet>() -> S {
    S::from_ids(S::Scope::ALL.iter().map(|scope| scope.id()))
}

/// All scopes but one, and without those that imply it.
fn all_but<S: CatalogSet>(left_out: S::Scope) -> S {
    let implies = |scope: &S::Scope| S::from_ids([scope.id()]).with_implied().has(left_out.id());
    S::from_ids(S::Scope::ALL.iter().filter(|scope| !implies(scope)).map(|scope| scope.id()))
}

fn surprise<S: CatalogSet>(
    method: &str,
    path: &str,
    token: &Token<S>,
    requirement: Option<String>,
    happened: String,
) -> Surprise {
    let token = match token {
        Token::None => "no token".to_owned(),
        Token::Invalid => "an invalid token".to_owned(),
        Token::Scopes(scopes) if scopes.is_empty() => "a token without scopes".to_owned(),
        Token::Scopes(scopes) => format!("the scopes {scopes}"),
    };
    Surprise { method: method.to_owned(), path: path.to_owned(), token, requirement, happened }
}

impl<T, S: CatalogSet, M> fmt::Debug for Audit<T, S, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Audit").finish_non_exhaustive()
    }
}
