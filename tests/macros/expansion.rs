//! The code that the macros print. It has the public interface of a catalog, and it is the same in every run.
//!
//! `UPDATE_GOLDENS=1 cargo test --test macros` writes the goldens under `tests/fixtures/expansion/`.

use harness::{golden, process};
use scope_codegen::catalog_macro::{Location, Package};
use scope_codegen::emit::{Printing, Reader, lex};
use scope_codegen::requires_macro::{self, Context};
use std::path::{Path, PathBuf};

/// A catalog with every key that changes the generated code.
const SMALL: &str = r#"
catalog: Address book
actions: { read: [GET], write: [POST, DELETE] }
categories:
  People:
    resources:
      contacts:
        paths: [/contacts, /people]
        read: Read contacts.
        write:
          description: Create & delete <contacts>, see contacts_all.
          permissions: [contact.edit]
          implies: [contacts:read]
          aliases: [contacts:modify]
    scopes:
      "https://book.example/auth/export": { title: Export, deprecated: { since: "2.0", use: contacts:read } }
requirements:
  edit: any(contacts:write, all(contacts:read, "https://book.example/auth/export"))
endpoints:
  /contacts/{id}/notes: { GET: contacts:read, POST: $edit }
  /status: { GET: public }
presets:
  Sync: contacts:read, contacts:write
"#;

fn package() -> Package {
    Package { name: "address-book".to_owned(), directory: PathBuf::from(env!("CARGO_MANIFEST_DIR")) }
}

/// The expansion of `catalog!` for rustdoc, as one line.
fn expand(input: &str) -> String {
    let locate = |_| Location { file: "src/lib.rs".to_owned(), line: 1, column: 1 };
    let input = format!("(::scopewright) {input}").parse().unwrap();
    scope_codegen::catalog_macro::expand(input, Printing { reader: Reader::Documentation, lex }, &package(), &locate)
        .to_string()
}

fn expand_small() -> String {
    expand(&format!("yaml = {SMALL:?}"))
}

/// The code with line breaks and indentation.
fn formatted(tokens: &str) -> String {
    prettyplease::unparse(&syn::parse_file(tokens).unwrap())
}

/// The code without the bytes of the tables. Their layout is no interface, and other tests compare their contents.
fn without_tables(code: &str) -> String {
    let elide = |line: &str| match (line.find("b\""), line.split_once("Aligned<")) {
        (Some(at), _) => format!("{}b\"...\",\n", &line[..at]),
        (None, Some((before, behind))) => {
            format!("{before}Aligned<_{}\n", behind.trim_start_matches(|c: char| c.is_ascii_digit()))
        }
        _ => format!("{line}\n"),
    };
    code.lines().map(elide).collect()
}

fn check_golden(file: &str, actual: &str) {
    golden::check(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/expansion").join(file), actual);
}

#[test]
fn the_expansion_of_a_small_catalog_is_its_golden() {
    check_golden("small.rs", &without_tables(&formatted(&expand_small())));
}

#[test]
fn the_tree_of_names_is_its_golden() {
    let input = format!("(::scopewright) yaml = {SMALL:?}").parse().unwrap();
    check_golden("names.rs", &formatted(&scope_codegen::catalog_macro::names(input, &package()).to_string()));
}

/// The expansion of `#[requires(arguments)] item`.
fn annotated(arguments: &str, item: &str, is_editor: bool) -> String {
    let source = format!("#[requires({arguments})]");
    let context = Context { source: (!is_editor).then_some(&source), is_editor, has_deprecated: false };
    expand_attribute(arguments, item, context)
}

fn expand_attribute(arguments: &str, item: &str, context: Context<'_>) -> String {
    requires_macro::expand(arguments.parse().unwrap(), &item.parse().unwrap(), context).to_string()
}

const METHOD: &str = "
    /// Merges two contacts.
    pub async fn merge<T: Into<u64>>(&self, from: T, into: T) -> Result<(), Error> { self.store.merge(from, into).await }
";

#[test]
fn the_expansions_of_annotated_functions_are_their_golden() {
    let function = |arguments: &str, item: &str| {
        format!("// #[requires({arguments})]\n{}", formatted(&annotated(arguments, item, false)))
    };
    // A function with `self` can only be parsed inside an `impl`.
    let method = |arguments: &str| {
        let item = annotated(arguments, METHOD, false);
        format!("// #[requires({arguments})]\n{}", formatted(&format!("impl Contacts {{ {item} }}")))
    };
    let with_deprecated_scopes = |arguments: &str, item: &str| {
        let source = format!("#[requires({arguments})]");
        let context = Context { source: Some(&source), has_deprecated: true, ..Context::default() };
        let item = expand_attribute(arguments, item, context);
        format!("// In a catalog with deprecated scopes: #[requires({arguments})]\n{}", formatted(&item))
    };
    let goldens = [
        function("contacts:write", "fn rename(id: u64) {}"),
        method(r#"any(contacts:write, all(contacts:read, "https://book.example/auth/export"))"#),
        method("contacts:read, from = request"),
        function("authenticated, crate = crate::scopes", "fn whoami() {}"),
        with_deprecated_scopes("contacts:write", "fn rename(id: u64) {}"),
    ];
    check_golden("requires.rs", &goldens.join("\n"));
}

#[test]
fn the_expansions_for_editors_are_their_golden() {
    let function = |arguments: &str, item: &str| {
        format!("// #[requires({arguments})]\n{}", formatted(&annotated(arguments, item, true)))
    };
    let goldens = [
        function("contacts:write", "fn rename(id: u64) {}"),
        function(r#"any(sms-campaigns:read, "https://mail", type:2fa)"#, "fn export() {}"),
        function("contacts:read, from = request", "fn list(request: Request) -> Result<(), Denied> {}"),
        // Here something is missing.
        function("", "fn nothing() {}"),
        function("contacts:", "fn action() {}"),
        function("any(contacts:read, contacts.), ", "fn nested() {}"),
    ];
    check_golden("requires_in_an_editor.rs", &goldens.join("\n"));
}

/// The whole expansions of four catalogs.
fn everything() -> String {
    let catalogs = [
        r#""scopes.yaml""#,
        r#""tests/fixtures/catalogs/marketing-cloud.yaml""#,
        r#""tests/fixtures/catalogs/large.yaml""#,
    ];
    catalogs.map(expand).concat() + &expand_small()
}

#[test]
fn expansions_in_one_process_are_equal() {
    let first = everything();
    for _ in 0..3 {
        assert!(everything() == first);
    }
}

/// Each process has its own seed for hash maps. An order that depends on a hash map would differ.
#[test]
fn expansions_in_other_processes_are_equal() {
    const FILE: &str = "SCOPEWRIGHT_EXPANSION_TO";
    if let Some(file) = std::env::var_os(FILE) {
        std::fs::write(file, everything()).unwrap();
        return;
    }
    let expected = everything();
    for run in 0..3 {
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("expansion-{run}"));
        let output =
            process::run_test("expansion::expansions_in_other_processes_are_equal", FILE, file.to_str().unwrap());
        assert!(output.status.success());
        assert!(std::fs::read_to_string(&file).unwrap() == expected, "run {run} differs");
        std::fs::remove_file(&file).unwrap();
    }
}

#[test]
fn comments_and_quotes_do_not_change_the_expansion() {
    // The expansion also contains the text of the catalog, for editors.
    let without_input = |text: &str| expand(&format!("yaml = {text:?}")).replace(&format!("{text:?}"), "");
    let small = without_input(SMALL);
    let trailing = format!("{SMALL}\n# The end.\n");
    assert!(without_input(&trailing) == small);
    let quoted = SMALL.replace("catalog: Address book", "\"catalog\": 'Address book'");
    assert!(without_input(&quoted) == small);
    let renamed = SMALL.replace("Read contacts.", "Read all contacts.");
    assert!(without_input(&renamed) != small);
}
