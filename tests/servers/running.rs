//! The running example, for tests that send octets of their own.

use harness::http::{exchange, request};
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// How long the example may take to start.
const PATIENCE: Duration = Duration::from_secs(50);

/// The running example. It is killed when the test ends, even if the test fails.
pub(crate) struct Running {
    process: Child,
    pub(crate) service: SocketAddr,
    issuer: SocketAddr,
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
        let mut running = Self { process, service: nowhere, issuer: nowhere };
        running.service = address_after("listening on http://", &lines);
        running.issuer = address_after("the issuer is http://", &lines);
        running
    }

    /// Asks the issuer for a token with a scope.
    pub(crate) fn token(&self, scope: &str) -> String {
        let form = format!("grant_type=client_credentials&scope={scope}");
        let fields = "Content-Type: application/x-www-form-urlencoded\r\n";
        let answer = exchange(self.issuer, &request("POST", "/token", fields, Some(&form))).unwrap();
        assert_eq!(answer.status, 200, "{answer:?}");
        let body: Value = serde_json::from_str(&answer.body).unwrap();
        body["access_token"].as_str().unwrap().to_owned()
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
    // It reads on when nobody listens any more: a program whose output is closed would fail.
    std::thread::spawn(move || output.lines().map_while(Result::ok).for_each(|line| drop(sender.send(line))));
    lines
}

/// The address in the next line that begins with these words.
fn address_after(words: &str, lines: &Receiver<String>) -> SocketAddr {
    loop {
        let line = lines.recv_timeout(PATIENCE).expect("the example printed less than it should");
        if let Some(address) = line.strip_prefix(words) {
            return address.split(' ').next().unwrap().parse().unwrap();
        }
    }
}
