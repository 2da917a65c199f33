//! Pieces of paths with characters and octets that the rules for paths name.

/// White space, joiners, forbidden characters, octets that are not UTF-8, and characters close to these, as sent and
/// percent-encoded.
pub const PIECES: [&str; 48] = [
    // White space
    " ",
    "%20",
    "\u{a0}",
    "%C2%A0",
    "%E1%9A%80",
    "\u{2003}",
    "%e2%80%80",
    "%E2%80%AF",
    "\u{3000}",
    "%E3%80%80",
    // Joiners
    "\u{200c}",
    "\u{200d}",
    "%E2%80%8C",
    "%e2%80%8d",
    "a\u{200d}b",
    "%D9%85%DB%8C%E2%80%8C%D8%AE",
    // Forbidden characters
    "\u{80}",
    "\u{85}",
    "%C2%85",
    "%c2%9f",
    "\u{ad}",
    "%C2%AD",
    "%D8%9C",
    "\u{200b}",
    "%E2%80%8B",
    "%E2%80%8E",
    "\u{2028}",
    "%E2%80%A9",
    "\u{202e}",
    "%E2%80%AE",
    "%E2%81%A0",
    "%E2%81%A6",
    "\u{feff}",
    "%EF%BB%BF",
    // Octets that are not UTF-8: a part of a character, overlong forms, surrogates and code points that are too large
    "%80",
    "%ff",
    "%C3",
    "%E2%80",
    "%F0%9F%91",
    "%C0%AF",
    "%C1%81",
    "%E0%80%AF",
    "%ED%A0%80",
    "%F4%90%80%80",
    // Characters close to these
    "%C2%A1",
    "%E2%80%90",
    "\u{fe0f}",
    "%F0%9F%91%A9",
];
