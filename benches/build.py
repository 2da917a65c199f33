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
- The dependency stack is compiled into an empty target folder each time.
"""

import argparse
import os
import random
import resource
import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
SCOPES, HANDLERS = 5_000, 1_000
ENDPOINTS = (11_000, 50_000)
ACTIONS = ["read", "write", "delete", "share", "manage"]

# ---- What is compiled ----------------------------------------------------------------------------------------------


def scope_catalog(count):
    """Resources of five scopes each."""
    declared = ", ".join(f"{action}: []" for action in ACTIONS)
    lines = ["catalog: Scopes", f"actions: {{ {declared} }}", "categories:", "  All:", "    resources:"]
    for index in range(count // len(ACTIONS)):
        lines.append(f"      area{index % 40}.things{index}:")
        lines += [f"        {action}: Lets an application {action} the things of area {index % 40}." for action in ACTIONS]
    return "\n".join(lines) + "\n"


def scope_names(count):
    return [f"area{i // 5 % 40}.things{i // 5}:{ACTIONS[i % 5]}" for i in range(count)]


def templates(count):
    """Collections and their items, nested at random; beside an item stands at most a function, as in `/users/delta`."""
    dice = random.Random(7)
    words = [word + more for word in WORDS for more in ("", "Settings", "Policies", "Rules", "Items", "Reports")]
    paths, open_paths, known = ["/me", "/users"], ["/me", "/users"], {"/me", "/users"}
    while len(paths) < count:
        parent = dice.choice(open_paths)
        last = parent.rsplit("/")[-1]
        if parent.count("/") > 8:
            continue
        # A plural is a collection, all else has parts with names.
        if last.endswith("s"):
            name = f"{{{last}-id}}" if dice.random() < 0.8 else dice.choice(["$count", "delta", "validate"])
        else:
            name = dice.choice(words)
        path = f"{parent}/{name}"
        if path not in known:
            known.add(path)
            paths.append(path)
            if name not in ("$count", "delta", "validate"):
                open_paths.append(path)
    return paths


WORDS = """access accounts activities agreements alerts apps assignments attachments calendars channels chats columns contacts
devices directory domains drives education events extensions files folders groups identity insights inference licenses lists
mail meetings members messages notes notebooks onenote operations owners pages permissions photos places planner plans policies
presence print profile programs ratings reviews roles rooms schedules sections security services sites skills storage
subscriptions tabs tasks teams templates terms threads todo trending users versions workbooks""".split()


def endpoint_catalog(count):
    dice = random.Random(11)
    kinds = ["Read", "Read.All", "ReadWrite", "ReadWrite.All", "ReadBasic", "Manage.All"]
    names = [f"{word.title()}{more}.{kind}" for more in ("", "Data") for word in WORDS for kind in kinds][:900]
    lines = ["catalog: Endpoints", "categories:", "  All:", "    scopes:"]
    lines += [f"      {name}: Allows the app to use {name.lower()} on behalf of the signed-in user." for name in names]
    pool = [f"any({', '.join(dice.sample(names, dice.randint(2, 4)))})" for _ in range(1_200)] + names[:100]
    lines.append("endpoints:")
    for path in templates(count):
        lines.append(f"  {path}:")
        methods = ["GET", "POST"] if dice.random() < 0.05 else [dice.choice(["GET", "GET", "POST", "PATCH", "DELETE"])]
        lines += [f"    {method}: {dice.choice(pool)}" for method in methods]
    return "\n".join(lines) + "\n"


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

    def cargo(self, arguments, target="target", incremental=False, offline=True):
        environment = dict(os.environ, CARGO_TARGET_DIR=str(self.root / target), CARGO_INCREMENTAL=str(int(incremental)))
        command = ["cargo", *arguments, "--quiet", *(["--offline"] if offline else [])]
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        result = subprocess.run(command, cwd=self.root, env=environment, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        wall, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
        if result.returncode != 0:
            raise SystemExit(f"{' '.join(command)}:\n{result.stderr}")
        return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, result.stdout

    def compile(self, crate, how):
        """Compiles an edited crate: `check` or `release`, `clean` or `edited`. Wall and processor time."""
        command, state = how
        self.edits += 1
        with open(self.root / crate / "src/lib.rs", "a") as source:
            source.write(f"#[doc(hidden)] pub fn edit_{self.edits}() {{}}\n")
        arguments = ["check", "-p", crate] if command == "check" else ["build", "--release", "-p", crate]
        return self.cargo(arguments, target=f"target/{state}", incremental=state == "edited")[:2]

    def stack(self, crate):
        shutil.rmtree(self.root / "fresh", ignore_errors=True)
        return self.cargo(["build", "-p", crate], target="fresh")[:2]


# ---- What is measured ----------------------------------------------------------------------------------------------

CHECK, RELEASE = ("check", "clean"), ("release", "clean")
ALL = [CHECK, ("check", "edited"), RELEASE, ("release", "edited")]


def write_crates(work, groups):
    work.crate("empty", "", SCOPEWRIGHT)
    catalogs = {"scopes-5000": scope_catalog(SCOPES)} | {f"endpoints-{n}": endpoint_catalog(n) for n in ENDPOINTS}
    for name, yaml in catalogs.items():
        invocation = 'scopewright::catalog!("scopes.yaml");\n'
        work.crate(name, invocation, SCOPEWRIGHT, files=[("scopes.yaml", yaml)])
        work.crate(f"{name}-expanded", 'include!("expanded.rs");\n', SCOPEWRIGHT)
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
    "stack": ["stack", "stack-serde"],
}
# Compiled in the first round only: they take minutes.
SLOW = ["scopes-5000-strum"]


def measure(work, groups, rounds):
    """Medians by crate and way of compiling."""
    samples = {}
    crates = list(dict.fromkeys(crate for group in groups for crate in GROUPS[group]))
    jobs = [(crate, how) for crate in crates if not crate.startswith("stack") for how in ALL]
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


if __name__ == "__main__":
    main()
