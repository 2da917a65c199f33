//! The rules about the characters of a decoded segment.

/// Unicode's bidirectional controls: the Arabic letter mark, the left-to-right and the right-to-left mark, the
/// embeddings and overrides with their end, and the isolates with their end.
const BIDIRECTIONAL: &str =
    "\u{61C}\u{200E}\u{200F}\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}";
/// The soft hyphen, the zero-width space, the line and the paragraph separator, the word joiner, and the byte order
/// mark.
const INVISIBLE: &str = "\u{AD}\u{200B}\u{2028}\u{2029}\u{2060}\u{FEFF}";
const JOINERS: [char; 2] = ['\u{200C}', '\u{200D}'];

/// Whether a decoded segment is UTF-8 and has no character that is refused at its place.
pub(crate) fn are_accepted(segment: &[u8]) -> bool {
    let Ok(text) = str::from_utf8(segment) else { return false };
    let is_refused = |c: char| c.is_control() || BIDIRECTIONAL.contains(c) || INVISIBLE.contains(c);
    // A decoded segment can contain slashes and semicolons. The rules hold for the pieces between them.
    !text.contains(is_refused) && text.split(['/', ';']).all(|piece| piece == piece.trim() && joins(piece))
}

/// Whether every joiner of the piece has other text on both sides.
fn joins(piece: &str) -> bool {
    !piece.contains(JOINERS) || piece.split(JOINERS).all(|side| !side.is_empty())
}
