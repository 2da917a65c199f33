//! What the alias `ProtectedResource` of a catalog stands for without the feature `resource`.

use core::marker::PhantomData;

/// A type without functions. An error about it names the feature that is missing.
pub struct NeedsFeatureResource<S>(PhantomData<fn() -> S>);
