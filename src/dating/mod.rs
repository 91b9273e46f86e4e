//! When was this article published, and which day does each of its dates mean?
//!
//! What lives here: clues to an unknown publication day, and the report of all dates of a document. What may not:
//! finding expressions, events, surnames (of persons only full names are read here). Who comes next: `coder`.

mod clue;
mod cues;
mod dateline;
mod facts;
mod offices;
mod report;
mod solve;
mod words;

pub use clue::Clue;
pub use dateline::find_dateline;
pub use report::{ClueRow, DateReport, Dated, report_dates};

use crate::find::{NamedPerson, TimeMention};
use crate::lang::Language;
use crate::model::{Document, EventDate, Point, PublishedBasis};
use crate::text::Text;
use chrono::NaiveDate;

/// When an article was published, as far as anybody can tell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Publication {
    /// A day.
    pub date: Option<EventDate>,
    /// Days between which the clues do not choose, most likely first; at most 31.
    pub candidates: Vec<NaiveDate>,
    pub basis: Option<PublishedBasis>,
    /// Everything that bears on the date, also where the date was given.
    pub clues: Vec<Clue>,
}

/// Dates a document: its own date always wins; else a full dateline; else what the clues leave. Days after `today` are
/// refused. Nothing is guessed: contradictory or thin clues give candidates or nothing. Clues are not looked for where
/// the date is given; [`publication_with_clues`] lists them even then.
pub fn date_document(
    document: &Document,
    text: &Text,
    language: &Language,
    times: &[TimeMention],
    names: &[NamedPerson],
    today: NaiveDate,
) -> Publication {
    if let Some((date, basis)) = document.published {
        let date = Some(EventDate::day(date.date()));
        return Publication { date, basis: Some(basis), ..Publication::default() };
    }
    publication_with_clues(document, text, language, times, names, today)
}

/// The same, with everything that bears on the date, for who asks why.
pub fn publication_with_clues(
    document: &Document,
    text: &Text,
    language: &Language,
    times: &[TimeMention],
    names: &[NamedPerson],
    today: NaiveDate,
) -> Publication {
    let mut cues = cues::Cues::new(language);
    let (mut evidence, mut leanings) = (Vec::new(), Vec::new());
    let dateline = find_dateline(text, language, times);
    let full = dateline.and_then(|d| dateline::dateline_clues(text, d, times, &mut cues, &mut evidence, &mut leanings));
    words::time_clues(text, times, &mut cues, today, &mut evidence);
    words::pauses(text, times, &mut cues, &mut leanings);
    evidence.extend(offices::offices(text, language, names, &mut cues));
    facts::named_facts(text, language, &mut evidence);
    let long = |m: &&TimeMention| matches!(m.expr.point, Point::Length { .. } | Point::Offset { .. });
    let since: Vec<&TimeMention> =
        times.iter().filter(long).filter(|m| cues.leads(text, m, "since")).take(facts::MOST).collect();
    facts::counted(text, language, &since, &mut evidence, &mut leanings);

    let mut clues: Vec<Clue> = Vec::new();
    let list = |clues: &mut Vec<Clue>, dropped: Option<usize>| {
        for (i, e) in evidence.iter().enumerate() {
            let mut clue = e.clue.clone();
            if Some(i) == dropped {
                clue.says.push_str(" (contradicts the others, left out)");
            }
            clues.push(clue);
        }
        clues.extend(leanings.iter().map(|l| l.clue.clone()));
    };
    if let Some((date, basis)) = document.published {
        clues.extend(full.map(|(_, clue)| clue));
        list(&mut clues, None);
        let date = Some(EventDate::day(date.date()));
        return Publication { date, candidates: Vec::new(), basis: Some(basis), clues };
    }
    if let Some((date, clue)) = full.filter(|(d, _)| *d <= today) {
        clues.push(clue);
        list(&mut clues, None);
        let date = Some(EventDate::day(date));
        return Publication { date, candidates: Vec::new(), basis: Some(PublishedBasis::Dateline), clues };
    }
    let solution = solve::solve(&evidence, &leanings, today);
    list(&mut clues, solution.dropped);
    Publication {
        date: solution.day.map(EventDate::day),
        candidates: solution.candidates,
        basis: solution.day.map(|_| PublishedBasis::Inferred),
        clues,
    }
}
