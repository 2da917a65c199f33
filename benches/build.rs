//! Generates code for the benchmarks: catalogs of several sizes, and for the peers enums of the same names and a perfect hash of
//! the prefixes of the reference catalog.

#[path = "src/names.rs"]
#[expect(unreachable_pub, reason = "in the package itself it is reachable")]
mod names;

use names::{Shape, names};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The numbers of scopes in the requirements of a catalog.
const REQUIREMENTS: usize = 256;
const REQUIRED: usize = 3;

fn main() {
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    for file in ["build.rs", "src/names.rs", "../scopes.yaml"] {
        println!("cargo::rerun-if-changed={file}");
    }
    let reference = std::fs::read("../scopes.yaml").expect("the reference catalog");
    let reference = scope_catalog::read::read(&reference).catalog;
    let brevo: Vec<String> = reference.scopes.iter().map(|scope| scope.name.clone()).collect();
    let sizes = [
        brevo,
        names(Shape::Google, 500),
        names(Shape::Graph, 917),
        names(Shape::Dotted, 1_024),
        names(Shape::Colon, 1_365),
        names(Shape::Dotted, 5_000),
    ];
    write(&out, "catalogs.rs", &sizes.iter().map(|names| catalog(names)).collect::<String>());
    #[cfg(feature = "peers")]
    peers::write(&out, &sizes, &reference.scopes.iter().flat_map(|scope| &scope.paths).collect());
}

fn write(out: &Path, name: &str, text: &str) {
    std::fs::write(out.join(name), text).expect("a file in OUT_DIR");
}

/// A module with the catalog.
fn catalog(names: &[String]) -> String {
    format!("pub mod of_{} {{ scopewright::catalog! {{ yaml = r##\"{}\"## }} }}\n", names.len(), yaml(names))
}

/// The catalog: its scopes, and rows that require some of them.
fn yaml(names: &[String]) -> String {
    let mut yaml = "catalog: Benchmark\ncategories:\n  All:\n    scopes:\n".to_owned();
    for name in names {
        writeln!(yaml, "      \"{name}\": A scope.").expect("a text");
    }
    yaml.push_str("endpoints:\n");
    for row in 0..REQUIREMENTS {
        // From all parts of the catalog.
        let id = |nth: usize| (row * 31 + nth * names.len() / REQUIRED) % names.len();
        let list: Vec<&str> = (0..REQUIRED).map(|nth| names[id(nth)].as_str()).collect();
        writeln!(yaml, "  /rows/{row}: {{ GET: \"{}\" }}", list.join(", ")).expect("a text");
    }
    yaml
}

#[cfg(feature = "peers")]
mod peers {
    use std::collections::BTreeSet;
    use std::fmt::Write as _;
    use std::path::Path;

    /// The most variants for the derive of strum. With 5,000 variants, rustc takes 15 seconds for it.
    const MOST_VARIANTS: usize = 1_365;

    pub(super) fn write(out: &Path, sizes: &[Vec<String>], prefixes: &BTreeSet<&String>) {
        super::write(out, "peers.rs", &sizes.iter().map(|names| module(names)).collect::<String>());
        let mut map = phf_codegen::Map::new();
        for (index, prefix) in prefixes.iter().enumerate() {
            map.entry(prefix.as_str(), (index + 1).to_string());
        }
        super::write(out, "prefixes.rs", &map.build().to_string());
    }

    /// The code of the peers for the names of a catalog.
    fn module(names: &[String]) -> String {
        let count = names.len();
        let mut map = phf_codegen::Map::new();
        for (id, name) in names.iter().enumerate() {
            map.entry(name.as_str(), id.to_string());
        }
        let mut module = format!("pub mod of_{count} {{\npub static PHF: phf::Map<&str, u16> = {};\n", map.build());
        if count <= MOST_VARIANTS {
            let repr = if count > 128 { "array" } else { "u64" };
            writeln!(
                module,
                "#[derive(enumset::EnumSetType, strum::EnumString, Debug)]\n#[enumset(repr = \"{repr}\")]\npub enum Token {{"
            )
            .expect("a text");
            for (id, name) in names.iter().enumerate() {
                writeln!(module, "#[strum(serialize = \"{name}\")] S{id},").expect("a text");
            }
            module.push_str("}\n");
        }
        if count <= 64 {
            let flags = (0..count).map(|id| format!("const S{id} = 1 << {id};\n")).collect::<Vec<_>>().concat();
            let arms = names.iter().enumerate().map(|(id, name)| format!("\"{name}\" => Flags::S{id},\n"));
            let arms = arms.collect::<Vec<_>>().concat();
            write!(
                module,
                "bitflags::bitflags! {{ #[derive(Clone, Copy, PartialEq, Eq, Debug)] pub struct Flags: u64 {{ {flags} }} }}
                pub fn flag(token: &str) -> Flags {{ match token {{ {arms} _ => Flags::empty() }} }}\n"
            )
            .expect("a text");
        }
        module + "}\n"
    }
}
