//! Where data goes: standard output, or a file that appears whole or not at all.

use super::args::{LabelArgs, OutputArgs};
use super::fault::Fault;
use demarche::export::{self, Direction, Exporter, LabelLang, Options, View, ViewKind};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Chooses the format: `--to`, else the extension of `-o`, else `default`.
pub fn choose_format(args: &OutputArgs, known: &[&'static str], default: &'static str) -> Result<&'static str, Fault> {
    let find = |name: &str| known.iter().copied().find(|f| *f == name);
    let list = || known.join(", ");
    if let Some(to) = &args.to {
        let lower = to.to_ascii_lowercase();
        let name = if lower == "table" || lower == "markdown" { "md" } else { &lower };
        return find(name).ok_or_else(|| Fault::setup(format!("--to {to}: no such format here; choose {}", list())));
    }
    let extension = args.output.as_deref().and_then(Path::extension).map(|e| e.to_string_lossy().to_ascii_lowercase());
    match extension.as_deref() {
        None | Some("txt") => Ok(default),
        Some("gv") => find("dot").ok_or_else(|| Fault::setup(format!("no drawing here; choose {} by --to", list()))),
        Some("svg" | "png" | "pdf") if known.contains(&"dot") => {
            let text = "pictures are drawn by GraphViz: … --to dot | dot -Tsvg -o picture.svg";
            Err(Fault::setup(text))
        }
        Some(other) => find(other).ok_or_else(|| {
            Fault::setup(format!("no format is known by the extension .{other} here; choose {} by --to", list()))
        }),
    }
}

/// The format of a view.
pub fn view_format(args: &OutputArgs, kind: ViewKind, default: &'static str) -> Result<&'static str, Fault> {
    choose_format(args, &export::formats_of(kind), default)
}

/// What the exporters are told. `names` are asked for only where labels are shown.
pub fn options(
    args: &OutputArgs,
    labels: Option<&LabelArgs>,
    direction: Direction,
    names: impl FnOnce(LabelLang) -> BTreeMap<String, String>,
) -> Options {
    let label_lang = labels.map_or(LabelLang::English, |l| l.labels);
    Options { bom: args.bom, label_lang, names: names(label_lang), direction, title: None }
}

/// The writer of a format.
pub fn exporter(format: &str, options: &Options) -> Result<Box<dyn Exporter>, Fault> {
    export::exporter(format, options).ok_or_else(|| Fault::setup(format!("no format {format:?}")))
}

/// Writes one view and closes the output.
pub fn write_view(args: &OutputArgs, format: &str, options: &Options, view: &View<'_>) -> Result<(), Fault> {
    let exporter = exporter(format, options)?;
    let mut out = Output::open(args)?;
    exporter.write(view, &mut out)?;
    out.finish()
}

/// An open output.
pub struct Output {
    writer: BufWriter<Box<dyn Write>>,
    /// The file being written and the name that it is to have.
    pending: Option<(PathBuf, PathBuf)>,
}

impl Output {
    /// Opens what the options name; nothing of that name is touched until [`Output::finish`].
    pub fn open(args: &OutputArgs) -> Result<Self, Fault> {
        let Some(path) = args.output.as_deref().filter(|p| p.as_os_str() != "-") else {
            return Ok(Output { writer: BufWriter::new(Box::new(io::stdout())), pending: None });
        };
        let fail = |e: io::Error| Fault::setup(format!("{}: cannot be written: {e}", path.display()));
        if path.is_dir() {
            return Err(Fault::setup(format!("{}: is a folder; -o takes a file", path.display())));
        }
        // A device or a pipe must stay what it is: it is written, not replaced.
        if path.exists() && !path.is_file() {
            let file = File::options().write(true).open(path).map_err(fail)?;
            return Ok(Output { writer: BufWriter::new(Box::new(file)), pending: None });
        }
        // A link is followed, so that the file it names is replaced and not the link.
        let target = if path.exists() { fs::canonicalize(path).map_err(fail)? } else { path.to_owned() };
        let (temporary, file) = create_beside(&target).map_err(fail)?;
        Ok(Output { writer: BufWriter::new(Box::new(file)), pending: Some((temporary, target)) })
    }

    /// Flushes; a file takes its name now.
    pub fn finish(mut self) -> Result<(), Fault> {
        self.writer.flush()?;
        if let Some((temporary, target)) = self.pending.take()
            && let Err(error) = fs::rename(&temporary, &target)
        {
            let _ = fs::remove_file(&temporary);
            return Err(Fault::Output(format!("{}: cannot be written: {error}", target.display())));
        }
        Ok(())
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        // Only where the run failed: a finished output has nothing pending.
        if let Some((temporary, _)) = self.pending.take() {
            let _ = fs::remove_file(temporary);
        }
    }
}

/// A new file in the folder of `target`, on the same file system, so that renaming it is one step.
fn create_beside(target: &Path) -> io::Result<(PathBuf, File)> {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    for attempt in 0..100u32 {
        let temporary = target.with_file_name(format!(".{name}.{}-{attempt}.part", std::process::id()));
        match File::create_new(&temporary) {
            Ok(file) => return Ok((temporary, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::new(io::ErrorKind::AlreadyExists, "too many unfinished files stand beside it"))
}
