//! Which beginnings of a text to try before all of it.

use crate::limits::MAX_NODES;

/// How much may be open, or be there, beyond what was tried before.
///
/// The library's time grows with the square of the depth of `{a: {a: `; 1,024 levels cost it some 10 ms.
const FIRST_DEPTH: usize = 1024;
/// Just beyond the limit: what is refused for its nodes is refused here, at some 130 bytes of the library for each.
const FIRST_NODES: usize = MAX_NODES + MAX_NODES / 20;

/// Ends of the beginnings that should be tried, in order; none for nearly every file.
///
/// Counting bytes knows nothing of YAML: a bracket in a description counts as well. That costs a sane file some time
/// and nothing else, since the library has the last word, and each false alarm doubles what raises the next one.
pub(super) fn prefixes_to_try(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let (mut depth, mut depth_limit) = (0_usize, FIRST_DEPTH);
    let (mut nodes, mut nodes_limit) = (0_usize, FIRST_NODES);
    // A closing bracket in quotes or in a comment closes nothing.
    let mut text_like = false;
    // In one line, as in `- - - - `, each of which opens a list.
    let mut indicators = 0_usize;
    let mut previous = b'\n';
    for (offset, byte) in text.bytes().enumerate() {
        match byte {
            // Most bytes: nothing below would look at one.
            b'a'..=b'z' => {
                previous = byte;
                continue;
            }
            b'[' | b'{' => {
                depth += 1;
                nodes += 1;
            }
            b']' | b'}' if !text_like => depth = depth.saturating_sub(1),
            b'"' | b'\'' | b'#' => text_like = true,
            b',' | b':' if depth > 0 => nodes += 1,
            b' ' | b'\t' | b'\n' | b'\r' if matches!(previous, b':' | b'-' | b'?') => {
                indicators += 1;
                nodes += 1;
            }
            _ => {}
        }
        if byte == b'\n' {
            (text_like, indicators) = (false, 0);
            nodes += usize::from(previous != b'\n');
        }
        previous = byte;
        if depth.max(indicators) >= depth_limit || nodes >= nodes_limit {
            ends.push(offset + 1);
            if depth.max(indicators) >= depth_limit {
                (depth, indicators, depth_limit) = (0, 0, depth_limit.saturating_mul(2));
            }
            if nodes >= nodes_limit {
                (nodes, nodes_limit) = (0, nodes_limit.saturating_mul(2));
            }
        }
    }
    ends
}
