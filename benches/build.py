#!/usr/bin/env python3
"""Measures how long programs with Scopewright and with its peers take to compile, and prints tables in Markdown.

It writes crates into a temporary folder, compiles them in interleaved rounds, and prints medians. The first figure is wall
time, the one behind it the processor time of cargo and everything that it started, which neighbours disturb less.

- *clean* compiles a crate from nothing, with its dependencies compiled before; *edited* compiles it incrementally after a
  function was added. A macro runs as cargo builds it by default, without optimization, in `--release`, too.
- The catalogs are made from a fixed seed. Endpoints have the shape of Microsoft Graph: some 900 scopes, requirements
  `any(a, b, c)` that repeat, two methods in one row of twenty.
- *expanded* crates include the text that `catalog!` leaves: what rustc needs without the macro's own time.
- Annotated functions stand in a crate of their own, above the crate of the catalog, so that only attributes differ.
- The group `large` has the largest catalogs, compiled by `cargo build` as it is, and by one whose profile optimizes macros:
  `[profile.dev.build-override] opt-level = 3`.
- The dependency stack is compiled into an empty target folder each time.
"""

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from catalogs import endpoint_catalog, mixed_catalog, scope_catalog, scope_names, templates, whole_scope_catalog

PROJECT = Path(__file__).resolve().parent.parent
SCOPES, HANDLERS = 5_000, 1_000
ENDPOINTS = (11_000, 50_000)
# The largest catalogs: rows of many services, and scopes with requirements and rows.
LARGE = {"large-endpoints": mixed_catalog(28_250), "large-scopes": whole_scope_catalog(65_000)}

# ---- What is compiled ----------------------------------------------------------------------------------------------


def variants():
    return [f"V{index}" for index in range(SCOPES)]


def strum_enum():
    items = "".join(f'#[strum(serialize = "{n}")] {v},\n' for n, v in zip(scope_names(SCOPES), variants()))
    return f"#[derive(Clone, Copy, PartialEq, Eq, Debug, strum::EnumString)]\npub enum Scope {{\n{items}}}\n"


def enumset_enum():
    return f"#[derive(Debug, enumset::EnumSetType)]\n#[enumset(repr = \"array\")]\npub enum Scope {{ {', '.join(variants())} }}\n"


def phf_map(keys):
    items = "".join(f'"{key}" => {index},\n' for index, key in enumerate(keys))
    return f"pub static MAP: phf::Map<&str, u16> = phf::phf_map! {{\n{items}}};\n"


def handlers(attribute):
    names = scope_names(HANDLERS)
    lines = ["#![allow(unused_imports)]", "use attributes::{noop, requires};"]
    for index, name in enumerate(names):
        scopes = f"any({name}, {names[index - 7]})" if index % 10 == 0 else name
        if attribute:
            lines.append(f"#[{attribute}({scopes})]")
        lines.append(
            f"pub fn handler_{index}(id: u64, name: &str) -> Result<String, std::num::TryFromIntError> {{\n"
            f"    let short = u32::try_from(id)?;\n"
            f"    if name.is_empty() {{ return Ok(String::new()); }}\n"
            f'    Ok(format!("{{name}} {{}} {{}}", short, name.len() + {index}))\n'
            f"}}"
        )
    return "\n".join(lines) + "\n"


NOOP = """
/// Returns its item as it is.
#[proc_macro_attribute]
pub fn noop(_: proc_macro::TokenStream, item: proc_macro::TokenStream) -> proc_macro::TokenStream { item }
"""

EXPAND = r"""
fn main() {
    let directory = std::env::args().nth(1).unwrap().into();
    let package = scope_codegen::catalog_macro::Package { name: "expanded".into(), directory };
    let locate = |_| scope_codegen::catalog_macro::Location { file: "src/lib.rs".into(), line: 1, column: 1 };
    let input = "(::scopewright) \"scopes.yaml\"".parse().unwrap();
    let printing = scope_codegen::emit::Printing { reader: scope_codegen::emit::Reader::Compiler, lex: scope_codegen::emit::lex };
    println!("{}", scope_codegen::catalog_macro::expand(input, printing, &package, &locate));
}
"""

SCOPEWRIGHT = f'scopewright = {{ path = "{PROJECT}" }}'


class Workspace:
    """Crates in a folder, compiled and timed."""

    def __init__(self, root):
        self.root, self.edits, self.members = root, 0, []

    def crate(self, name, source, dependencies="", manifest="", files=()):
        folder = self.root / name
        (folder / "src").mkdir(parents=True)
        text = f'[package]\nname = "{name}"\nversion = "0.0.0"\nedition = "2024"\n{manifest}\n[dependencies]\n{dependencies}\n'
        (folder / "Cargo.toml").write_text(text)
        (folder / "src/lib.rs").write_text(source)
        for file, content in files:
            (folder / file).write_text(content)
        self.members.append(name)

    def finish(self):
        members = ", ".join(f'"{name}"' for name in self.members)
        (self.root / "Cargo.toml").write_text(f'[workspace]\nresolver = "3"\nmembers = [{members}]\n')
        shutil.copy(PROJECT / "Cargo.lock", self.root)
        self.cargo(["fetch"], offline=False)

    def cargo(self, arguments, target="target", incremental=False, offline=True, optimized=False):
        environment = dict(os.environ, CARGO_TARGET_DIR=str(self.root / target), CARGO_INCREMENTAL=str(int(incremental)))
        if optimized:
            environment["CARGO_PROFILE_DEV_BUILD_OVERRIDE_OPT_LEVEL"] = "3"
        command = ["cargo", *arguments, "--quiet", *(["--offline"] if offline else [])]
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        result = subprocess.run(command, cwd=self.root, env=environment, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        wall, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
        if result.returncode != 0:
            raise SystemExit(f"{' '.join(command)}:\n{result.stderr}")
        return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, result.stdout

    def compile(self, crate, how):
        """Compiles an edited crate: `check`, `debug` or `release`; `clean`, `edited` or `optimized`. Wall and processor time."""
        command, state = how
        self.edits += 1
        with open(self.root / crate / "src/lib.rs", "a") as source:
            source.write(f"#[doc(hidden)] pub fn edit_{self.edits}() {{}}\n")
        arguments = [*COMMANDS[command], "-p", crate]
        optimized = state == "optimized"
        return self.cargo(arguments, target=f"target/{state}", incremental=state == "edited", optimized=optimized)[:2]

    def stack(self, crate):
        shutil.rmtree(self.root / "fresh", ignore_errors=True)
        return self.cargo(["build", "-p", crate], target="fresh")[:2]


# ---- What is measured ----------------------------------------------------------------------------------------------

COMMANDS = {"check": ["check"], "debug": ["build"], "release": ["build", "--release"]}
CHECK, RELEASE = ("check", "clean"), ("release", "clean")
ALL = [CHECK, ("check", "edited"), RELEASE, ("release", "edited")]
DEBUG = [("debug", "clean"), ("debug", "optimized")]


def write_crates(work, groups):
    work.crate("empty", "", SCOPEWRIGHT)
    catalogs = {"scopes-5000": scope_catalog(SCOPES)} | {f"endpoints-{n}": endpoint_catalog(n) for n in ENDPOINTS}
    for name, yaml in catalogs.items():
        invocation = 'scopewright::catalog!("scopes.yaml");\n'
        work.crate(name, invocation, SCOPEWRIGHT, files=[("scopes.yaml", yaml)])
        work.crate(f"{name}-expanded", 'include!("expanded.rs");\n', SCOPEWRIGHT)
    for name, yaml in LARGE.items():
        work.crate(name, 'scopewright::catalog!("scopes.yaml");\n', SCOPEWRIGHT, files=[("scopes.yaml", yaml)])
    work.crate("scopes-5000-strum", strum_enum(), 'strum = { version = "0.28", features = ["derive"] }')
    work.crate("scopes-5000-enumset", enumset_enum(), 'enumset = "1"')
    phf = 'phf = { version = "0.14", features = ["macros"] }'
    work.crate("scopes-5000-phf", phf_map(scope_names(SCOPES)), phf)
    for count in ENDPOINTS:
        work.crate(f"endpoints-{count}-phf", phf_map(templates(count)), phf)
    work.crate("noop", NOOP, manifest="[lib]\nproc-macro = true\n")
    work.crate(
        "attributes",
        'scopewright::catalog!("scopes.yaml");\npub use noop::noop;\n',
        SCOPEWRIGHT + '\nnoop = { path = "../noop" }',
        files=[("scopes.yaml", scope_catalog(HANDLERS))],
    )
    for attribute in ("requires", "noop", ""):
        work.crate(f"functions-{attribute or 'bare'}", handlers(attribute), 'attributes = { path = "../attributes" }')
    codegen = f'scope-codegen = {{ path = "{PROJECT / "scope-codegen"}" }}'
    work.crate("expand", "", codegen, files=[("src/main.rs", EXPAND)])
    work.crate("stack", "", SCOPEWRIGHT)
    work.crate("stack-serde", "", 'serde = { version = "1", features = ["derive"] }')
    work.finish()
    for name in catalogs:
        if not any(f"{name}-expanded" in GROUPS[group] for group in groups):
            continue
        text = work.cargo(["run", "-p", "expand", "--", str(work.root / name)])[2]
        (work.root / f"{name}-expanded/src/expanded.rs").write_text(text)


GROUPS = {
    "scopes": ["empty", "scopes-5000", "scopes-5000-expanded", "scopes-5000-enumset", "scopes-5000-phf", "scopes-5000-strum"],
    "endpoints": [
        "empty", *(f"endpoints-{n}{more}" for n in ENDPOINTS for more in ("", "-expanded", "-phf")),
    ],
    "functions": ["functions-bare", "functions-noop", "functions-requires"],
    "large": list(LARGE),
    "stack": ["stack", "stack-serde"],
}
# Compiled in the first round only: they take minutes.
SLOW = ["scopes-5000-strum"]


def measure(work, groups, rounds):
    """Medians by crate and way of compiling."""
    samples = {}
    crates = list(dict.fromkeys(crate for group in groups for crate in GROUPS[group]))
    ways = {crate: DEBUG if crate in LARGE else ALL for crate in crates if not crate.startswith("stack")}
    jobs = [(crate, how) for crate, hows in ways.items() for how in hows]
    for crate, how in jobs:
        work.compile(crate, how)  # The dependencies, and what incremental compilation starts from.
    for number in range(rounds):
        for crate, how in jobs:
            if number == 0 or crate not in SLOW:
                samples.setdefault((crate, how), []).append(work.compile(crate, how))
        for crate in crates:
            if crate.startswith("stack"):
                samples.setdefault((crate, "stack"), []).append(work.stack(crate))
    return {key: tuple(map(statistics.median, zip(*values))) for key, values in samples.items()}


def show(times):
    wall, processor = times
    return f"{wall:.2f} ({processor:.2f})"


def print_ratios(medians):
    def ratio(name, crate, base, how, due, reach):
        if (crate, how) in medians and (base, how) in medians:
            own, other = medians[crate, how], medians[base, how]
            quotients = f"{own[0] / other[0]:.2f}x ({own[1] / other[1]:.2f}x)"
            print(f"| {name} | {show(own)} s against {show(other)} s | {quotients} | {due} | {reach} |")

    print("| work | time | ratio | required | reach for |\n|---|---|---|---|---|")
    if ("endpoints-11000", CHECK) in medians:
        added = tuple(a - b for a, b in zip(medians["endpoints-11000", CHECK], medians["empty", CHECK]))
        print(f"| `catalog!` on 11,000 endpoints: what it adds to `check` of an empty crate | {show(added)} s | | 1.0 s | 0.4 s |")
    ratio("release, 5,000 scopes against an empty crate", "scopes-5000", "empty", RELEASE, "4x", "2x")
    ratio("the same without the macro's own time", "scopes-5000-expanded", "empty", RELEASE, "", "")
    ratio(
        "release, 50,000 endpoints without the macro's own time against an empty crate",
        "endpoints-50000-expanded", "empty", RELEASE, "4x", "2x",
    )
    ratio("`check`, 1,000 annotated functions against a no-op attribute", "functions-requires", "functions-noop", CHECK, "3x", "1.8x")
    ratio("clean build of the stack against `serde` with derive", "stack", "stack-serde", "stack", "1.5x", "1x")


def print_large(medians):
    crates = [crate for crate in LARGE if (crate, DEBUG[0]) in medians]
    if crates:
        print("\n| crate | debug | debug, with optimized macros |\n|---|---|---|")
    for crate in crates:
        print(f"| {crate} | {' | '.join(show(medians[crate, how]) for how in DEBUG)} |")


def print_details(medians):
    print("\n| crate | check, clean | check, edited | release, clean | release, edited |\n|---|---|---|---|---|")
    for crate in dict.fromkeys(crate for crate, _ in medians):
        if (crate, CHECK) in medians:
            print(f"| {crate} | {' | '.join(show(medians[crate, how]) for how in ALL)} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("groups", nargs="*", help=f"what to measure, all of it by default: {', '.join(GROUPS)}")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    if unknown := set(options.groups) - set(GROUPS):
        parser.error(f"no such group: {', '.join(unknown)}")
    groups = options.groups or list(GROUPS)
    with tempfile.TemporaryDirectory(prefix="scopewright-build-") as folder:
        work = Workspace(Path(folder).resolve())
        write_crates(work, groups)
        medians = measure(work, groups, options.rounds)
        print_ratios(medians)
        print_details(medians)
        print_large(medians)


if __name__ == "__main__":
    main()
