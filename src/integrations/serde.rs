//! serde: a `Scope` is its name, and a `ScopeSet` is a string of names separated by spaces. An unknown
//! scope is an error in both.

use core::fmt;
use core::marker::PhantomData;
use scope_types::{CatalogScope, CatalogSet};
use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// Implements `Serialize` and `Deserialize` for the types of a catalog. `catalog!` invokes this macro.
#[doc(hidden)]
#[macro_export]
macro_rules! __serde {
    ($scope:ident $set:ident) => {
        #[automatically_derived]
        impl $crate::__private::serde::Serialize for $scope {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }

        #[automatically_derived]
        impl<'de> $crate::__private::serde::Deserialize<'de> for $scope {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__private::deserialize_scope(deserializer)
            }
        }

        #[automatically_derived]
        impl $crate::__private::serde::Serialize for $set {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        #[automatically_derived]
        impl<'de> $crate::__private::serde::Deserialize<'de> for $set {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__private::deserialize_set(deserializer)
            }
        }
    };
}

/// Deserializes a scope from its name or one of its aliases.
///
/// # Errors
/// Returns an error if the catalog has no such scope.
pub fn deserialize_scope<'de, T: CatalogScope, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    struct Name<T>(PhantomData<fn() -> T>);

    impl<T: CatalogScope> Visitor<'_> for Name<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a scope")
        }

        fn visit_str<E: Error>(self, token: &str) -> Result<T, E> {
            T::from_token(token).map_err(|_| unknown(token))
        }
    }

    deserializer.deserialize_str(Name(PhantomData))
}

/// Deserializes a set from a string of scopes separated by spaces, which may be empty, or from an array of scopes.
///
/// # Errors
/// Returns an error if the catalog does not have one of the scopes, or if the string is malformed.
pub fn deserialize_set<'de, S: CatalogSet, D: Deserializer<'de>>(deserializer: D) -> Result<S, D::Error> {
    struct Scopes<S>(PhantomData<fn() -> S>);

    impl<'de, S: CatalogSet> Visitor<'de> for Scopes<S> {
        type Value = S;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("scopes, as a space-separated string or as an array")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<S, E> {
            // An empty set is serialized as an empty string, which `parse` refuses.
            if text.is_empty() { Ok(S::EMPTY) } else { S::parse(text).map_err(E::custom) }
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<S, A::Error> {
            let mut set = S::EMPTY;
            while let Some(Item(scope)) = items.next_element::<Item<S::Scope>>()? {
                set.add(scope.id());
            }
            Ok(set)
        }
    }

    string_or_array(deserializer, Scopes(PhantomData))
}

/// Deserializes a string or an array. A binary format may have no types that tell the two apart. It holds a string,
/// because sets are serialized as strings.
pub(crate) fn string_or_array<'de, D: Deserializer<'de>, V: Visitor<'de>>(
    deserializer: D,
    visitor: V,
) -> Result<V::Value, D::Error> {
    if deserializer.is_human_readable() {
        deserializer.deserialize_any(visitor)
    } else {
        deserializer.deserialize_str(visitor)
    }
}

fn unknown<E: Error>(token: &str) -> E {
    E::custom(format_args!("unknown scope `{}`", token.escape_debug()))
}

/// An element of an array of scopes.
struct Item<T>(T);

impl<'de, T: CatalogScope> Deserialize<'de> for Item<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize_scope(deserializer).map(Item)
    }
}
