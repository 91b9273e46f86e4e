//! From a path to the files under it, in an order that is always the same.

use super::format::Format;
use super::outbox::Outbox;
use super::source::{Source, cannot_read, read_source};
use std::fs::{self, File};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

/// Reads a file, or every article of a directory.
pub(super) fn read_path(path: &Path, out: &mut Outbox<'_>) {
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => read_directory(path, out),
        Ok(metadata) => read_file(path, metadata.is_file().then_some(metadata.len()), out),
        Err(error) => out.refuse(&shown(path), cannot_read(&error)),
    }
}

fn read_file(path: &Path, size: Option<u64>, out: &mut Outbox<'_>) {
    let name = shown(path);
    match File::open(path) {
        Ok(mut file) => {
            let format = Format::by_extension(path).unwrap_or_default();
            read_source(Source { id: name.clone(), name, format, size, reader: &mut file }, out);
        }
        Err(error) => out.refuse(&name, cannot_read(&error)),
    }
}

/// Reads what has one of our extensions, depth first, sorted by name; says once what it left out.
fn read_directory(root: &Path, out: &mut Outbox<'_>) {
    let (mut articles, mut others, mut first_other) = (0usize, 0usize, None);
    let mut pending = vec![root.to_owned()];
    while let Some(path) = pending.pop() {
        let name = shown(&path);
        let is_link = path != root && fs::symlink_metadata(&path).is_ok_and(|m| m.is_symlink());
        match fs::metadata(&path) {
            // A link may lead back to where we stand.
            Ok(metadata) if metadata.is_dir() && is_link => {
                out.remark(&name, "is a link to a directory and was not followed; name the directory itself");
            }
            Ok(metadata) if metadata.is_dir() => match entries(&path) {
                Ok(found) => pending.extend(found.into_iter().rev()),
                Err(error) => {
                    // Not empty as far as we know: the refusal says all there is to say.
                    articles += 1;
                    out.refuse(&name, cannot_read(&error));
                }
            },
            // A pipe or a device in a directory could keep us waiting for ever.
            Ok(metadata) if metadata.is_file() && Format::by_extension(&path).is_some() => {
                articles += 1;
                read_file(&path, Some(metadata.len()), out);
            }
            Ok(_) => {
                others += 1;
                first_other.get_or_insert_with(|| shown(path.strip_prefix(root).unwrap_or(&path)));
            }
            Err(error) => {
                articles += 1;
                out.refuse(&name, cannot_read(&error));
            }
        }
    }
    let (name, s) = (shown(root), if others == 1 { "" } else { "s" });
    match (articles, first_other) {
        (0, None) => out.refuse(&name, "holds no articles (txt, md, html, jsonl or csv files)"),
        (0, Some(first)) => {
            let text = format!(
                "holds no articles (txt, md, html, jsonl or csv), only {others} other file{s} (first: {first})"
            );
            out.refuse(&name, text);
        }
        (_, Some(first)) => {
            let kind = if others == 1 { "another kind" } else { "other kinds" };
            out.remark(&name, format!("{others} file{s} of {kind} skipped (first: {first})"));
        }
        (_, None) => {}
    }
}

/// What is in a directory, sorted by name, without hidden files.
fn entries(directory: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(directory)? {
        let entry = entry?;
        if !entry.file_name().as_encoded_bytes().starts_with(b".") {
            found.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}

/// A path as documents and messages name it, the same on every system.
fn shown(path: &Path) -> String {
    let text = path.display().to_string();
    if MAIN_SEPARATOR == '/' { text } else { text.replace(MAIN_SEPARATOR, "/") }
}
