//! The authorization server, which is a process of Node.js.

use super::requests;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

/// The services for which it makes tokens. Each is also a client that may ask about tokens.
pub(crate) const API: &str = "https://api.example";
pub(crate) const OTHER: &str = "https://other.example";

/// The secret of every client.
pub(crate) const SECRET: &str = "the-secret-of-all";

/// Whether the package is installed.
pub(crate) fn is_there() -> bool {
    packages().is_some_and(|packages| packages.join("node_modules/oidc-provider").is_dir())
}

fn packages() -> Option<PathBuf> {
    std::env::var_os("SCOPEWRIGHT_OIDC_PROVIDER").map(Into::into)
}

/// A running server. It ends with this value, and with the process of the test.
pub(crate) struct Provider {
    pub(crate) identifier: String,
    scopes: Vec<String>,
    process: Child,
    /// The pipe stays open, because the server may print to it.
    _output: BufReader<ChildStdout>,
}

impl Provider {
    /// Starts a server that knows some scopes.
    pub(crate) fn start(scopes: Vec<String>) -> Self {
        Self::start_at(0, scopes)
    }

    /// Ends the server, and starts one with other keys that has the same identifier.
    pub(crate) fn restart(mut self) -> Self {
        self.stop();
        let port = self.identifier.rsplit(':').next().unwrap().parse().unwrap();
        Self::start_at(port, std::mem::take(&mut self.scopes))
    }

    fn start_at(port: u16, scopes: Vec<String>) -> Self {
        let packages = packages().expect("SCOPEWRIGHT_OIDC_PROVIDER is not set, see .ci/oidc-provider");
        let mut process = Command::new("node")
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/optional/oidc_provider/provider.mjs"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("node does not start");
        let configuration = json!({
            "packages": packages, "port": port, "scopes": scopes, "resources": [API, OTHER], "secret": SECRET,
        });
        writeln!(process.stdin.as_mut().unwrap(), "{configuration}").unwrap();
        let mut output = BufReader::new(process.stdout.take().unwrap());
        let mut identifier = String::new();
        output.read_line(&mut identifier).unwrap();
        let identifier = identifier.trim_end().to_owned();
        assert!(identifier.starts_with("http://127.0.0.1:"), "the server did not start: `{identifier}`");
        Self { identifier, scopes, process, _output: output }
    }

    /// Gets an access token by the client credentials grant (RFC 6749 section 4.4), for a resource (RFC 8707).
    pub(crate) async fn token(&self, client: &str, resource: &str, scope: &str) -> String {
        let form = [("grant_type", "client_credentials"), ("resource", resource), ("scope", scope)];
        let response = requests::post(&format!("{}/token", self.identifier), client, SECRET, &form).await;
        text(&requests::json(&response), "access_token")
    }

    /// Gets an ID token whose audience is a client.
    pub(crate) async fn id_token(&self, client: &str) -> String {
        text(&requests::get(&format!("{}/id-token?client={client}", self.identifier)).await, "id_token")
    }

    /// Revokes a token: RFC 7009.
    pub(crate) async fn revoke(&self, client: &str, token: &str) {
        let url = format!("{}/token/revocation", self.identifier);
        assert_eq!(requests::post(&url, client, SECRET, &[("token", token)]).await.status(), 200);
    }

    fn stop(&mut self) {
        // Both fail only if the process has ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        self.stop();
    }
}

fn text(answer: &Value, member: &str) -> String {
    answer[member].as_str().unwrap().to_owned()
}
