//! A crate in a folder of its own, and what cargo says of it.
#![allow(dead_code, unreachable_pub, reason = "every test target takes the part that it needs")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder.
pub struct Scratch(PathBuf);

impl Scratch {
    /// A crate that depends on the project, without a source file.
    pub fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let root = env!("CARGO_MANIFEST_DIR");
        fs::create_dir_all(folder.join("src")).unwrap();
        let manifest = format!(
            "[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
             scopewright = {{ path = \"{root}\" }}\n\n[build-dependencies]\nscope-catalog = {{ path = \"{root}/scope-catalog\" }}\n"
        );
        fs::write(folder.join("Cargo.toml"), manifest).unwrap();
        fs::copy(Path::new(root).join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
        let scratch = Self(folder);
        scratch.remove("build.rs");
        scratch
    }

    /// Writes a file of the crate.
    pub fn write(&self, file: &str, text: &str) {
        fs::write(self.0.join(file), text).unwrap();
    }

    /// Removes one, if it is there.
    pub fn remove(&self, file: &str) {
        let _ = fs::remove_file(self.0.join(file));
    }

    /// What `cargo check` says, and whether it is content.
    fn check(&self) -> (bool, String) {
        let output = Command::new(env!("CARGO"))
            .args(["check", "--offline", "--color=never"])
            .current_dir(&self.0)
            .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("scratch-target"))
            .env_remove("RUSTFLAGS")
            .output()
            .unwrap();
        (output.status.success(), String::from_utf8(output.stderr).unwrap())
    }

    /// What `cargo check` says, which must be content.
    pub fn accepted(&self) -> String {
        let (is_content, said) = self.check();
        assert!(is_content, "{said}");
        said
    }

    /// What `cargo check` says, which must not be content.
    pub fn refused(&self) -> String {
        let (is_content, said) = self.check();
        assert!(!is_content, "{said}");
        said
    }
}
