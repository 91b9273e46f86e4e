//! What ends a run before its time, and with which exit code.

use super::console::say;
use std::io;
use std::process::ExitCode;

/// Why a run cannot go on.
#[derive(Debug)]
pub enum Fault {
    /// Usage or configuration: nothing has been written. Exit code 2.
    Setup(String),
    /// The output cannot be written. Exit code 1.
    Output(String),
    /// Whoever read our output has enough (`| head`). Exit code 0, not a word.
    Closed,
}

impl Fault {
    /// A fault of usage or configuration.
    pub fn setup(text: impl Into<String>) -> Self {
        Fault::Setup(text.into())
    }

    /// Tells the user, and gives the exit code.
    pub fn report(self) -> ExitCode {
        match self {
            Fault::Setup(text) => {
                say!("demarche: {text}");
                ExitCode::from(2)
            }
            Fault::Output(text) => {
                say!("demarche: {text}");
                ExitCode::from(1)
            }
            Fault::Closed => ExitCode::SUCCESS,
        }
    }
}

/// An error of writing: the only input and output that commands do themselves.
impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        // The csv writer wraps the system's error; a reader that went away shows only inside.
        let inner = error.get_ref().and_then(|e| e.downcast_ref::<csv::Error>());
        let broken = |k: &csv::ErrorKind| matches!(k, csv::ErrorKind::Io(e) if e.kind() == io::ErrorKind::BrokenPipe);
        if inner.is_some_and(|e| broken(e.kind())) {
            return Fault::Closed;
        }
        match error.kind() {
            io::ErrorKind::BrokenPipe => Fault::Closed,
            // What an exporter cannot show it says before it writes.
            io::ErrorKind::InvalidInput => Fault::Setup(error.to_string()),
            _ => Fault::Output(format!("the output cannot be written: {error}")),
        }
    }
}

impl From<demarche::model::Error> for Fault {
    fn from(error: demarche::model::Error) -> Self {
        Fault::Setup(error.to_string())
    }
}
