//! Looks of both drawings: fonts, colours, legend.

use super::super::words::{isolate, quad_words};
use super::writer::{Attributes, Value, escape_markup, plain};

/// Fonts with Arabic first: Pango takes from the next what one lacks.
pub(super) const FONTS: &str = "Noto Sans Arabic, Noto Sans, DejaVu Sans";
/// Text and axis.
pub(super) const INK: &str = "#222222";
pub(super) const GREY: &str = "#777777";

/// Line and fill of a quad class: Okabe and Ito's green, blue, orange and vermilion, which colour-blind readers tell
/// apart.
pub(super) fn quad_colours(quad: u8) -> (&'static str, &'static str) {
    match quad {
        1 => ("#009E73", "#E3F4EE"),
        2 => ("#0072B2", "#E0EEF7"),
        3 => ("#E69F00", "#FDF3DC"),
        4 => ("#D55E00", "#FBE5D8"),
        _ => (GREY, "#F2F2F2"),
    }
}

/// Attributes that both drawings share; a title above and the legend below.
pub(super) fn page(title: Option<&str>, remark: &str) -> Attributes {
    let entry = |quad: u8| {
        let (line, fill) = quad_colours(quad);
        format!("<td bgcolor=\"{fill}\" color=\"{line}\" border=\"2\">{}</td>", quad_words(quad))
    };
    let entries: String = (1..=4).map(entry).collect();
    let head = match title {
        Some(title) => {
            let title = escape_markup(&isolate(title));
            format!("<tr><td colspan=\"5\"><font point-size=\"16\"><b>{title}</b></font></td></tr>")
        }
        None => String::new(),
    };
    let remark = escape_markup(remark);
    let legend = format!(
        "<table border=\"0\" cellborder=\"0\" cellspacing=\"6\" cellpadding=\"4\">{head}<tr>{entries}<td>{remark}</td></tr></table>"
    );
    vec![
        ("fontname", plain(FONTS)),
        ("fontsize", plain(11)),
        ("fontcolor", plain(INK)),
        ("bgcolor", plain("white")),
        ("labelloc", plain("t")),
        ("label", Value::Markup(legend)),
    ]
}

/// One line for a drawing, from left to right whatever its words: Arabic names around an arrow would turn its meaning.
pub(super) fn left_to_right(text: &str) -> String {
    format!("\u{200E}{text}")
}
