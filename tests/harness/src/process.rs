//! One test in a process of its own, and what that process takes.

use std::fs;
use std::process::{Command, Output};

/// Runs one test of the current test program again, in a process of its own, with an environment variable set. The test
/// does its work when it finds the variable, and starts these processes when it does not.
pub fn run_test(test: &str, variable: &str, value: &str) -> Output {
    let mut process = Command::new(std::env::current_exe().unwrap());
    process.args([test, "--exact", "--nocapture"]).env(variable, value).env("RUST_BACKTRACE", "0");
    process.output().unwrap()
}

/// CPU time of the process in seconds, from proc(5). It does not depend on how busy the machine is. `None` on systems
/// without that file.
pub fn cpu_seconds() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // The name of the process, in parentheses, may have spaces. User and system time are fields 14 and 15, in ticks of
    // a hundredth of a second.
    let fields = stat.rsplit_once(')')?.1.split_whitespace();
    Some(fields.skip(11).take(2).map(|ticks| ticks.parse::<f64>().unwrap() / 100.0).sum())
}

/// The most memory that the process has had, in megabytes. `None` on systems without proc(5).
pub fn peak_megabytes() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.trim().parse::<u64>().unwrap() / 1000)
}
