//! Reads the claims that a resource server checks, in one pass over the JSON text.

use core::fmt;
use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::borrow::Cow;
use std::time::Duration;

/// The claims that this crate knows. One that is `null` is absent, unless its type says otherwise.
#[derive(Clone)]
pub(super) struct Known {
    pub(super) iss: Option<Box<str>>,
    pub(super) sub: Option<Box<str>>,
    pub(super) client_id: Option<Box<str>>,
    pub(super) azp: Option<Box<str>>,
    pub(super) aud: Option<Audiences>,
    pub(super) exp: Option<NumericDate>,
    pub(super) nbf: Option<NumericDate>,
    pub(super) scope: Option<ScopeClaim>,
    pub(super) scp: Option<ScopeClaim>,
    /// Whether `cnf` is present, whatever its value is.
    pub(super) cnf: bool,
    /// Whether a claim that is required is absent or `null`.
    pub(super) lacks_required: bool,
}

impl Known {
    /// Reads a JSON object. Claims of other names are skipped, and values may be nested some 120 deep.
    ///
    /// # Errors
    /// Returns an error if the text is not a JSON object, if a claim that is known or required occurs twice, or if a claim has
    /// a wrong type.
    pub(super) fn read(json: &str, required: &[Box<str>]) -> Result<Self, serde_json::Error> {
        let mut deserializer = serde_json::Deserializer::from_str(json);
        let known = deserializer.deserialize_map(Reader { required })?;
        deserializer.end()?;
        Ok(known)
    }
}

struct Reader<'r> {
    required: &'r [Box<str>],
}

impl<'de> Visitor<'de> for Reader<'_> {
    type Value = Known;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("claims")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Known, A::Error> {
        use Slot::Absent;
        let (mut iss, mut sub, mut client_id, mut azp) = (Absent, Absent, Absent, Absent);
        let (mut aud, mut exp, mut nbf, mut scope, mut scp) = (Absent, Absent, Absent, Absent, Absent);
        let mut cnf = Slot::<Skipped>::Absent;
        let mut required: Vec<Slot<Skipped>> = self.required.iter().map(|_| Absent).collect();
        while let Some(Name(name)) = map.next_key()? {
            let at = self.required.iter().position(|required| **required == *name);
            let slot = at.and_then(|at| required.get_mut(at));
            let is_present = match &*name {
                "iss" => iss.fill(&mut map)?,
                "sub" => sub.fill(&mut map)?,
                "client_id" => client_id.fill(&mut map)?,
                "azp" => azp.fill(&mut map)?,
                "aud" => aud.fill(&mut map)?,
                "exp" => exp.fill(&mut map)?,
                "nbf" => nbf.fill(&mut map)?,
                "scope" => scope.fill(&mut map)?,
                "scp" => scp.fill(&mut map)?,
                "cnf" => cnf.fill(&mut map)?,
                _ => {
                    match slot {
                        Some(slot) => _ = slot.fill(&mut map)?,
                        None => _ = map.next_value::<Skipped>()?,
                    }
                    continue;
                }
            };
            if let (Some(slot), true) = (slot, is_present) {
                *slot = Slot::Present(Skipped);
            }
        }
        Ok(Known {
            iss: iss.take(),
            sub: sub.take(),
            client_id: client_id.take(),
            azp: azp.take(),
            aud: aud.take(),
            exp: exp.take(),
            nbf: nbf.take(),
            scope: scope.take(),
            scp: scp.take(),
            cnf: !matches!(cnf, Absent),
            lacks_required: !required.iter().all(|slot| matches!(slot, Slot::Present(_))),
        })
    }
}

/// The value of a claim.
enum Slot<T> {
    Absent,
    Null,
    Present(T),
}

impl<'de, T: Deserialize<'de>> Slot<T> {
    /// Reads the value, and returns whether it is not `null`. A second value is an error.
    fn fill<A: MapAccess<'de>>(&mut self, map: &mut A) -> Result<bool, A::Error> {
        if !matches!(self, Self::Absent) {
            return Err(A::Error::custom("a claim occurs twice"));
        }
        *self = map.next_value::<Option<T>>()?.map_or(Self::Null, Self::Present);
        Ok(matches!(self, Self::Present(_)))
    }

    fn take(self) -> Option<T> {
        if let Self::Present(value) = self { Some(value) } else { None }
    }
}

/// The name of a claim.
#[derive(Deserialize)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

/// A value that is read for its form only. Unlike `serde::de::IgnoredAny`, it has the limit of `serde_json` for nesting.
struct Skipped;

impl<'de> Deserialize<'de> for Skipped {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Self)
    }
}

impl<'de> Visitor<'de> for Skipped {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self, A::Error> {
        while items.next_element::<Self>()?.is_some() {}
        Ok(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self, A::Error> {
        while members.next_entry::<Self, Self>()?.is_some() {}
        Ok(self)
    }
}

/// Seconds since 1970-01-01T00:00:00Z, possibly with a fraction: RFC 7519 section 2, `NumericDate`.
#[derive(Clone, Copy)]
pub(super) struct NumericDate(pub(super) Duration);

/// The seconds of the last moment of the year 9999. Later times are mistakes.
const LAST_SECOND: f64 = 253_402_300_799.0;

impl<'de> Deserialize<'de> for NumericDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let seconds = f64::deserialize(deserializer)?;
        if !(0.0..=LAST_SECOND).contains(&seconds) {
            return Err(D::Error::custom("a time that does not exist"));
        }
        Ok(Self(Duration::from_secs_f64(seconds)))
    }
}

/// `aud`: a string, or an array of strings.
#[derive(Clone)]
pub(super) struct Audiences(pub(super) Vec<Box<str>>);

impl<'de> Deserialize<'de> for Audiences {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        strings(deserializer, |items| Self(items.into_iter().map(Into::into).collect()))
    }
}

/// `scope` or `scp`, as a text with spaces between the scopes. It is empty if an element of an array is not one scope.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct ScopeClaim(pub(super) Box<str>);

impl<'de> Deserialize<'de> for ScopeClaim {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Scopes;

        impl<'de> Visitor<'de> for Scopes {
            type Value = ScopeClaim;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string or an array of strings")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<ScopeClaim, E> {
                Ok(ScopeClaim(text.into()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<ScopeClaim, A::Error> {
                let items = all(items)?;
                let is_void = items.iter().any(|item| item.contains(' '));
                Ok(ScopeClaim(if is_void { "".into() } else { items.join(" ").into() }))
            }
        }

        deserializer.deserialize_any(Scopes)
    }
}

/// Reads a string or an array of strings.
fn strings<'de, D: Deserializer<'de>, T>(deserializer: D, make: fn(Vec<String>) -> T) -> Result<T, D::Error> {
    struct Strings;

    impl<'de> Visitor<'de> for Strings {
        type Value = Vec<String>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a string or an array of strings")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<Vec<String>, E> {
            Ok(vec![text.to_owned()])
        }

        fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Vec<String>, A::Error> {
            all(items)
        }
    }

    deserializer.deserialize_any(Strings).map(make)
}

fn all<'de, A: SeqAccess<'de>>(mut items: A) -> Result<Vec<String>, A::Error> {
    let mut found = Vec::new();
    while let Some(item) = items.next_element()? {
        found.push(item);
    }
    Ok(found)
}
