//! A crate in a folder of its own that `cargo check` compiles.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The root of the workspace.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// A crate that depends on Scopewright.
#[derive(Debug)]
pub struct Scratch {
    folder: PathBuf,
    target: PathBuf,
}

impl Scratch {
    /// Makes the crate in the temporary folder of a test, which is `env!("CARGO_TARGET_TMPDIR")`. It has no source file.
    pub fn new(temporary: &str, name: &str) -> Self {
        let folder = Path::new(temporary).join(name);
        let root = fs::canonicalize(ROOT).unwrap();
        let root = root.display();
        fs::create_dir_all(folder.join("src")).unwrap();
        let manifest = format!(
            "[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
             scopewright = {{ path = \"{root}\" }}\n\n\
             [build-dependencies]\nscope-catalog = {{ path = \"{root}/scope-catalog\" }}\n"
        );
        fs::write(folder.join("Cargo.toml"), manifest).unwrap();
        fs::copy(Path::new(ROOT).join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
        let scratch = Self { folder, target: Path::new(temporary).join("scratch-target") };
        scratch.remove("build.rs");
        scratch
    }

    /// Writes a file of the crate.
    pub fn write(&self, file: &str, text: &str) {
        fs::write(self.folder.join(file), text).unwrap();
    }

    /// Removes a file of the crate, if it is there.
    pub fn remove(&self, file: &str) {
        let _ = fs::remove_file(self.folder.join(file));
    }

    /// Whether `cargo check` succeeds, and what it prints.
    fn check(&self) -> (bool, String) {
        let output = Command::new(env!("CARGO"))
            .args(["check", "--offline", "--color=never"])
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", &self.target)
            .env_remove("RUSTFLAGS")
            .output()
            .unwrap();
        (output.status.success(), String::from_utf8(output.stderr).unwrap())
    }

    /// What `cargo check` prints. It must succeed.
    #[track_caller]
    pub fn accepted(&self) -> String {
        let (succeeds, printed) = self.check();
        assert!(succeeds, "{printed}");
        printed
    }

    /// What `cargo check` prints. It must fail.
    #[track_caller]
    pub fn refused(&self) -> String {
        let (succeeds, printed) = self.check();
        assert!(!succeeds, "{printed}");
        printed
    }
}
