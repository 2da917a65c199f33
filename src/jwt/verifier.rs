//! Verifies JSON Web Tokens.

use super::algorithm::Algorithm;
use super::backend::is_signed;
use super::header::Header;
use super::source::KeySource;
use crate::access::token_error::InvalidToken;
use crate::resource::{Claims, Expected, Misconfigured, TokenError, Verification, Verified, Verifier};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use core::fmt;

/// Verifies access tokens that are JSON Web Tokens with a signature: RFC 7519, RFC 7515, RFC 9068.
///
/// ```
/// use scopewright::jwt::{Algorithm, JwtVerifier, Key, KeySet};
/// use scopewright::resource::Issuer;
///
/// # let pem = "-----BEGIN PUBLIC KEY-----
/// # MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
/// # -----END PUBLIC KEY-----";
/// let verifier = JwtVerifier::new(KeySet::from(Key::ed_pem(pem)?))
///     .algorithms([Algorithm::EdDsa])
///     .require_access_token_type()
///     .require_claims(["sub", "jti"]);
/// let issuer = Issuer::new("https://login.example", verifier);
/// # Ok::<(), scopewright::jwt::KeyError>(())
/// ```
///
/// # What is checked
///
/// In this order: the token has three parts; its header is well formed, has the type of an access token or no type, and
/// demands no extension (`crit`); its algorithm is one of [`algorithms`](Self::algorithms); a key has the type of this
/// algorithm and has signed the token. Only then are the claims read and compared, by [`Claims::check`].
///
/// A key is found by the `kid` of the header. Without one, at most four keys of the type are tried. The header cannot add
/// keys: `jku`, `jwk`, `x5u` and `x5c` are ignored.
///
/// # Time
///
/// The signature is checked within the future, which does not yield meanwhile. It takes from some 20 µs (`RS256` with AWS-LC)
/// to some 300 µs (`ES256` with the libraries in Rust). A protected resource does this once for each token, because it
/// remembers verified tokens.
pub struct JwtVerifier {
    source: Box<dyn KeySource>,
    algorithms: Box<[Algorithm]>,
    requires_type: bool,
    required_claims: Box<[Box<str>]>,
}

impl JwtVerifier {
    /// Makes a verifier with the keys of a source.
    pub fn new(source: impl KeySource) -> Self {
        Self {
            source: Box::new(source),
            algorithms: Box::new(Algorithm::ALL),
            requires_type: false,
            required_claims: Box::default(),
        }
    }

    /// Says which algorithms may sign tokens. Without this, they are all that this crate has.
    ///
    /// An algorithm is used only with keys of its type. Those of HMAC therefore verify tokens only if the service has given a
    /// secret, because secrets of fetched sets are ignored.
    #[must_use]
    pub fn algorithms(mut self, algorithms: impl IntoIterator<Item = Algorithm>) -> Self {
        self.algorithms = algorithms.into_iter().collect();
        self
    }

    /// Requires that the header of a token says that it is an access token: `"typ": "at+jwt"` (RFC 9068 section 4).
    ///
    /// Without this, the header may also have the type `JWT` or none. Other types, such as that of a logout token, are always
    /// refused.
    #[must_use]
    pub fn require_access_token_type(mut self) -> Self {
        self.requires_type = true;
        self
    }

    /// Requires that tokens have these claims, with a value other than `null`. A protected resource requires `exp`, `iss`
    /// and `aud` in any case.
    #[must_use]
    pub fn require_claims<N: Into<Box<str>>>(mut self, names: impl IntoIterator<Item = N>) -> Self {
        self.required_claims = names.into_iter().map(Into::into).collect();
        self
    }

    async fn read(&self, token: &str, expected: Expected<'_>) -> Result<Verified, TokenError> {
        let parts = Parts::split(token).ok_or(InvalidToken::Malformed)?;
        let header = decode(parts.header)?;
        let header = Header::parse(&header)?;
        if !self.allows_type(header.typ.as_deref()) {
            return Err(InvalidToken::Malformed.into());
        }
        let algorithm = Algorithm::named(&header.alg)
            .filter(|algorithm| self.algorithms.contains(algorithm))
            .ok_or(InvalidToken::Signature)?;
        let signature = decode(parts.signature)?;
        let keys = self.source.keys(header.kid.as_deref(), expected.now).await?;
        let signer = keys
            .candidates(algorithm, header.kid.as_deref())
            .find(|key| is_signed(algorithm, &key.material.decoding, parts.signed.as_bytes(), &signature))
            .ok_or(InvalidToken::Signature)?;
        let claims = self.claims(parts.payload)?;
        claims.check(&expected)?;
        let verified = Verified::new(claims).revoked_by(signer.withdrawal.clone());
        let until = self.source.remembered_for().and_then(|duration| expected.now.checked_add(duration));
        Ok(match until {
            Some(until) => verified.remembered_until(until),
            None => verified,
        })
    }

    fn claims(&self, payload: &str) -> Result<Claims, InvalidToken> {
        let json = decode(payload)?;
        let json = core::str::from_utf8(&json).map_err(|_| InvalidToken::Malformed)?;
        Claims::parse_requiring(json, &self.required_claims)
    }

    fn allows_type(&self, typ: Option<&str>) -> bool {
        let Some(typ) = typ else { return !self.requires_type };
        let is = |name: &str| {
            let (prefix, rest) = typ.split_at_checked("application/".len()).unwrap_or_default();
            typ.eq_ignore_ascii_case(name)
                || (prefix.eq_ignore_ascii_case("application/") && rest.eq_ignore_ascii_case(name))
        };
        is("at+jwt") || (!self.requires_type && is("JWT"))
    }
}

fn decode(part: &str) -> Result<Vec<u8>, InvalidToken> {
    URL_SAFE_NO_PAD.decode(part).map_err(|_| InvalidToken::Malformed)
}

/// The parts of a token: RFC 7515 section 7.1.
struct Parts<'a> {
    header: &'a str,
    payload: &'a str,
    signature: &'a str,
    /// The header, a dot, and the payload.
    signed: &'a str,
}

impl<'a> Parts<'a> {
    fn split(token: &'a str) -> Option<Self> {
        let (signed, signature) = token.rsplit_once('.')?;
        let (header, payload) = signed.split_once('.')?;
        (!payload.contains('.')).then_some(Self { header, payload, signature, signed })
    }
}

impl Verifier for JwtVerifier {
    fn verify<'a>(&'a self, token: &'a str, expected: Expected<'a>) -> Verification<'a> {
        Box::pin(self.read(token, expected))
    }

    fn reads_opaque_tokens(&self) -> bool {
        false
    }

    fn check(&self) -> Result<(), Misconfigured> {
        self.source.check()
    }
}

impl fmt::Debug for JwtVerifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JwtVerifier").field("algorithms", &self.algorithms).finish_non_exhaustive()
    }
}
