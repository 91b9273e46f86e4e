//! When was this article published, and which day does each of its dates mean?
//!
//! What lives here: clues to an unknown publication day, and the report of all dates of a document. What may not:
//! finding expressions, events, surnames (of persons only full names are read here). Who comes next: `coder`.

mod anniversary;
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

use crate::find::{TimeMention, find_persons};
use crate::lang::Language;
use crate::model::{Document, EventDate, PublishedBasis};
use crate::text::Text;
use chrono::NaiveDate;
use clue::Leaning;

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
    today: NaiveDate,
) -> Publication {
    if let Some((date, basis)) = believed(document, today) {
        let date = Some(EventDate::day(date));
        return Publication { date, basis: Some(basis), ..Publication::default() };
    }
    publication_with_clues(document, text, language, times, today)
}

/// The document's own date. What somebody gives is never doubted; a page or address from the future is not believed
/// (tomorrow is: clocks and time zones differ).
fn believed(document: &Document, today: NaiveDate) -> Option<(NaiveDate, PublishedBasis)> {
    let (date, basis) = document.published?;
    let known = basis == PublishedBasis::Given || today.succ_opt().is_none_or(|next| date.date() <= next);
    known.then_some((date.date(), basis))
}

/// The same, with everything that bears on the date, for who asks why.
pub fn publication_with_clues(
    document: &Document,
    text: &Text,
    language: &Language,
    times: &[TimeMention],
    today: NaiveDate,
) -> Publication {
    let mut cues = cues::Cues::new(language);
    let (mut evidence, mut leanings) = (Vec::new(), Vec::new());
    let dateline = find_dateline(text, language, times);
    let full = dateline.and_then(|d| dateline::dateline_clues(text, d, &mut evidence));
    dateline::lead_weekday(text, dateline, times, &mut cues, &mut evidence, &mut leanings);
    words::time_clues(text, dateline, times, &mut cues, today, &mut evidence, &mut leanings);
    words::pauses(text, times, &mut cues, &mut leanings);
    evidence.extend(offices::offices(text, language, &find_persons(text, language), &mut cues));
    let mut facts = facts::Facts { text, language, times, dateline, evidence: &mut evidence, leanings: &mut leanings };
    facts.read(&mut cues);

    let mut clues: Vec<Clue> = Vec::new();
    if let Some((date, basis)) = document.published.filter(|_| believed(document, today).is_none()) {
        let says = format!("the date of the {basis} lies in the future: refused");
        clues.push(Clue { words: date.date().to_string(), span: None, says });
    }
    let list = |clues: &mut Vec<Clue>, dropped: &[usize], days: &[NaiveDate]| {
        for (i, e) in evidence.iter().enumerate() {
            let mut clue = e.clue.clone();
            if dropped.contains(&i) {
                clue.says.push_str(" (contradicts the others: left out)");
            }
            clues.push(clue);
        }
        // A leaning that none of the days has explains nothing.
        let bears = |l: &&Leaning| days.is_empty() || days.iter().any(|d| l.condition.holds(*d));
        clues.extend(leanings.iter().filter(bears).map(|l| l.clue.clone()));
    };
    if let Some((date, basis)) = believed(document, today) {
        clues.extend(full.map(|(_, clue)| clue));
        list(&mut clues, &[], &[date]);
        let date = Some(EventDate::day(date));
        return Publication { date, candidates: Vec::new(), basis: Some(basis), clues };
    }
    if let Some((date, clue)) = full.filter(|(d, _)| *d <= today) {
        clues.push(clue);
        list(&mut clues, &[], &[date]);
        let date = Some(EventDate::day(date));
        return Publication { date, candidates: Vec::new(), basis: Some(PublishedBasis::Dateline), clues };
    }
    let solution = solve::solve(&evidence, &leanings, today);
    let days: Vec<NaiveDate> = solution.day.into_iter().chain(solution.candidates.iter().copied()).collect();
    list(&mut clues, &solution.dropped, &days);
    if let Some(year) = solution.assumed {
        let says = format!("nothing bounds the years: taken to be no older than {year}");
        clues.push(Clue { words: String::new(), span: None, says });
    }
    Publication {
        date: solution.day.map(EventDate::day),
        candidates: solution.candidates,
        basis: solution.day.map(|_| PublishedBasis::Inferred),
        clues,
    }
}
