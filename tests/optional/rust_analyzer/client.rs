//! A client of the Language Server Protocol, over the standard streams of a server that it starts.
//!
//! A message is a header `Content-Length`, an empty line and JSON-RPC. Every wait has an end: a server that does not
//! answer fails the test.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// How long the server may take to answer a request.
const ANSWER: Duration = Duration::from_secs(120);

/// How long the server may take to load the projects. It builds their procedural macros.
const LOADING: Duration = Duration::from_secs(900);

/// How long the server must stay idle before it counts as ready. It is idle for a moment between two steps of loading.
const IDLE: Duration = Duration::from_secs(4);

/// The codes of JSON-RPC errors after which a client asks again: the content was modified, the server canceled.
const ASK_AGAIN: [i64; 2] = [-32801, -32802];

pub(crate) struct Client {
    server: Child,
    input: ChildStdin,
    messages: Receiver<Value>,
    /// The id of the last request.
    last_request: u64,
    /// The last status that the server reported: whether it is idle, and its health.
    status: Option<(bool, String)>,
}

impl Client {
    /// Starts a server. Its log goes to a file.
    pub(crate) fn start(program: &Path, folder: &Path, log: &Path) -> Self {
        let mut command = Command::new(program);
        command.current_dir(folder).env("CARGO_NET_OFFLINE", "true").env_remove("RUSTFLAGS");
        // What cargo tells this test is not about the crates that the server compiles.
        let of_this_test =
            |name: &str| name.starts_with("CARGO_") && !["CARGO_HOME", "CARGO_NET_OFFLINE"].contains(&name);
        for (name, _) in std::env::vars().filter(|(name, _)| of_this_test(name)) {
            command.env_remove(name);
        }
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(File::create(log).unwrap());
        let mut server = command.spawn().unwrap_or_else(|error| panic!("cannot start {}: {error}", program.display()));
        let input = server.stdin.take().unwrap();
        let output = BufReader::new(server.stdout.take().unwrap());
        let (send, messages) = channel();
        std::thread::spawn(move || {
            let mut output = output;
            while let Some(message) = read_message(&mut output) {
                if send.send(message).is_err() {
                    break;
                }
            }
        });
        Self { server, input, messages, last_request: 0, status: None }
    }

    /// Sends a request and returns its result, which is `null` if there is none.
    #[track_caller]
    pub(crate) fn request(&mut self, method: &str, parameters: &Value) -> Value {
        let until = Instant::now() + ANSWER;
        loop {
            self.last_request += 1;
            let id = self.last_request;
            self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": parameters }));
            let answer = loop {
                let message = self.receive(until).unwrap_or_else(|| panic!("no answer to {method} in {ANSWER:?}"));
                if message["id"] == json!(id) && message["method"].is_null() {
                    break message;
                }
            };
            let error = &answer["error"];
            if error.is_null() {
                return answer["result"].clone();
            }
            assert!(error["code"].as_i64().is_some_and(|code| ASK_AGAIN.contains(&code)), "{method}: {error}");
        }
    }

    /// Sends a message that has no answer.
    pub(crate) fn notify(&mut self, method: &str, parameters: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": parameters }));
    }

    /// Waits until the server has loaded the projects. Its health must then be good.
    pub(crate) fn wait_until_ready(&mut self) {
        let until = Instant::now() + LOADING;
        loop {
            assert!(Instant::now() < until, "not ready in {LOADING:?}: {:?}", self.status);
            let is_idle = self.status.as_ref().is_some_and(|(is_idle, _)| *is_idle);
            let wait = if is_idle { IDLE } else { LOADING };
            if self.receive(until.min(Instant::now() + wait)).is_none() && is_idle {
                break;
            }
        }
        let (_, health) = self.status.clone().unwrap_or_default();
        assert_eq!(health, "ok", "the server has loaded the projects with a problem");
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{text}", text.len()).unwrap();
        self.input.flush().unwrap();
    }

    /// The next message of the server, or `None` if there is none until then. Requests of the server are answered.
    fn receive(&mut self, until: Instant) -> Option<Value> {
        let message = match self.messages.recv_timeout(until.saturating_duration_since(Instant::now())) {
            Ok(message) => message,
            Err(RecvTimeoutError::Timeout) => return None,
            Err(RecvTimeoutError::Disconnected) => panic!("the server has ended: {:?}", self.server.try_wait()),
        };
        let parameters = &message["params"];
        match message["method"].as_str() {
            Some("experimental/serverStatus") => {
                let health = parameters["health"].as_str().unwrap_or_default();
                let health =
                    parameters["message"].as_str().map_or(health.to_owned(), |text| format!("{health}: {text}"));
                self.status = Some((parameters["quiescent"] == json!(true), health));
            }
            // It asks for settings by section, and `null` leaves those that it has.
            Some("workspace/configuration") => {
                let count = parameters["items"].as_array().map_or(0, Vec::len);
                self.answer(&message, &json!(vec![Value::Null; count]));
            }
            // Registrations of capabilities and of progress need no more than a confirmation.
            Some(_) if !message["id"].is_null() => self.answer(&message, &Value::Null),
            _ => {}
        }
        Some(message)
    }

    fn answer(&mut self, request: &Value, result: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "id": request["id"], "result": result }));
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        // Either fails only if the server has ended.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// The next message, or `None` at the end of the stream.
fn read_message(output: &mut BufReader<ChildStdout>) -> Option<Value> {
    let mut length = None;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().ok();
        }
    }
    let mut body = vec![0; length?];
    output.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}
