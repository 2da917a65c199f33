//! An authorization server in the program itself, so that the example runs without one. In production, this is a service
//! such as Keycloak, Auth0 or Entra ID.
//!
//! It makes its keys at start, and serves its metadata (RFC 8414), its keys (RFC 7517) and a token endpoint for the client
//! credentials grant (RFC 6749 section 4.4) over HTTP.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair, RSA_PKCS1_SHA256, RsaKeyPair};
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Form, Json, Router};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use serde_json::{Value, json};
use std::error::Error;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};
use tokio::net::TcpListener;

/// A running issuer.
pub(crate) struct Issuer {
    identifier: String,
    audience: String,
    rsa: RsaKeyPair,
    elliptic: EcdsaKeyPair,
}

/// The parameters of the token endpoint.
#[derive(Deserialize)]
struct TokenRequest {
    grant_type: String,
    #[serde(default)]
    scope: String,
    /// The scopes of the user on whose behalf the client acts. A real server learns them when the user consents.
    user_scope: Option<String>,
    /// `RS256` or `ES256`.
    #[serde(default = "rs256")]
    alg: String,
    /// The lifetime in seconds. It may be negative, to see how an expired token is refused.
    #[serde(default = "one_hour")]
    expires_in: i64,
}

fn rs256() -> String {
    "RS256".to_owned()
}

fn one_hour() -> i64 {
    60 * 60
}

impl Issuer {
    /// Makes the keys, and starts the server on a free port of the loopback interface. Its tokens are for `audience`.
    pub(crate) async fn start(audience: &str) -> Result<Arc<Self>, Box<dyn Error>> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let issuer = Arc::new(Self {
            identifier: format!("http://{}", listener.local_addr()?),
            audience: audience.to_owned(),
            rsa: RsaKeyPair::generate(KeySize::Rsa2048)?,
            elliptic: EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING)?,
        });
        let router = Router::new()
            .route("/.well-known/oauth-authorization-server", get(metadata))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .with_state(Arc::clone(&issuer));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok(issuer)
    }

    /// The claim `iss` of the tokens, and the URL of the server.
    pub(crate) fn identifier(&self) -> &str {
        &self.identifier
    }

    /// Makes an access token (RFC 9068) that grants scopes for one hour.
    pub(crate) fn token(&self, scope: &str) -> Result<String, Box<dyn Error>> {
        self.sign("RS256", &self.claims(scope, None, one_hour()))
    }

    fn claims(&self, scope: &str, user_scope: Option<&str>, expires_in: i64) -> Value {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |now| now.as_secs().cast_signed());
        let mut claims = json!({
            "iss": self.identifier,
            "aud": self.audience,
            "sub": "demo",
            "client_id": "demo",
            "iat": now,
            "exp": now.saturating_add(expires_in),
            "scope": scope,
        });
        if let (Some(claims), Some(user_scope)) = (claims.as_object_mut(), user_scope) {
            claims.insert("user_scope".to_owned(), json!(user_scope));
        }
        claims
    }

    /// Signs claims: RFC 7515 section 5.1.
    fn sign(&self, alg: &str, claims: &Value) -> Result<String, Box<dyn Error>> {
        let encoded = |part: &Value| URL_SAFE_NO_PAD.encode(part.to_string());
        let header = json!({ "alg": alg, "typ": "at+jwt", "kid": alg });
        let message = format!("{}.{}", encoded(&header), encoded(claims));
        let random = SystemRandom::new();
        let signature = match alg {
            "RS256" => {
                let mut signature = vec![0; self.rsa.public_modulus_len()];
                self.rsa.sign(&RSA_PKCS1_SHA256, &random, message.as_bytes(), &mut signature)?;
                signature
            }
            "ES256" => self.elliptic.sign(&random, message.as_bytes())?.as_ref().to_vec(),
            _ => return Err(format!("the algorithm {alg} is unknown").into()),
        };
        Ok(format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature)))
    }
}

async fn metadata(State(issuer): State<Arc<Issuer>>) -> Json<Value> {
    let identifier = &issuer.identifier;
    Json(json!({
        "issuer": identifier,
        "jwks_uri": format!("{identifier}/keys"),
        "token_endpoint": format!("{identifier}/token"),
        "grant_types_supported": ["client_credentials"],
        "response_types_supported": [],
    }))
}

async fn keys(State(issuer): State<Arc<Issuer>>) -> Json<Value> {
    let encoded = |octets: &[u8]| URL_SAFE_NO_PAD.encode(octets);
    let rsa = issuer.rsa.public_key();
    // An uncompressed point: a byte 4, then both coordinates.
    let point = issuer.elliptic.public_key().as_ref().split_first().map_or(&[][..], |(_, coordinates)| coordinates);
    let (x, y) = point.split_at_checked(32).unwrap_or_default();
    Json(json!({ "keys": [
        {
            "kid": "RS256", "kty": "RSA", "use": "sig", "alg": "RS256",
            "n": encoded(rsa.modulus().big_endian_without_leading_zero()),
            "e": encoded(rsa.exponent().big_endian_without_leading_zero()),
        },
        { "kid": "ES256", "kty": "EC", "use": "sig", "alg": "ES256", "crv": "P-256", "x": encoded(x), "y": encoded(y) },
    ] }))
}

/// Gives a token to everybody who asks, with the scopes that he asks for.
async fn token(State(issuer): State<Arc<Issuer>>, Form(asked): Form<TokenRequest>) -> (StatusCode, Json<Value>) {
    if asked.grant_type != "client_credentials" {
        return (StatusCode::BAD_REQUEST, Json(json!({ "error": "unsupported_grant_type" })));
    }
    let claims = issuer.claims(&asked.scope, asked.user_scope.as_deref(), asked.expires_in);
    match issuer.sign(&asked.alg, &claims) {
        Ok(token) => {
            let answer = json!({
                "access_token": token, "token_type": "Bearer", "expires_in": asked.expires_in, "scope": asked.scope
            });
            (StatusCode::OK, Json(answer))
        }
        Err(_) => (StatusCode::BAD_REQUEST, Json(json!({ "error": "invalid_request" }))),
    }
}
