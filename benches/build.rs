//! Writes what has to be there when this package compiles: catalogs of many sizes with the enums of the peers beside them,
//! and the prefixes of the reference catalog as a perfect hash.

#[path = "src/names.rs"]
#[expect(unreachable_pub, reason = "in the package itself it is reachable")]
mod names;

use names::{Shape, names};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Up to here the derive of strum is fast enough: at 5,000 variants rustc spends a quarter of a minute on it.
const MOST_VARIANTS: usize = 1_365;
/// Requirements of a catalog, of this many scopes each.
const REQUIREMENTS: usize = 256;
const REQUIRED: usize = 3;

fn main() {
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    for file in ["build.rs", "src/names.rs", "../scopes.yaml"] {
        println!("cargo::rerun-if-changed={file}");
    }
    let reference = std::fs::read("../scopes.yaml").expect("the reference catalog");
    let reference = scope_codegen::read::read(&reference).catalog;
    let brevo: Vec<String> = reference.scopes.iter().map(|scope| scope.name.clone()).collect();
    let sizes = [
        brevo,
        names(Shape::Google, 500),
        names(Shape::Graph, 917),
        names(Shape::Dotted, 1_024),
        names(Shape::Colon, 1_365),
        names(Shape::Dotted, 5_000),
    ];
    write(&out, "claims.rs", &sizes.iter().map(|names| catalog(names)).collect::<String>());

    let mut prefixes: Vec<&String> = reference.scopes.iter().flat_map(|scope| &scope.paths).collect();
    prefixes.sort_unstable();
    prefixes.dedup();
    let mut map = phf_codegen::Map::new();
    for (index, prefix) in prefixes.iter().enumerate() {
        map.entry(prefix.as_str(), (index + 1).to_string());
    }
    write(&out, "prefixes.rs", &map.build().to_string());
}

fn write(out: &Path, name: &str, text: &str) {
    std::fs::write(out.join(name), text).expect("a file in OUT_DIR");
}

/// A module with the catalog as Scopewright compiles it, and what its peers make of the same names.
fn catalog(names: &[String]) -> String {
    let count = names.len();
    let mut module = format!("pub mod of_{count} {{\n");
    writeln!(module, "pub mod ours {{ scopewright::catalog! {{ yaml = r##\"{}\"## }} }}", yaml(names)).expect("a text");
    let mut map = phf_codegen::Map::new();
    for (id, name) in names.iter().enumerate() {
        map.entry(name.as_str(), id.to_string());
    }
    writeln!(module, "pub static PHF: phf::Map<&str, u16> = {};", map.build()).expect("a text");
    if count <= MOST_VARIANTS {
        let repr = if count > 128 { "array" } else { "u64" };
        let variants = names.iter().enumerate().map(|(id, name)| format!("#[strum(serialize = \"{name}\")] S{id},\n"));
        let variants: String = variants.collect();
        let derives = format!("#[derive(enumset::EnumSetType, strum::EnumString, Debug)]\n#[enumset(repr = \"{repr}\")]");
        writeln!(module, "{derives}\npub enum Token {{\n{variants}}}").expect("a text");
    }
    if count <= 64 {
        let flags: String = (0..count).map(|id| format!("const S{id} = 1 << {id};\n")).collect();
        let derives = "#[derive(Clone, Copy, PartialEq, Eq, Debug)]";
        writeln!(module, "bitflags::bitflags! {{ {derives} pub struct Flags: u64 {{\n{flags}}} }}").expect("a text");
        let arms: String =
            names.iter().enumerate().map(|(id, name)| format!("\"{name}\" => Flags::S{id},\n")).collect();
        writeln!(module, "pub fn flag(token: &str) -> Flags {{ match token {{\n{arms}_ => Flags::empty() }} }}")
            .expect("a text");
    }
    module + "}\n"
}

/// The scopes, and rows that ask for some of them.
fn yaml(names: &[String]) -> String {
    let mut yaml = "catalog: Benchmark\ncategories:\n  All:\n    scopes:\n".to_owned();
    for name in names {
        writeln!(yaml, "      \"{name}\": A scope.").expect("a text");
    }
    yaml.push_str("endpoints:\n");
    for row in 0..REQUIREMENTS {
        // From all over the catalog.
        let id = |nth: usize| (row * 31 + nth * names.len() / REQUIRED) % names.len();
        let list: Vec<&str> = (0..REQUIRED).map(|nth| names[id(nth)].as_str()).collect();
        writeln!(yaml, "  /rows/{row}: {{ GET: \"{}\" }}", list.join(", ")).expect("a text");
    }
    yaml
}
