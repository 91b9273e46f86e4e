//! Persons under their full names with an office beside them: the article was written while they held it.

use super::clue::{Clue, Condition, Evidence, Kind};
use super::cues::Cues;
use crate::find::NamedPerson;
use crate::lang::{Language, Scan, Sense};
use crate::model::{ActorKind, NameKind, Role};
use crate::text::Text;
use chrono::NaiveDate;

/// Words before and after a name in which its office is looked for.
const BEFORE: usize = 9;
const AFTER: usize = 6;
/// Names whose offices are looked up; an article names fewer.
const MOST: usize = 60;

/// One clue for each named person whose office stands beside the name.
pub(super) fn offices(text: &Text, language: &Language, names: &[NamedPerson], cues: &mut Cues) -> Vec<Evidence> {
    let mut titles = Titles { language, scan: Scan::default() };
    let mut out: Vec<Evidence> = Vec::new();
    for name in names.iter().take(MOST) {
        let at = text.sentences.partition_point(|s| s.end <= name.first);
        let Some(sentence) = text.sentences.get(at).filter(|s| name.end <= s.end) else { continue };
        let (first, end) = (name.first as usize, name.end as usize);
        let from = first.saturating_sub(BEFORE).max(sentence.first as usize);
        let to = (end + AFTER).min(sentence.end as usize);
        let window: Vec<&str> = (from..first).chain(end..to).map(|i| text.word(i)).collect();
        // «الرئيس السابق», "former president": the office had ended.
        let former = (first.saturating_sub(3).max(from)..first).any(|i| cues.has(text, i as u32, "former"));
        let mut best = (0, Vec::new(), String::new());
        for person in &name.persons {
            for role in &language.world.actor(*person).roles {
                let title = if language.code() == "ar" { &role.title_ar } else { &role.title_en };
                let shared = titles.shared(title, &window);
                if shared > best.0 {
                    best = (shared, Vec::new(), title.clone());
                }
                if shared > 0 && shared == best.0 {
                    let (a, b) = span_of(role);
                    best.1.push(if former { (b, NaiveDate::MAX) } else { (a, b) });
                }
            }
        }
        let (shared, spans, title) = best;
        if shared == 0 || out.iter().any(|e| e.condition == Condition::Within(spans.clone())) {
            continue;
        }
        let years = |(a, b): &(NaiveDate, NaiveDate)| {
            let shown = |d: &NaiveDate| {
                if *d == NaiveDate::MIN || *d == NaiveDate::MAX { String::new() } else { d.to_string() }
            };
            format!("{}..{}", shown(a), shown(b))
        };
        let held = spans.iter().map(years).collect::<Vec<_>>().join(", ");
        let words = name.span.of(text.raw).to_owned();
        let says = format!("{} as {title} {held}", if former { "no longer in office" } else { "in office" });
        let clue = Clue { words, span: Some(name.span), says };
        out.push(Evidence { kind: Kind::Office, clue, condition: Condition::Within(spans) });
    }
    out
}

fn span_of(role: &Role) -> (NaiveDate, NaiveDate) {
    let from = role.from.map_or(NaiveDate::MIN, |m| m.first());
    let to = role.to.map_or(NaiveDate::MAX, |m| m.last());
    (from, to)
}

struct Titles<'l> {
    language: &'l Language,
    scan: Scan,
}

impl Titles<'_> {
    /// How many words of the title stand in the window: all that carry meaning, or none.
    fn shared(&mut self, title: &str, window: &[&str]) -> usize {
        self.language.scan(title, &mut self.scan);
        let mut shared = 0;
        let mut work = Language::workspace();
        let mut readings = Vec::new();
        let mut skip = 0;
        for i in 0..self.scan.tokens.len() {
            if i < skip {
                continue;
            }
            let word = self.scan.word(i);
            self.language.readings(&self.scan, i, &mut work, &mut readings);
            // The country of an office is often left to the context: «الرئيس» alone is enough.
            let country = |id| matches!(self.language.world.actor(id).kind, ActorKind::State | ActorKind::Territory);
            let names = readings.iter().filter(|r| match r.sense {
                Sense::Name(id, kind) => country(id) || kind == NameKind::Adjective,
                Sense::Place(_) => true,
                _ => false,
            });
            if let Some(tokens) = names.map(|r| r.tokens).max() {
                skip = i + tokens as usize;
                continue;
            }
            let capitals = self.language.tables.config.capitals;
            if capitals && !self.scan.tokens[i].is_capital() || word.chars().count() < 3 {
                continue;
            }
            let stem = self.stem(word);
            if !window.iter().any(|w| self.stem(w) == stem) {
                return 0;
            }
            shared += 1;
        }
        shared
    }

    /// A word without what is joined before it.
    fn stem<'a>(&self, word: &'a str) -> &'a str {
        let clitics = &self.language.tables.config.proclitics;
        let mut word = word;
        for group in [&clitics.conjunction, &clitics.preposition] {
            if !clitics.article.is_empty() {
                for c in group {
                    if let Some(rest) =
                        word.strip_prefix(c.as_str()).filter(|r| r.starts_with(clitics.article.as_str()))
                    {
                        word = rest;
                    }
                }
            }
        }
        word.strip_prefix(clitics.article.as_str()).filter(|r| !r.is_empty()).unwrap_or(word)
    }
}
