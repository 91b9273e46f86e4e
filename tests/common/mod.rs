//! The program in a folder of its own.

#![allow(dead_code)]

use assert_cmd::Command;
use std::path::Path;

/// What a run left behind.
#[derive(Debug, PartialEq)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    /// Standard error, the seconds of the closing line left out.
    pub err: String,
}

/// An empty folder with these files in it.
pub fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    folder
}

/// Runs `demarche` in a folder.
pub fn run(folder: &Path, args: &[&str]) -> Ran {
    run_with(folder, args, b"")
}

/// The same with something on standard input.
pub fn run_with(folder: &Path, args: &[&str], stdin: &[u8]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_demarche"));
    let output = command.current_dir(folder).args(args).write_stdin(stdin).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let err = text(output.stderr).lines().map(without_seconds).collect::<Vec<_>>().join("\n");
    Ran { code: output.status.code().unwrap(), out: text(output.stdout), err }
}

fn without_seconds(line: &str) -> &str {
    let closing = line.starts_with(concat!("demarche ", env!("CARGO_PKG_VERSION"), ":")) && line.ends_with(" s");
    if closing { line.rsplit_once("; ").map_or(line, |(head, _)| head) } else { line }
}
