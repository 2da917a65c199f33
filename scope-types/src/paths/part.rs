//! Checks a decoded part of a path in one pass over its octets.

use super::characters::{Kind, kind};
use super::not_canonical::NotCanonical;
use super::utf8::Utf8;
use core::mem::replace;

/// The state of the check within a part. A part is a segment, or the text between encoded delimiters `/` and `;` in a
/// segment.
pub(crate) struct Part {
    /// The number of characters so far.
    length: usize,
    /// The number of dots among them.
    dots: usize,
    /// The kind of the last character, or `None` at the beginning of the part.
    last: Option<Kind>,
    utf8: Utf8,
}

impl Part {
    /// The state before the first octet.
    pub(crate) const START: Self = Self { length: 0, dots: 0, last: None, utf8: Utf8::START };

    /// Checks the next decoded octet.
    #[inline]
    pub(crate) const fn push(&mut self, octet: u8) -> Result<(), NotCanonical> {
        // Nearly all octets are visible ASCII characters, which are accepted everywhere.
        if octet.is_ascii_graphic() && self.utf8.is_complete() {
            self.add(octet as char, Kind::Other);
            return Ok(());
        }
        self.push_unusual(octet)
    }

    /// Checks an octet that can be refused, or that is a part of a character.
    const fn push_unusual(&mut self, octet: u8) -> Result<(), NotCanonical> {
        let character = match self.utf8.push(octet) {
            Ok(Some(character)) => character,
            Ok(None) => return Ok(()),
            Err(_) => return Err(NotCanonical::NotUtf8),
        };
        let kind = kind(character);
        match (kind, self.last) {
            (Kind::Forbidden, _) => return Err(NotCanonical::ForbiddenCharacter),
            (Kind::WhiteSpace, None) => return Err(NotCanonical::OuterWhiteSpace),
            (Kind::Joiner, None | Some(Kind::Joiner)) => return Err(NotCanonical::MisplacedJoiner),
            _ => {}
        }
        self.add(character, kind);
        Ok(())
    }

    /// Counts a character.
    const fn add(&mut self, character: char, kind: Kind) {
        self.length += 1;
        self.dots += (character == '.') as usize;
        self.last = Some(kind);
    }

    /// Checks the end of the part, and begins the next one.
    pub(crate) const fn end(&mut self) -> Result<(), NotCanonical> {
        let Self { length, dots, last, utf8 } = replace(self, Self::START);
        if !utf8.is_complete() {
            return Err(NotCanonical::NotUtf8);
        }
        if dots == length && (dots == 1 || dots == 2) {
            return Err(NotCanonical::DotSegment);
        }
        match last {
            Some(Kind::WhiteSpace) => Err(NotCanonical::OuterWhiteSpace),
            Some(Kind::Joiner) => Err(NotCanonical::MisplacedJoiner),
            _ => Ok(()),
        }
    }
}
