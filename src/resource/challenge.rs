//! The challenge of another scheme than `Bearer`.

use super::misconfigured::Misconfigured;
use crate::access::challenge::Challenge as Text;
use http::header::{HeaderName, HeaderValue};

/// A challenge of another scheme than `Bearer`: RFC 9110 section 11.6.1. See
/// [`ProtectedResource::other_challenge`](super::ProtectedResource::other_challenge).
///
/// ```
/// use scopewright::resource::Challenge;
///
/// let challenge = Challenge::new("Basic").parameter("realm", "partners");
/// ```
#[derive(Clone, Debug)]
pub struct Challenge {
    scheme: Box<str>,
    parameters: Vec<(Box<str>, Box<str>)>,
}

impl Challenge {
    /// Makes the challenge of a scheme, without parameters.
    pub fn new(scheme: impl Into<Box<str>>) -> Self {
        Self { scheme: scheme.into(), parameters: Vec::new() }
    }

    /// Adds a parameter. It is written as a quoted-string.
    #[must_use]
    pub fn parameter(mut self, name: impl Into<Box<str>>, value: impl Into<Box<str>>) -> Self {
        self.parameters.push((name.into(), value.into()));
        self
    }

    /// Writes the value of the field `WWW-Authenticate`.
    ///
    /// # Errors
    /// Returns which part of the challenge RFC 9110 does not allow.
    pub(super) fn field(&self) -> Result<HeaderValue, Misconfigured> {
        let Self { scheme, parameters } = self;
        if !is_token(scheme) {
            return Err(Misconfigured::new(format!("`{}` is not the name of a scheme", scheme.escape_debug())));
        }
        let mut text = Text::new(scheme);
        for (at, (name, value)) in parameters.iter().enumerate() {
            if !is_token(name) {
                let name = name.escape_debug();
                return Err(Misconfigured::new(format!("`{name}` is not the name of a parameter of `{scheme}`")));
            }
            if parameters.iter().take(at).any(|(other, _)| other.eq_ignore_ascii_case(name)) {
                return Err(Misconfigured::new(format!(
                    "the challenge of `{scheme}` has the parameter `{name}` twice"
                )));
            }
            if HeaderValue::from_str(value).is_err() {
                return Err(Misconfigured::new(format!(
                    "the parameter `{name}` of the challenge of `{scheme}` has a control character"
                )));
            }
            text.add(name, value);
        }
        HeaderValue::try_from(text.into_text()).map_err(|invalid| Misconfigured::new(invalid.to_string()))
    }
}

/// Whether a text is a token of RFC 9110 section 5.6.2, as names of fields are.
fn is_token(text: &str) -> bool {
    HeaderName::try_from(text).is_ok()
}
