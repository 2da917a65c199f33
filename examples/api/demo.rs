//! A key, tokens and requests for trying the example out.

use crate::auth::{AUDIENCE, ISSUER};
use jsonwebtoken::{EncodingKey, Header, get_current_timestamp};
use serde_json::json;
use std::error::Error;
use std::net::SocketAddr;

/// For this demo only: whoever can read a key can sign tokens with it, and this one is public. A service reads its key
/// from where it keeps its secrets.
pub(crate) const KEY: &[u8] = b"demo key, for nothing but trying this example out";

const ONE_HOUR: u64 = 60 * 60;

/// Prints requests that are answered with 200, 401 and 403.
pub(crate) fn print_requests(address: SocketAddr) -> Result<(), Box<dyn Error>> {
    let reader = token("contacts:read")?;
    println!(
        r#"listening on http://{address} (Ctrl-C stops)

# 200: the token grants contacts:read. It is good for one hour.
curl -i http://{address}/contacts -H "Authorization: Bearer {reader}"

# 401: there is no token. The challenge in the answer asks for one.
curl -i http://{address}/contacts

# 403: the token lacks contacts:write. The challenge names it, and the malformed body is never read.
curl -i http://{address}/contacts -H "Authorization: Bearer {reader}" -H "Content-Type: application/json" -d "{{ malformed"
"#
    );
    Ok(())
}

/// A token such as the issuer would hand to an application.
fn token(scope: &str) -> jsonwebtoken::errors::Result<String> {
    let claims = json!({
        "iss": ISSUER,
        "aud": AUDIENCE,
        "exp": get_current_timestamp() + ONE_HOUR,
        "scope": scope,
    });
    jsonwebtoken::encode(&Header::default(), &claims, &EncodingKey::from_secret(KEY))
}
