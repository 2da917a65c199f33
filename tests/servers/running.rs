//! The running example: the program, its addresses, and tokens of its issuer.

use harness::http::{Response, exchange, request};
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// How long the example may take to start, and to stop.
pub(crate) const PATIENCE: Duration = Duration::from_secs(50);

/// The running example. It is killed when the test ends, even if the test fails.
pub(crate) struct Running {
    pub(crate) process: Child,
    lines: Receiver<String>,
    pub(crate) service: SocketAddr,
    pub(crate) issuer: SocketAddr,
}

impl Running {
    pub(crate) fn start() -> Self {
        let mut process = Command::new(program())
            .env("SCOPEWRIGHT_ADDR", "127.0.0.1:0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = lines_of(&mut process);
        let nowhere = SocketAddr::from(([0, 0, 0, 0], 0));
        // From here on, `Drop` kills the process if anything fails.
        let mut running = Self { process, lines, service: nowhere, issuer: nowhere };
        running.service = running.address_behind("listening on http://");
        running.issuer = running.address_behind("the issuer is http://");
        running
    }

    /// The next line that the example prints.
    pub(crate) fn line(&self) -> String {
        self.lines.recv_timeout(PATIENCE).expect("the example printed less than it should")
    }

    /// The address in the next line, which begins with `head`.
    fn address_behind(&self, head: &str) -> SocketAddr {
        let line = self.line();
        let address = line.strip_prefix(head).and_then(|rest| rest.split(' ').next());
        address.and_then(|address| address.parse().ok()).unwrap_or_else(|| panic!("{line}"))
    }

    /// Asks the issuer for a token with scopes.
    pub(crate) fn token(&self, scope: &str) -> String {
        self.token_with(scope, "")
    }

    /// Asks the issuer for a token. `parameters` are further ones of the request, such as `&alg=ES256`.
    pub(crate) fn token_with(&self, scope: &str, parameters: &str) -> String {
        let scope = scope.replace(' ', "+").replace(':', "%3A");
        let form = format!("grant_type=client_credentials&scope={scope}{parameters}");
        let fields = "Content-Type: application/x-www-form-urlencoded\r\n";
        let answer = exchange(self.issuer, &request("POST", "/token", fields, Some(&form))).unwrap();
        assert_eq!(answer.status, 200, "{answer:?}");
        let body: Value = serde_json::from_str(&answer.body).unwrap();
        body["access_token"].as_str().unwrap().to_owned()
    }

    /// The parameter that every challenge of the example has.
    pub(crate) fn metadata(&self) -> String {
        format!(r#"resource_metadata="http://{}/.well-known/oauth-protected-resource""#, self.service)
    }

    /// Sends a request with a token.
    pub(crate) fn ask(&self, method: &str, path: &str, token: &str, body: Option<&str>) -> Response {
        let fields = format!("Authorization: Bearer {token}\r\nContent-Type: application/json\r\n");
        exchange(self.service, &request(method, path, &fields, body)).unwrap()
    }

    /// The response to `GET /contacts` with these header fields.
    pub(crate) fn contacts(&self, fields: &str) -> Response {
        exchange(self.service, &request("GET", "/contacts", fields, None)).unwrap()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // The process may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The program. It is built here, because `cargo test --test servers` does not build examples.
fn program() -> &'static Path {
    static PROGRAM: LazyLock<PathBuf> = LazyLock::new(|| {
        let build = Command::new(env!("CARGO"))
            .args(["build", "--offline", "--example", "api"])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .stderr(Stdio::null())
            .status();
        assert!(build.unwrap().success(), "`cargo build --example api` says what is wrong");
        let test = std::env::current_exe().unwrap();
        let examples = test.ancestors().nth(2).unwrap().join("examples");
        examples.join(format!("api{}", std::env::consts::EXE_SUFFIX))
    });
    &PROGRAM
}

/// The lines that a process prints. A thread reads them, because a pipe cannot be read with a timeout.
fn lines_of(process: &mut Child) -> Receiver<String> {
    let output = BufReader::new(process.stdout.take().unwrap());
    let (sender, lines) = channel();
    std::thread::spawn(move || output.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
    lines
}
