//! Standard error: everything that is not data.

use std::io::Write;

/// Says a line on standard error. Whoever reads it may be gone (`2>&1 | head`), and that is no reason to stop.
pub fn say_line(line: std::fmt::Arguments<'_>) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// [`say_line`] with a format string.
macro_rules! say {
    ($($part:tt)*) => { $crate::cli::console::say_line(format_args!($($part)*)) };
}
pub(crate) use say;

/// A fault of ours is told in one line; the run goes on with the next document.
pub fn tell_of_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let text = panic.to_string().replace('\n', " ");
        say!("demarche: internal error, please report it: {text}");
    }));
}
