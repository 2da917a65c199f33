//! Decodes UTF-8 one octet at a time.

/// The octets are not well-formed UTF-8.
pub(crate) struct NotUtf8;

/// A decoder between two octets.
///
/// It accepts the well-formed sequences of the Unicode Standard, table 3-7, and of RFC 3629, section 4. These exclude
/// overlong forms, surrogates and code points above U+10FFFF.
pub(crate) struct Utf8 {
    /// The bits so far of the character that has begun.
    code: u32,
    /// The number of octets that this character still needs. It is 0 between characters.
    missing: u8,
    /// The least and the greatest value that the next octet of this character can have.
    bounds: (u8, u8),
}

/// The bounds of an octet that continues a character. The first octet of some characters narrows those of the second.
const CONTINUATION: (u8, u8) = (0x80, 0xBF);

impl Utf8 {
    /// The decoder before the first octet.
    pub(crate) const START: Self = Self { code: 0, missing: 0, bounds: CONTINUATION };

    /// Whether the octets so far are whole characters.
    pub(crate) const fn is_complete(&self) -> bool {
        self.missing == 0
    }

    /// Decodes the next octet. Returns the character that ends with it, if one does.
    pub(crate) const fn push(&mut self, octet: u8) -> Result<Option<char>, NotUtf8> {
        if self.is_complete() {
            return self.begin(octet);
        }
        let (least, greatest) = self.bounds;
        if octet < least || greatest < octet {
            return Err(NotUtf8);
        }
        *self = Self { code: self.code << 6 | (octet & 0x3F) as u32, missing: self.missing - 1, bounds: CONTINUATION };
        if !self.is_complete() {
            return Ok(None);
        }
        match char::from_u32(self.code) {
            Some(character) => Ok(Some(character)),
            None => Err(NotUtf8),
        }
    }

    /// Decodes the first octet of a character.
    const fn begin(&mut self, octet: u8) -> Result<Option<char>, NotUtf8> {
        let (bits, missing, bounds) = match octet {
            0..=0x7F => return Ok(Some(octet as char)),
            0xC2..=0xDF => (octet & 0x1F, 1, CONTINUATION),
            0xE0 => (octet & 0xF, 2, (0xA0, 0xBF)),
            0xED => (octet & 0xF, 2, (0x80, 0x9F)),
            0xE1..=0xEF => (octet & 0xF, 2, CONTINUATION),
            0xF0 => (octet & 0x7, 3, (0x90, 0xBF)),
            0xF1..=0xF3 => (octet & 0x7, 3, CONTINUATION),
            0xF4 => (octet & 0x7, 3, (0x80, 0x8F)),
            _ => return Err(NotUtf8),
        };
        *self = Self { code: bits as u32, missing, bounds };
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use super::Utf8;
    use core::str;

    /// Compares the decoder with the standard library.
    fn check(octets: &[u8]) {
        let mut decoder = Utf8::START;
        let mut characters = str::from_utf8(octets).unwrap_or_default().chars();
        let is_well_formed = octets.iter().all(|octet| match decoder.push(*octet) {
            Ok(Some(character)) => characters.next().is_none_or(|expected| expected == character),
            Ok(None) => true,
            Err(_) => false,
        });
        let is_utf8 = is_well_formed && decoder.is_complete();
        assert_eq!(is_utf8, str::from_utf8(octets).is_ok(), "{octets:x?}");
        assert!(characters.next().is_none(), "{octets:x?}");
    }

    #[test]
    fn every_sequence_of_three_octets() {
        check(&[]);
        for first in 0..=0xFF {
            check(&[first]);
            for second in 0..=0xFF {
                check(&[first, second]);
                for third in 0..=0xFF {
                    check(&[first, second, third]);
                }
            }
        }
    }

    /// The third and the fourth octet of four are compared with the same bounds whatever the first two are.
    #[test]
    fn every_first_half_of_four_octets() {
        let halves = [0, 0x2F, 0x7F, 0x80, 0x81, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2, 0xE0, 0xED, 0xF0, 0xFF];
        for first in 0xC0..=0xFF {
            for second in 0..=0xFF {
                for third in halves {
                    for fourth in halves {
                        check(&[first, second, third, fourth]);
                    }
                }
            }
        }
    }
}
