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
    let mut context = Context::Outside;
    // The opening brackets since the last quote on the line. If they are text, so are their closing brackets.
    let mut opened = 0_usize;
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
                opened += 1;
                nodes += 1;
            }
            b']' | b'}' if opened > 0 || context == Context::Outside => {
                depth = depth.saturating_sub(1);
                opened = opened.saturating_sub(1);
            }
            b'"' | b'\'' | b'#' => {
                context = context.after(byte, text.as_bytes().get(..offset).unwrap_or_default());
                opened = 0;
            }
            b',' | b':' if depth > 0 => nodes += 1,
            b' ' | b'\t' | b'\n' | b'\r' if matches!(previous, b':' | b'-' | b'?') => {
                indicators += 1;
                nodes += 1;
            }
            _ => {}
        }
        if byte == b'\n' {
            (context, opened, indicators) = (Context::Outside, 0, 0);
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

/// What the quotes on a line say about the bytes after them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Context {
    /// Brackets are not text.
    Outside,
    /// Brackets are text, up to this quote.
    Quoted(u8),
    /// Brackets can be text, up to the end of the line.
    Unknown,
}

impl Context {
    /// The context after a quote or `#`, and after the text before it.
    fn after(self, byte: u8, before: &[u8]) -> Self {
        match self {
            Self::Outside if byte != b'#' => {
                // Elsewhere, as in `it's`, a quote is a part of unquoted text.
                let indicator = before.iter().rev().find(|byte| !matches!(byte, b' ' | b'\t'));
                let opens = matches!(indicator, None | Some(b'\n' | b'[' | b'{' | b',' | b':'));
                if opens { Self::Quoted(byte) } else { Self::Unknown }
            }
            Self::Quoted(quote) if byte == quote && quote == b'"' && before.ends_with(b"\\") => Self::Unknown,
            Self::Quoted(quote) if byte == quote => Self::Outside,
            Self::Quoted(_) => self,
            Self::Outside | Self::Unknown => Self::Unknown,
        }
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
            "{a: it 's, b: '}', c: ",
            "{'a''}': ",
            "[ # ]\n",
            "{a: # }\n",
        ] {
            assert!(!prefixes_to_try(&nested.repeat(2_000)).is_empty(), "{nested}");
        }
    }
}
