//! Services of axum behind the guards of the peers, as their documentation says. Each checks the scope `contacts:read`.

use crate::harness::Contender;
use crate::service::{contact, contender, guarded};
use crate::workloads::tokens::{Claims, ISSUER, RESOURCE, RSA, key_set};
use axum::extract::{Extension, Path};
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Router, extract};
use axum_jwt_auth::{Decoder, LocalDecoder};
use jwt_authorizer::{IntoLayer, JwtAuthorizer};
use oauth_resource_server::axum::AuthLayer;
use oauth_resource_server::{KeyNaming, OAuthConfig, OAuthValidator};
use protect_axum::GrantsLayer;
use std::collections::HashSet;
use std::rc::Rc;
use std::sync::Arc;
use tokio::runtime::Runtime;
use tower_oauth2_resource_server::server::OAuth2ResourceServer;
use tower_oauth2_resource_server::tenant::TenantConfiguration;

/// The service of axum 0.7 without a guard.
pub const BARE_07: &str = "no guard, axum 0.7";
/// The only peer for axum 0.7.
pub const JWT_AUTHORIZER: &str = "jwt-authorizer 0.15, axum 0.7";

const SCOPE: &str = "contacts:read";

/// The peers, each with tokens of RS256.
pub fn contenders(runtime: &Rc<Runtime>, inputs: &'static [HeaderValue]) -> Vec<Contender> {
    let of = |name, router: Router| guarded(name, runtime, inputs, router);
    vec![
        of("axum-jwt-auth 0.7", axum_jwt_auth()),
        of("oauth-resource-server 0.4", oauth_resource_server()),
        of("tower-oauth2-resource-server 0.12", runtime.block_on(tower_oauth2_resource_server())),
        of("protect-axum 0.2, jsonwebtoken 11", protect_axum()),
        contender(BARE_07, runtime, inputs, router_07()),
        guarded(JWT_AUTHORIZER, runtime, inputs, runtime.block_on(jwt_authorizer())),
    ]
}

fn axum_jwt_auth() -> Router {
    async fn checked(claims: axum_jwt_auth::Claims<Claims>, path: Path<u64>) -> Response {
        if claims.claims.has(SCOPE) {
            contact(path).await.into_response()
        } else {
            StatusCode::FORBIDDEN.into_response()
        }
    }
    let mut validation = jsonwebtoken10::Validation::new(jsonwebtoken10::Algorithm::RS256);
    validation.set_audience(&[RESOURCE]);
    validation.set_issuer(&[ISSUER]);
    let key = jsonwebtoken10::DecodingKey::from_rsa_pem(RSA.as_bytes()).expect("a public key");
    let decoder = LocalDecoder::builder().keys(vec![key]).validation(validation).build().expect("a decoder");
    let decoder: Decoder<Claims> = Arc::new(decoder);
    Router::new().route("/contacts/{id}", get(checked)).with_state(decoder)
}

fn oauth_resource_server() -> Router {
    let configuration = OAuthConfig {
        enabled: true,
        issuer: ISSUER.to_owned(),
        audience: RESOURCE.to_owned(),
        resource: RESOURCE.to_owned(),
        required_scope: Some(SCOPE.to_owned()),
        ..OAuthConfig::default()
    };
    let resolved = configuration.resolve(KeyNaming::Dotted("oauth")).expect("a configuration").expect("it is enabled");
    let validator = OAuthValidator::builder(&resolved).initial_jwks(&key_set(false)).build().expect("a validator");
    let layer = AuthLayer::builder().oauth(Arc::new(validator)).build().expect("a layer");
    Router::new().route("/contacts/{id}", get(contact)).route_layer(layer)
}

async fn tower_oauth2_resource_server() -> Router {
    async fn checked(Extension(claims): Extension<Claims>, path: Path<u64>) -> Response {
        if claims.has(SCOPE) { contact(path).await.into_response() } else { StatusCode::FORBIDDEN.into_response() }
    }
    let tenant = TenantConfiguration::static_builder(key_set(false)).identifier(ISSUER).audiences(&[RESOURCE]).build();
    let server = OAuth2ResourceServer::<Claims>::builder().add_tenant(tenant.expect("a tenant")).build().await;
    Router::new().route("/contacts/{id}", get(checked)).layer(server.expect("a server").into_layer())
}

fn protect_axum() -> Router {
    #[protect_axum::proc_macro::protect("contacts:read")]
    async fn checked(path: Path<u64>) -> String {
        contact(path).await
    }
    async fn scopes(request: &mut extract::Request) -> Result<HashSet<String>, Response> {
        let claims = verified(request).ok_or_else(|| StatusCode::UNAUTHORIZED.into_response())?;
        Ok(claims.scope.split(' ').map(str::to_owned).collect())
    }
    Router::new().route("/contacts/{id}", get(checked)).layer(GrantsLayer::with_extractor(scopes))
}

/// The claims of a request, for the peer that leaves tokens to the service.
fn verified(request: &extract::Request) -> Option<Claims> {
    thread_local! {
        static KEY: (jsonwebtoken::DecodingKey, jsonwebtoken::Validation) = {
            let [n, e] = crate::workloads::tokens::rsa_numbers();
            let mut validation = jsonwebtoken::Validation::new(jsonwebtoken::Algorithm::RS256);
            validation.set_audience(&[RESOURCE]);
            validation.set_issuer(&[ISSUER]);
            (jsonwebtoken::DecodingKey::from_rsa_components(&n, &e).expect("a public key"), validation)
        };
    }
    let token = request.headers().get(AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")?;
    KEY.with(|(key, validation)| jsonwebtoken::decode::<Claims>(token, key, validation)).ok().map(|data| data.claims)
}

async fn jwt_authorizer() -> axum07::Router {
    let validation = jwt_authorizer::Validation::new().iss(&[ISSUER]).aud(&[RESOURCE]).nbf(true);
    let authorizer =
        JwtAuthorizer::<Claims>::from_rsa_pem_text(RSA).validation(validation).check(|claims| claims.has(SCOPE));
    router_07().layer(authorizer.build().await.expect("an authorizer").into_layer())
}

fn router_07() -> axum07::Router {
    async fn contact(axum07::extract::Path(id): axum07::extract::Path<u64>) -> String {
        format!("contact {id}")
    }
    axum07::Router::new().route("/contacts/:id", axum07::routing::get(contact))
}
