//! Dates, actions and quotations in words for people.

use crate::model::{Event, EventDate, Moment, Status};

/// What stands for a date that nobody knows.
pub(super) const UNDATED: &str = "undated";

/// `2020-02-18`, `by 2020-02-18`, `since 2020-02-03`, `2020-02-17 to 2020-02-18`, `undated`.
pub(super) fn date_words(date: Option<&EventDate>) -> String {
    let moment = |m: &Moment| {
        let text = m.to_string();
        // EDTF writes a spring as month 21.
        let season = text.rsplit_once('-').and_then(|(year, n)| {
            let name = ["spring", "summer", "autumn", "winter"].get(n.parse::<usize>().ok()?.checked_sub(21)?)?;
            (text.len() == 7).then(|| format!("{name} {year}"))
        });
        let decade = text.strip_suffix('X').filter(|t| t.len() == 3).map(|t| format!("{t}0s"));
        season.or(decade).unwrap_or(text)
    };
    match date {
        Some(EventDate::At(m)) => moment(m),
        Some(EventDate::Span(Some(from), Some(to))) => format!("{} to {}", moment(from), moment(to)),
        Some(EventDate::Span(Some(from), None)) => format!("since {}", moment(from)),
        Some(EventDate::Span(None, Some(to))) => format!("by {}", moment(to)),
        Some(EventDate::Span(None, None)) | None => UNDATED.to_owned(),
    }
}

/// `SANCTION discontinue (suspend, planned)`.
pub(super) fn what(event: &Event) -> String {
    let mut text = event.class.to_string();
    if let Some(mode) = &event.mode {
        text = format!("{text} {mode}");
    }
    let status = (event.status != Status::Actual).then(|| event.status.label());
    let stage: Vec<&str> = event.phase.map(|p| p.label()).into_iter().chain(status).collect();
    if stage.is_empty() { text } else { format!("{text} ({})", stage.join(", ")) }
}

/// Name of a quad class: `verbal conflict`.
pub(super) fn quad_words(quad: u8) -> &'static str {
    match quad {
        1 => "verbal cooperation",
        2 => "material cooperation",
        3 => "verbal conflict",
        4 => "material conflict",
        _ => "unclassified",
    }
}

/// Whether the text has letters of a script that runs from right to left.
pub(super) fn is_right_to_left(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}'))
}

/// Right-to-left text between U+2068 and U+2069, so that it does not turn its neighbours around; other text as it is.
///
/// Direction controls of the text itself are dropped: one that is never closed would reach beyond its cell.
pub(super) fn isolate(text: &str) -> String {
    let is_control = |c: char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let text: String = text.chars().filter(|c| !is_control(*c)).collect();
    if is_right_to_left(&text) { format!("\u{2068}{text}\u{2069}") } else { text }
}

/// At most `limit` characters of `text` on one line, around `focus` where it occurs, cut at spaces, with `…` for what is
/// left out.
pub(super) fn excerpt(text: &str, focus: &str, limit: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    if line.chars().count() <= limit {
        return line;
    }
    let focus_line = focus.split_whitespace().collect::<Vec<_>>().join(" ");
    let at = if focus_line.is_empty() { 0 } else { line.find(&focus_line).unwrap_or(0) };
    let centre = line[..at].split(' ').count() - 1;
    let size = |from: usize, to: usize| words[from..to].iter().map(|w| w.chars().count() + 1).sum::<usize>();
    let (mut from, mut to) = (centre, centre + 1);
    loop {
        let before = from > 0 && size(from - 1, to) <= limit;
        let after = to < words.len() && size(from, to + 1) <= limit;
        // Grow on the shorter side, so that the action stays in the middle.
        match (before, after) {
            (true, true) if size(from, centre) < size(centre, to) => from -= 1,
            (_, true) => to += 1,
            (true, false) => from -= 1,
            (false, false) => break,
        }
    }
    let (head, tail) = (if from > 0 { "… " } else { "" }, if to < words.len() { " …" } else { "" });
    let body: String = words[from..to].join(" ").chars().take(limit).collect();
    format!("{head}{body}{tail}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::samples::sample;
    use crate::model::Phase;

    #[test]
    fn dates_in_words() {
        for (edtf, words) in [
            ("2020-02-18", "2020-02-18"),
            ("2020-02", "2020-02"),
            ("2020-21", "spring 2020"),
            ("199X", "1990s"),
            ("../2020-02-18", "by 2020-02-18"),
            ("2020-02-03/..", "since 2020-02-03"),
            ("2020-02-17/2020-02-18", "2020-02-17 to 2020-02-18"),
            ("../..", "undated"),
        ] {
            assert_eq!(date_words(EventDate::parse(edtf).ok().as_ref()), words);
        }
    }

    #[test]
    fn actions_in_words() {
        let event = sample("SANCTION", "").thread("x", Phase::Suspend).status(Status::Planned);
        assert_eq!(
            what(&event.with(|e| e.mode = Some("discontinue".into()))),
            "SANCTION discontinue (suspend, planned)"
        );
        assert_eq!(what(&sample("AGREE", "").event()), "AGREE");
    }

    #[test]
    fn right_to_left_is_isolated() {
        assert_eq!(isolate("تركيا"), "\u{2068}تركيا\u{2069}");
        assert_eq!(isolate("\u{202B}تركيا"), "\u{2068}تركيا\u{2069}");
        assert_eq!(isolate("Türkiye"), "Türkiye");
    }

    #[test]
    fn excerpts_keep_the_action() {
        let text = "one two three four five six seven eight nine ten";
        assert_eq!(excerpt(text, "six", 100), text);
        assert_eq!(excerpt(text, "six", 20), "… four five six seven …");
        assert_eq!(excerpt(text, "one", 10), "one two …");
        assert_eq!(excerpt(text, "ten", 10), "… nine ten");
        assert_eq!(excerpt("wonderfully", "", 5), "wonde");
        assert_eq!(excerpt(" a\n b ", "x", 9), "a b");
        assert_eq!(excerpt("", "", 9), "");
        assert_eq!(excerpt("تركيا وروسيا في موسكو", "في", 12).chars().filter(|c| *c == '…').count(), 2);
    }
}
