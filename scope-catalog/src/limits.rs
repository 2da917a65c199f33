//! The limits of a catalog. Unless stated otherwise, a constant is a maximum. [`reference()`] is the table in
//! CATALOG.md.

use scope_types as types;
use std::fmt::Write as _;

/// The bytes of a file.
pub const MAX_BYTES: usize = 16 << 20;
/// The keys, values, lists and maps of a document, with those that aliases repeat.
pub const MAX_NODES: usize = 1_000_000;
/// The keys, values, lists and maps that a document may have regardless of its length.
pub const MIN_NODES: usize = 10_000;
/// The additional keys, values, lists and maps that a document may have for each of its bytes.
pub const NODES_PER_BYTE: usize = 2;
/// The nesting depth of lists and maps.
pub const MAX_DEPTH: usize = 32;
/// The bytes of all keys and values, with those that aliases repeat.
pub const MAX_TEXT: usize = 2 * MAX_BYTES;

/// The scopes of a catalog. An id is a `u16`, and so is the number of scopes.
pub const MAX_SCOPES: usize = 65_535;
/// The bytes of a scope's name or of an alias. Also those of the name of a resource, an action, a category or an entry of
/// `requirements`.
pub const MAX_NAME: usize = 1024;
/// The methods of an action or of a scope.
pub const MAX_METHODS: usize = 64;
/// The pairs of a scope and a scope that it implies, in the whole catalog.
pub const MAX_IMPLIED: usize = 1_000_000;

/// The pairs of a scope and one of its prefixes, in the whole catalog.
pub const MAX_PREFIXES: usize = 1_000_000;
/// The segments of all paths of a catalog.
pub const MAX_SEGMENTS: usize = 1_000_000;
/// The exploration budget of the subset construction beyond [`VISITS_PER_NODE`] visits of each trie node.
pub const MAX_VISITS: usize = 50_000;
/// The number of visits of each trie node in the exploration budget. Without crossings, one visit suffices.
pub const VISITS_PER_NODE: usize = 4;
/// The different affixes that one segment may be compared with.
pub const MAX_AFFIXES: usize = 256;
/// The methods of all answers in a path table. Also the scopes of all prefixes, once for each of their methods.
pub const MAX_TABLE_ENTRIES: usize = 4_000_000;

/// The alternatives of a requirement in disjunctive normal form. Also the scopes of one alternative.
pub const MAX_ALTERNATIVES: usize = 256;
/// The scopes of all requirements. For each requirement, those of its normal form or those that it names are counted,
/// whichever are more.
pub const MAX_REQUIREMENT_SCOPES: usize = 1_000_000;
/// The nesting depth of `any` and `all`.
pub const MAX_REQUIREMENT_DEPTH: usize = 32;

/// The table of the limits, in Markdown.
///
/// ```
/// assert!(scope_catalog::limits::reference().contains("| scopes | 65,535 |"));
/// ```
pub fn reference() -> String {
    let path = format!("{} segments, {} KiB", grouped(types::MAX_SEGMENTS), types::MAX_PATH >> 10);
    let rows = [
        ("the file", format!("{} MiB", MAX_BYTES >> 20)),
        (
            "keys, values, lists and maps of YAML, with those that aliases repeat",
            format!(
                "{}; in a file of fewer than {} bytes, {} plus {NODES_PER_BYTE} for each byte",
                grouped(MAX_NODES),
                grouped((MAX_NODES - MIN_NODES) / NODES_PER_BYTE),
                grouped(MIN_NODES)
            ),
        ),
        ("text of YAML, with the text that aliases repeat", format!("{} MiB", MAX_TEXT >> 20)),
        ("lists and maps inside each other", grouped(MAX_DEPTH)),
        ("scopes", grouped(MAX_SCOPES)),
        (
            "the name of a scope, resource, action, category or requirement; an alias",
            format!("{} bytes", grouped(MAX_NAME)),
        ),
        ("methods of an action or a scope", grouped(MAX_METHODS)),
        ("pairs of a scope and a scope that it implies", grouped(MAX_IMPLIED)),
        ("pairs of a scope and a prefix that it holds", grouped(MAX_PREFIXES)),
        ("a path, with `base`", path.clone()),
        ("segments of all paths", grouped(MAX_SEGMENTS)),
        (
            "visits of trie nodes during subset construction",
            format!("{} plus {VISITS_PER_NODE} for each node of the trie", grouped(MAX_VISITS)),
        ),
        ("texts around parameters that one segment may be compared with", grouped(MAX_AFFIXES)),
        ("methods of all rows and scopes of all prefixes in the path table", grouped(MAX_TABLE_ENTRIES)),
        (
            "a requirement, in disjunctive normal form",
            format!("{MAX_ALTERNATIVES} alternatives of {MAX_ALTERNATIVES} scopes"),
        ),
        ("scopes of all requirements", grouped(MAX_REQUIREMENT_SCOPES)),
        ("`any` and `all` inside each other", grouped(MAX_REQUIREMENT_DEPTH)),
        ("items of a list in `#[requires]`", grouped(types::MAX_ARITY)),
        (
            "a `#[requires]`, in disjunctive normal form",
            format!(
                "{} alternatives of {} scopes; {} for the number of alternatives times the number of scopes in the largest",
                types::MAX_ALTERNATIVES,
                types::MAX_SET,
                types::MAX_SCOPES
            ),
        ),
        ("a request's path", path),
        ("problems that one run reports", grouped(crate::diagnostics::MAX_DIAGNOSTICS)),
    ];
    let mut out = "| What | At most |\n| --- | --- |\n".to_owned();
    for (what, most) in rows {
        // Writing to a string does not fail.
        let _ = writeln!(out, "| {what} | {most} |");
    }
    out
}

/// A number with commas between groups of three digits.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.char_indices() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
