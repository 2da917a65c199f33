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
/// The scan counts bytes without parsing YAML, so an opening bracket in a description counts, too. A false alarm costs
/// time only, because the parser decides. After each alarm the threshold doubles.
pub(super) fn prefixes_to_try(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let (mut depth, mut depth_limit) = (0_usize, FIRST_DEPTH);
    let (mut nodes, mut nodes_limit) = (0_usize, FIRST_NODES);
    let mut line = Line::default();
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
                line.open();
            }
            b']' | b'}' => depth = depth.saturating_sub(usize::from(line.close())),
            b'"' | b'\'' | b'#' | b'!' => line.mark(byte, text.as_bytes().get(..offset).unwrap_or_default()),
            b',' | b':' if depth > 0 => nodes += 1,
            b' ' | b'\t' | b'\n' | b'\r' if matches!(previous, b':' | b'-' | b'?') => {
                indicators += 1;
                nodes += 1;
            }
            _ => {}
        }
        if byte == b'\n' {
            (line, indicators) = (Line::default(), 0);
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

/// The brackets of a line.
///
/// Each opening bracket is counted. A closing bracket behind a quote can be text, so it is counted only if it cancels an
/// opening bracket of the line, and if both are text or neither is. From a bracket that is not text, the line is therefore
/// read by the rules of YAML, up to the first byte that is not certain.
#[derive(Default)]
struct Line {
    context: Context,
    /// The opening brackets outside of quotes.
    outside: usize,
    /// The other opening brackets, since the last mark.
    inside: usize,
}

/// What the marks on a line say about the bytes after them. A mark is a quote, the `#` of a comment, or the `!` of a tag.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Context {
    /// There is no mark yet.
    #[default]
    Unmarked,
    /// The quotes are closed.
    Closed,
    /// In a quoted text, up to this quote.
    Quoted(u8),
    /// Brackets can be text, up to the end of the line.
    Unknown,
}

impl Line {
    fn open(&mut self) {
        match self.context {
            Context::Unmarked | Context::Closed => self.outside += 1,
            Context::Quoted(_) | Context::Unknown => self.inside += 1,
        }
    }

    /// Whether a closing bracket is counted.
    fn close(&mut self) -> bool {
        let open = match self.context {
            Context::Unmarked | Context::Closed => &mut self.outside,
            Context::Quoted(_) | Context::Unknown => &mut self.inside,
        };
        let cancels = *open > 0;
        *open = open.saturating_sub(1);
        cancels || self.context == Context::Unmarked
    }

    /// Reads a mark, which comes after the text `before`.
    fn mark(&mut self, mark: u8, before: &[u8]) {
        self.inside = 0;
        self.context = match self.context {
            Context::Unmarked | Context::Closed if mark == b'"' || mark == b'\'' => {
                let token = before.iter().rposition(|byte| !matches!(byte, b' ' | b'\t'));
                let starts = match token.and_then(|at| before.get(at)) {
                    None | Some(b'\n' | b'[' | b'{' | b',') => true,
                    // In `a:'b`, the quote is a part of unquoted text.
                    Some(b':') => !before.ends_with(b":"),
                    // So it is in `it's`.
                    _ => false,
                };
                if starts { Context::Quoted(mark) } else { Context::Unknown }
            }
            Context::Quoted(quote) if mark == quote => {
                if quote == b'"' && before.ends_with(b"\\") {
                    Context::Unknown
                } else {
                    Context::Closed
                }
            }
            Context::Quoted(quote) => Context::Quoted(quote),
            _ => Context::Unknown,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::prefixes_to_try;

    #[test]
    fn lines_of_catalogs_raise_no_alarm() {
        for line in [
            "  \"/users/{id}/items/{item}\":\n",
            "  /users/{id}: { GET: \"a, b\", POST: 'any(a, b)' }\n",
            "  \"/users/{id}\": { GET: \"a, b\", POST: 'any(a, b)' }\n",
            "  /range(address='{address}'): { GET: a }\n",
            "  read: The user's [own] things.\n",
        ] {
            assert_eq!(prefixes_to_try(&line.repeat(10_000)), Vec::<usize>::new(), "{line}");
        }
    }

    #[test]
    fn closing_brackets_in_text_close_nothing() {
        for nested in [
            "{a: \"}\", b: ",
            "{'\\': '}', b: ",
            "{\"\\\"}\": ",
            "{it's: '}', b: ",
            "{a: x:'y, b: '}', c: ",
            "'y, b: {c: '}', d: x\n",
            "k {a, 'b: {c: '}}'\n",
            "[ !<]> ",
            "{a: it 's, b: '}', c: ",
            "{'a''}': ",
            "[ # ]\n",
            "{a: # }\n",
        ] {
            assert!(!prefixes_to_try(&nested.repeat(2_000)).is_empty(), "{nested}");
        }
    }
}
