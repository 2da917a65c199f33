//! An editor with open files: it sends texts to rust-analyzer, and asks about a place in them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::client::Client;
use super::place::Place;

/// The environment variable that has the path of rust-analyzer.
const RUST_ANALYZER: &str = "SCOPEWRIGHT_RUST_ANALYZER";

/// The environment variable that has the folder of the standard library's source: the one that contains `core`.
const LIBRARY: &str = "SCOPEWRIGHT_RUST_LIBRARY";

/// The root of the project.
const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The editors of the two workspaces. All tests use them, because rust-analyzer takes long to load a workspace.
static EDITORS: Mutex<[Option<Editor>; 2]> = Mutex::new([None, None]);

/// A workspace that rust-analyzer loads.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Workspace {
    /// A copy of the fixture crate.
    Fixture,
    /// The project with its examples.
    Project,
}

pub(crate) struct Editor {
    client: Client,
    workspace: Workspace,
    folder: PathBuf,
    /// The number of versions that the server has of each file.
    versions: BTreeMap<PathBuf, u32>,
    /// How long the answers took, by method, in order.
    times: BTreeMap<&'static str, Vec<Duration>>,
}

/// Whether rust-analyzer and the standard library's source are there.
pub(crate) fn is_there() -> bool {
    variable(RUST_ANALYZER).is_some_and(|program| program.is_file())
        && variable(LIBRARY).is_some_and(|library| library.join("core").is_dir())
}

/// Lends the editor of a workspace, which is started if there is none.
pub(crate) fn with_editor(workspace: Workspace, ask: impl FnOnce(&mut Editor)) {
    let mut editors = EDITORS.lock().unwrap_or_else(PoisonError::into_inner);
    ask(editors[workspace as usize].get_or_insert_with(|| Editor::start(workspace)));
}

/// Ends rust-analyzer, and prints how long its answers took.
pub(crate) fn stop() {
    let mut editors = EDITORS.lock().unwrap_or_else(PoisonError::into_inner);
    for editor in editors.iter_mut().filter_map(Option::take) {
        editor.print_times();
    }
}

fn variable(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).map(PathBuf::from)
}

impl Editor {
    fn start(workspace: Workspace) -> Self {
        let program = variable(RUST_ANALYZER).unwrap_or_else(|| panic!("{RUST_ANALYZER} is not set"));
        let library = variable(LIBRARY).unwrap_or_else(|| panic!("{LIBRARY} is not set"));
        let temporary = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let folder = match workspace {
            Workspace::Fixture => copy_of_fixture(temporary),
            Workspace::Project => PathBuf::from(ROOT),
        };
        let started = Instant::now();
        let mut client = Client::start(&program, &folder, &temporary.join(format!("rust-analyzer-{workspace:?}.log")));
        let settings = json!({
            "linkedProjects": [folder.join("Cargo.toml")],
            "checkOnSave": false,
            "cargo": {
                "buildScripts": { "enable": true },
                "sysrootSrc": library,
                "targetDir": temporary.join("rust-analyzer"),
            },
            "procMacro": { "enable": true, "attributes": { "enable": true }, "server": macro_server() },
        });
        client.request(
            "initialize",
            &json!({
                "processId": std::process::id(),
                "rootUri": uri(&folder),
                "workspaceFolders": [{ "uri": uri(&folder), "name": "workspace" }],
                "capabilities": {
                    "general": { "positionEncodings": ["utf-8"] },
                    "workspace": { "configuration": true },
                    "window": { "workDoneProgress": true },
                    "textDocument": {
                        "hover": { "contentFormat": ["markdown"] },
                        "completion": { "completionItem": { "snippetSupport": false } },
                        "diagnostic": {},
                    },
                    "experimental": { "serverStatusNotification": true },
                },
                "initializationOptions": settings,
            }),
        );
        client.notify("initialized", &json!({}));
        client.wait_until_ready();
        println!("{workspace:?}: loaded in {:.1?}", started.elapsed());
        Self { client, workspace, folder, versions: BTreeMap::new(), times: BTreeMap::new() }
    }

    /// The path of a file in the workspace.
    pub(crate) fn path(&self, file: &str) -> PathBuf {
        self.folder.join(file)
    }

    /// Opens a file with a text that need not be the one on the disk, or changes it to that text.
    pub(crate) fn show(&mut self, file: &Path, text: &str) {
        let version = self.versions.entry(file.to_owned()).or_default();
        *version += 1;
        let (uri, version) = (uri(file), *version);
        if version == 1 {
            let document = json!({ "uri": uri, "languageId": "rust", "version": version, "text": text });
            self.client.notify("textDocument/didOpen", &json!({ "textDocument": document }));
        } else {
            let document = json!({ "uri": uri, "version": version });
            let changes = json!([{ "text": text }]);
            self.client
                .notify("textDocument/didChange", &json!({ "textDocument": document, "contentChanges": changes }));
        }
    }

    /// The text that an editor shows when the pointer is at the place.
    pub(crate) fn hover(&mut self, place: &Place) -> String {
        let answer = self.ask("textDocument/hover", place);
        answer["contents"]["value"].as_str().unwrap_or_default().to_owned()
    }

    /// The texts that an editor offers to insert at the place.
    pub(crate) fn completions(&mut self, place: &Place) -> Vec<String> {
        let answer = self.ask("textDocument/completion", place);
        let items = answer["items"].as_array().cloned().unwrap_or_default();
        let text = |item: &Value| item["textEdit"]["newText"].as_str().or(item["label"].as_str()).map(str::to_owned);
        items.iter().filter_map(text).collect()
    }

    /// The files and lines, counted from 0, that an editor goes to from the place.
    pub(crate) fn definitions(&mut self, place: &Place) -> Vec<(String, u64)> {
        let answer = self.ask("textDocument/definition", place);
        let places = answer.as_array().cloned().unwrap_or_default();
        let line = |place: &Value| {
            let line = place["range"]["start"]["line"].as_u64()?;
            Some((place["uri"].as_str()?.to_owned(), line))
        };
        places.iter().filter_map(line).collect()
    }

    /// The errors and warnings that rust-analyzer itself finds in a file, each with its line counted from 1.
    pub(crate) fn diagnostics(&mut self, file: &Path) -> Vec<String> {
        let answer = self.client.request("textDocument/diagnostic", &json!({ "textDocument": { "uri": uri(file) } }));
        let found =
            answer["items"].as_array().unwrap_or_else(|| panic!("no diagnostics of {}: {answer}", file.display()));
        let line = |one: &Value| one["range"]["start"]["line"].as_u64().map_or(0, |line| line + 1);
        found.iter().map(|one| format!("{}: {} {}", line(one), one["code"], one["message"])).collect()
    }

    fn ask(&mut self, method: &'static str, place: &Place) -> Value {
        self.show(&place.file, &place.text);
        let position = json!({ "line": place.line(), "character": place.column() });
        let started = Instant::now();
        let document = json!({ "uri": uri(&place.file) });
        let answer = self.client.request(method, &json!({ "textDocument": document, "position": position }));
        self.times.entry(method).or_default().push(started.elapsed());
        answer
    }

    fn print_times(&self) {
        let workspace = self.workspace;
        for (method, times) in &self.times {
            let [first, later @ ..] = &times[..] else { continue };
            let mut later = later.to_vec();
            later.sort();
            let median = later.get(later.len() / 2).unwrap_or(first);
            let most = later.last().unwrap_or(first);
            println!(
                "{workspace:?}: {method}: first {first:.1?}, later {median:.1?} (median of {}), at most {most:.1?}",
                later.len()
            );
        }
    }
}

/// The server of procedural macros, which belongs to the compiler that builds them.
fn macro_server() -> PathBuf {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = std::process::Command::new(rustc).args(["--print", "sysroot"]).output().unwrap();
    Path::new(String::from_utf8(output.stdout).unwrap().trim()).join("libexec/rust-analyzer-proc-macro-srv")
}

/// Copies the fixture crate to a workspace of its own, without its build script: rust-analyzer itself sets the `cfg`.
///
/// rust-analyzer does not analyze the folder `target` of a workspace that it has loaded, so it cannot load the copy and the
/// project together.
fn copy_of_fixture(temporary: &Path) -> PathBuf {
    let (root, copy) = (Path::new(ROOT), temporary.join("editor"));
    let fixture = root.join("tests/fixtures/crates/editor");
    let _ = fs::remove_dir_all(&copy);
    fs::create_dir_all(copy.join("src")).unwrap();
    for file in fs::read_dir(fixture.join("src")).unwrap().flatten() {
        fs::copy(file.path(), copy.join("src").join(file.file_name())).unwrap();
    }
    fs::copy(fixture.join("scopes.yaml"), copy.join("scopes.yaml")).unwrap();
    fs::copy(root.join("Cargo.lock"), copy.join("Cargo.lock")).unwrap();
    let manifest = format!(
        "[package]\nname = \"editor\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\nscopewright = {{ path = {ROOT:?} }}\n"
    );
    fs::write(copy.join("Cargo.toml"), manifest).unwrap();
    copy
}

/// The URI of a file. Octets that a path of a URI cannot contain are percent-encoded.
fn uri(file: &Path) -> String {
    let mut uri = "file://".to_owned();
    for octet in file.to_str().unwrap().bytes() {
        if octet.is_ascii_alphanumeric() || b"/-._~".contains(&octet) {
            uri.push(char::from(octet));
        } else {
            let _ = write!(uri, "%{octet:02X}");
        }
    }
    uri
}
