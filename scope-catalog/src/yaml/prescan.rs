//! Finds input that could make `serde_yaml` slow, before the parser sees it.

use crate::limits::MAX_NODES;

/// The nesting depth at which a beginning of the text is tried first.
///
/// The time of `serde_yaml` grows with the square of the depth of `{a: {a: `. It needs about 10 ms for 1,024 levels.
const FIRST_DEPTH: usize = 1024;
/// The number of nodes at which a beginning of the text is tried first. It is just above the limit, so a document with
/// too many nodes is refused there. `serde_yaml` needs about 130 bytes of memory for each node.
const FIRST_NODES: usize = MAX_NODES + MAX_NODES / 20;

/// The lengths of the beginnings to try, in ascending order. For almost every file there are none.
///
/// The scan counts bytes without parsing YAML, so a bracket in a description counts, too. A false alarm costs time
/// only, because the parser decides. After each alarm the threshold doubles.
pub(super) fn prefixes_to_try(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let (mut depth, mut depth_limit) = (0_usize, FIRST_DEPTH);
    let (mut nodes, mut nodes_limit) = (0_usize, FIRST_NODES);
    // After a quote or `#`, a closing bracket can be text.
    let mut may_be_text = false;
    // The indicators on one line: each `- ` of `- - - - ` opens a list.
    let mut indicators = 0_usize;
    let mut previous = b'\n';
    for (offset, byte) in text.bytes().enumerate() {
        match byte {
            // The fast path for most bytes.
            b'a'..=b'z' => {
                previous = byte;
                continue;
            }
            b'[' | b'{' => {
                depth += 1;
                nodes += 1;
            }
            b']' | b'}' if !may_be_text => depth = depth.saturating_sub(1),
            b'"' | b'\'' | b'#' => may_be_text = true,
            b',' | b':' if depth > 0 => nodes += 1,
            b' ' | b'\t' | b'\n' | b'\r' if matches!(previous, b':' | b'-' | b'?') => {
                indicators += 1;
                nodes += 1;
            }
            _ => {}
        }
        if byte == b'\n' {
            (may_be_text, indicators) = (false, 0);
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
