//! Reads a file into a document.

use super::explain;
use super::find::FirstNode;
use super::line_ends;
use super::node::{Node, Value};
use super::prescan;
use super::source::Source;
use super::span::ByteSpan;
use super::text::Text;
use super::walk::Walk;
use crate::diagnostics::{Code, Diagnostic};
use serde::de::{DeserializeSeed, Deserializer};

/// A YAML document.
#[derive(Debug)]
pub struct Document {
    /// The root node. It is never [`Value::Null`].
    pub root: Node,
    /// The text, and the places of the nodes.
    pub source: Source,
}

/// Reads the bytes of a file.
///
/// # Errors
/// The problems of the bytes or of the YAML. Usually there is only one diagnostic, because the rest of a file cannot be
/// read after a syntax error.
pub fn read(bytes: &[u8]) -> Result<Document, Vec<Diagnostic>> {
    let text = Text::decode(bytes)?;
    line_ends::check(&text)?;
    let (root, spans) = parse(&text)?;
    Ok(Document { root, source: Source::new(text, spans) })
}

fn parse(text: &Text) -> Result<(Node, Vec<Option<ByteSpan>>), Vec<Diagnostic>> {
    // `serde_yaml` parses all of its input before it calls a visitor, and this can take quadratic time. So the start of
    // suspicious input is read first, to find an error early. An error without a stop reason is ignored here, because
    // it can come from the place where the text was cut.
    for end in prescan::prefixes_to_try(text.as_str()) {
        let mut walk = Walk::new(text, false);
        let beginning = text.as_str().get(..end).unwrap_or_default();
        let result = walk.seed().deserialize(serde_yaml::Deserializer::from_str(beginning));
        if let (Err(error), Some(stop_reason)) = (result, walk.stop_reason) {
            return Err(vec![stop_reason.diagnostic(text, position(&error))]);
        }
    }
    let mut documents = serde_yaml::Deserializer::from_str(text.as_str());
    let mut walk = Walk::new(text, true);
    let root = match documents.next().map(|document| walk.seed().deserialize(document)) {
        None | Some(Ok(Node { value: Value::Null, .. })) => {
            return Err(vec![
                Diagnostic::file_error(Code::Empty, "the catalog is empty")
                    .help("start with `catalog: Name of the API`"),
            ]);
        }
        Some(Ok(root)) => root,
        Some(Err(error)) => {
            return Err(vec![match walk.stop_reason {
                Some(stop_reason) => stop_reason.diagnostic(text, position(&error)),
                None => explain::explain(text, &error.to_string(), position(&error)),
            }]);
        }
    };
    if let Some(Err(error)) = documents.next().map(|document| document.deserialize_any(FirstNode)) {
        walk.diagnostics.push(explain::second_document(text, position(&error)));
    }
    if walk.diagnostics.is_empty() { Ok((root, walk.spans)) } else { Err(walk.diagnostics) }
}

fn position(error: &serde_yaml::Error) -> usize {
    error.location().map_or(0, |location| location.index())
}
