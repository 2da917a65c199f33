//! The extensions of a request, with place for what the guard and a router insert.

use http::Extensions;

/// Makes extensions that are empty, and whose map has place for seven values.
///
/// Its clone has the same place, as the map of the standard library does. A map that begins without any has place for three
/// values, and is made again for a fourth one. The guard inserts two, and axum inserts two or three.
pub(super) fn place_for_extensions() -> Extensions {
    let mut extensions = Extensions::new();
    extensions.insert([(); 0]);
    extensions.insert([(); 1]);
    extensions.insert([(); 2]);
    extensions.insert([(); 3]);
    extensions.clear();
    extensions
}
