//! What a server answers to octets that may be no request.

use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// How long the server may take to answer or to close the connection.
const PATIENCE: Duration = Duration::from_secs(20);

/// An answer. It has no status if the server closed the connection or the stream instead.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Answer {
    /// More than one, if the server found several requests in the octets.
    pub(super) statuses: Vec<u16>,
    pub(super) body: String,
}

/// Sends octets on a connection of their own.
pub(super) fn send(server: SocketAddr, octets: &[u8]) -> TcpStream {
    let mut connection = TcpStream::connect_timeout(&server, PATIENCE).unwrap();
    connection.set_read_timeout(Some(PATIENCE)).unwrap();
    // The server may close the connection before it has everything.
    let _ = connection.write_all(octets);
    connection
}

/// Fills a buffer. Returns `false` if the connection ends before.
///
/// # Panics
/// The server neither answers nor closes the connection.
pub(super) fn fill(connection: &mut TcpStream, buffer: &mut [u8]) -> bool {
    match connection.read_exact(buffer) {
        Ok(()) => true,
        Err(error) => {
            assert!(!is_timeout(error.kind()), "no answer within {PATIENCE:?}");
            false
        }
    }
}

/// Sends octets as HTTP/1.1, and reads until the server closes the connection.
pub(super) fn over_http1(server: SocketAddr, octets: &[u8]) -> Answer {
    let mut connection = send(server, octets);
    let mut received = Vec::new();
    if let Err(error) = connection.read_to_end(&mut received) {
        let what = String::from_utf8_lossy(octets);
        assert!(!is_timeout(error.kind()), "the connection is open after {PATIENCE:?}: {what}");
    }
    let text = String::from_utf8_lossy(&received).into_owned();
    let statuses = text.match_indices("HTTP/1.").map(|(at, _)| text[at + 9..at + 12].parse().unwrap()).collect();
    let body = text.split_once("\r\n\r\n").map_or("", |(_, body)| body).to_owned();
    Answer { statuses, body }
}

fn is_timeout(error: ErrorKind) -> bool {
    matches!(error, ErrorKind::WouldBlock | ErrorKind::TimedOut)
}
