//! A key, a token and requests for the demonstration.

use crate::auth::{AUDIENCE, ISSUER};
use jsonwebtoken::{EncodingKey, Header, get_current_timestamp};
use serde_json::json;
use std::error::Error;
use std::net::SocketAddr;

/// The key that tokens are signed with. This one is public, so use it only in this demonstration: a service reads its
/// key from a secret store.
pub(crate) const KEY: &[u8] = b"demo key, for nothing but trying this example out";

const ONE_HOUR: u64 = 60 * 60;

/// Prints `curl` commands whose responses are 200, 401 and 403.
pub(crate) fn print_requests(address: SocketAddr) -> Result<(), Box<dyn Error>> {
    let reader = token("contacts:read")?;
    println!(
        r#"listening on http://{address} (Ctrl-C stops)

# 200: the token has the scope contacts:read. It expires in one hour.
curl -i http://{address}/contacts -H "Authorization: Bearer {reader}"

# 401: the request has no token. The field WWW-Authenticate of the response requires one.
curl -i http://{address}/contacts

# 403: the token does not have contacts:write, which the challenge names. The malformed body is not read.
curl -i http://{address}/contacts -H "Authorization: Bearer {reader}" -H "Content-Type: application/json" -d "{{ malformed"
"#
    );
    Ok(())
}

/// Returns an access token for an application, as an authorization server would issue it.
fn token(scope: &str) -> jsonwebtoken::errors::Result<String> {
    let claims = json!({
        "iss": ISSUER,
        "aud": AUDIENCE,
        "exp": get_current_timestamp() + ONE_HOUR,
        "scope": scope,
    });
    jsonwebtoken::encode(&Header::default(), &claims, &EncodingKey::from_secret(KEY))
}
