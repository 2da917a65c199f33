//! One request over HTTP/2 with prior knowledge (RFC 9113 section 3.3). Its fields may have any octets.

use super::answer::{Answer, fill, send};
use std::net::SocketAddr;

const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

// Types of frames: RFC 9113 section 6.
const DATA: u8 = 0;
const HEADERS: u8 = 1;
const RST_STREAM: u8 = 3;
const SETTINGS: u8 = 4;
const GOAWAY: u8 = 7;

const END_STREAM: u8 = 1;
const END_HEADERS: u8 = 4;

/// A name and a value.
pub(super) type Field = (Vec<u8>, Vec<u8>);

/// Sends a request without a body, and reads its response until the stream ends.
pub(super) fn over_http2(server: SocketAddr, fields: &[Field]) -> Answer {
    let mut octets = PREFACE.to_vec();
    octets.extend(frame(SETTINGS, 0, 0, &[]));
    let block: Vec<u8> = fields.iter().flat_map(literal).collect();
    octets.extend(frame(HEADERS, END_STREAM | END_HEADERS, 1, &block));
    let mut connection = send(server, &octets);

    let mut answer = Answer { statuses: Vec::new(), body: String::new() };
    let mut head = [0; 9];
    while fill(&mut connection, &mut head) {
        let [a, b, c, kind, flags, ..] = head;
        let mut payload = vec![0; u32::from_be_bytes([0, a, b, c]) as usize];
        if !fill(&mut connection, &mut payload) {
            break;
        }
        match kind {
            HEADERS => answer.statuses.push(status(&payload)),
            DATA => answer.body += &String::from_utf8_lossy(&payload),
            RST_STREAM | GOAWAY => break,
            _ => continue,
        }
        if flags & END_STREAM != 0 {
            break;
        }
    }
    answer
}

fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).unwrap().to_be_bytes();
    assert!(payload.len() <= 16_384, "a frame of {} octets needs a setting", payload.len());
    [&length[1..], &[kind, flags], &stream.to_be_bytes(), payload].concat()
}

/// A literal field without indexing, whose texts are not compressed: RFC 7541 section 6.2.2.
fn literal((name, value): &Field) -> Vec<u8> {
    [&[0], &*length(name.len()), name, &*length(value.len()), value].concat()
}

/// An integer with a prefix of 7 bits: RFC 7541 section 5.1.
fn length(length: usize) -> Vec<u8> {
    let Some(mut rest) = length.checked_sub(0x7f) else {
        return vec![u8::try_from(length).unwrap()];
    };
    let mut octets = vec![0x7f];
    while rest >= 0x80 {
        octets.push(u8::try_from(rest & 0x7f).unwrap() | 0x80);
        rest >>= 7;
    }
    octets.push(u8::try_from(rest).unwrap());
    octets
}

/// The field `:status`, which is the first one of a response.
///
/// A connection of these tests has one response, so the dynamic table of RFC 7541 is empty.
fn status(block: &[u8]) -> u16 {
    const STATIC_TABLE: [u16; 7] = [200, 204, 206, 304, 400, 404, 500];
    match block {
        [index @ 0x88..=0x8e, ..] => STATIC_TABLE[usize::from(index - 0x88)],
        // A literal, whose name has the index 8. The value is three digits, or their Huffman code.
        [0x08 | 0x18 | 0x48, 3, digits, ..] if digits.is_ascii_digit() => {
            std::str::from_utf8(&block[2..5]).unwrap().parse().unwrap()
        }
        [0x08 | 0x18 | 0x48, length, value @ ..] if length & 0x80 != 0 => digits(&value[..usize::from(length & 0x7f)]),
        _ => panic!("a response begins with {block:x?}"),
    }
}

/// Reads the Huffman code of three digits: RFC 7541 appendix B. `0`, `1` and `2` have 5 bits, the others 6.
fn digits(code: &[u8]) -> u16 {
    let mut bits = code.iter().flat_map(|octet| (0..8).rev().map(move |bit| u16::from(octet >> bit & 1)));
    let mut number = 0;
    for _ in 0..3 {
        let short = bits.by_ref().take(5).fold(0, |code, bit| code << 1 | bit);
        let digit = if short <= 2 { short } else { (short << 1 | bits.next().unwrap()) - 0b01_1001 + 3 };
        assert!(digit <= 9, "no digit");
        number = number * 10 + digit;
    }
    number
}

#[test]
fn it_reads_every_status() {
    assert_eq!(status(&[0x88]), 200);
    assert_eq!(status(&[0x8c, 0x00]), 400);
    assert_eq!(status(b"\x08\x03421"), 421);
    // RFC 7541 appendix C.6.1 and C.6.2 have the codes of 302 and 307.
    assert_eq!(status(&[0x48, 0x82, 0x64, 0x02]), 302);
    assert_eq!(status(&[0x48, 0x83, 0x64, 0x0e, 0xff]), 307);
}
