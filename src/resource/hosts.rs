//! The hosts that a protected resource serves: RFC 9110 section 7.2.

use http::Request;
use http::header::HOST;
use http::uri::Authority;

/// The hosts that are served. An empty list stands for all.
#[derive(Clone, Debug, Default)]
pub(super) struct Hosts(Vec<Box<str>>);

impl Hosts {
    pub(super) fn add(&mut self, host: impl Into<Box<str>>) {
        self.0.push(host.into());
    }

    /// Whether the request is for one of the hosts. If it names its host twice, both must be equal.
    pub(super) fn allow<B>(&self, request: &Request<B>) -> bool {
        if self.0.is_empty() {
            return true;
        }
        let mut fields = request.headers().get_all(HOST).iter();
        let (field, second) = (fields.next(), fields.next());
        let field = match field.map(|field| Authority::try_from(field.as_bytes())) {
            None => None,
            Some(Ok(authority)) => Some(authority),
            Some(Err(_)) => return false,
        };
        match (request.uri().authority(), &field) {
            _ if second.is_some() => false,
            (Some(of_target), Some(of_field)) => of_target == of_field && self.has(of_target),
            (Some(only), None) | (None, Some(only)) => self.has(only),
            (None, None) => false,
        }
    }

    /// Whether a host is in the list: with its port, or without one.
    fn has(&self, authority: &Authority) -> bool {
        !authority.as_str().contains('@')
            && self.0.iter().any(|host| {
                host.eq_ignore_ascii_case(authority.as_str())
                    || (authority.port().is_none() && host.eq_ignore_ascii_case(authority.host()))
            })
    }
}
