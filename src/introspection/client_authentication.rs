//! How this service authenticates to the authorization server: RFC 6749 section 2.3.1.

use super::form;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::HeaderValue;

/// How a client sends its identifier and its secret to an authorization server: RFC 6749 section 2.3.1.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ClientAuthentication {
    /// In the field `Authorization`, by the scheme `Basic`. In metadata, its name is `client_secret_basic`.
    #[default]
    Basic,
    /// In the body, as `client_id` and `client_secret`. In metadata, its name is `client_secret_post`.
    Form,
}

/// The identifier and the secret of a client.
#[derive(Clone)]
pub(super) struct Credentials {
    pub(super) id: Box<str>,
    pub(super) secret: Box<str>,
}

impl Credentials {
    /// The members of a form.
    pub(super) fn pairs(&self) -> [(&str, &str); 2] {
        [("client_id", &self.id), ("client_secret", &self.secret)]
    }

    /// The value of the field `Authorization`. Both parts are encoded like values of a form, before they are joined.
    pub(super) fn basic(&self) -> Option<HeaderValue> {
        let mut pair = String::new();
        form::encode(&self.id, &mut pair);
        pair.push(':');
        form::encode(&self.secret, &mut pair);
        let mut value = HeaderValue::try_from(format!("Basic {}", STANDARD.encode(pair))).ok()?;
        value.set_sensitive(true);
        Some(value)
    }
}
