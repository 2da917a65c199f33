//! A client for HTTP/1.1 that sends a request byte for byte. Other clients would correct what a test sends malformed.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// How long a server may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// A response.
#[derive(Debug)]
pub struct Response {
    /// The status code.
    pub status: u16,
    fields: Vec<(String, String)>,
    /// The body, by its `Content-Length`.
    pub body: String,
}

impl Response {
    /// The values of every `WWW-Authenticate` field.
    pub fn challenges(&self) -> Vec<&str> {
        self.values("www-authenticate").collect()
    }

    fn values(&self, name: &str) -> impl Iterator<Item = &str> {
        self.fields.iter().filter(move |field| field.0.eq_ignore_ascii_case(name)).map(|field| field.1.as_str())
    }
}

/// A request with a body of its own length, or without one. `fields` are whole lines, with their line ends.
pub fn request(method: &str, path: &str, fields: &str, body: Option<&str>) -> String {
    let length = body.map(|body| format!("Content-Length: {}\r\n", body.len())).unwrap_or_default();
    format!("{method} {path} HTTP/1.1\r\nHost: test\r\n{fields}{length}\r\n{}", body.unwrap_or_default())
}

/// Sends a request on a connection of its own and reads the response.
///
/// # Errors
/// The connection fails, or the answer is no HTTP response.
pub fn exchange(server: SocketAddr, request: &str) -> io::Result<Response> {
    exchange_within(server, request, PATIENCE)
}

/// As [`exchange`], with a time within which each part of the answer must come.
///
/// # Errors
/// As of [`exchange`], and where the time is over.
pub fn exchange_within(server: SocketAddr, request: &str, patience: Duration) -> io::Result<Response> {
    let mut connection = TcpStream::connect_timeout(&server, PATIENCE)?;
    connection.set_read_timeout(Some(patience))?;
    connection.write_all(request.as_bytes())?;
    let mut response = BufReader::new(connection);
    let status_line = line(&mut response)?;
    let status = status_line.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or_else(malformed)?;
    let mut fields = Vec::new();
    loop {
        let field = line(&mut response)?;
        if field.is_empty() {
            break;
        }
        let (name, value) = field.split_once(": ").ok_or_else(malformed)?;
        fields.push((name.to_owned(), value.to_owned()));
    }
    let mut answer = Response { status, fields, body: String::new() };
    if !request.starts_with("HEAD ") {
        let length = answer.values("content-length").next().map_or(Ok(0), str::parse).map_err(|_| malformed())?;
        let mut body = vec![0; length];
        response.read_exact(&mut body)?;
        answer.body = String::from_utf8(body).map_err(|_| malformed())?;
    }
    Ok(answer)
}

fn line(response: &mut impl BufRead) -> io::Result<String> {
    let mut line = String::new();
    response.read_line(&mut line)?;
    line.strip_suffix("\r\n").map(str::to_owned).ok_or_else(malformed)
}

fn malformed() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "this is no HTTP response")
}
