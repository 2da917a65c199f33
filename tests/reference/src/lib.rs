//! This crate has a build script and no code: the script checks the reference catalog, and `scopewright` depends on the
//! crate where it compiles examples and tests.
