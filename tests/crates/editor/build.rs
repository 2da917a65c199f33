//! Compiles the crate the way rust-analyzer does, without declaring the `cfg`: users do not declare it either.

fn main() {
    println!("cargo::rustc-cfg=rust_analyzer");
    println!("cargo::rerun-if-changed=build.rs");
}
