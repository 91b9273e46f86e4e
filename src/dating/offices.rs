//! Persons under their full names with an office beside them: the article was written while they held it.

use super::clue::{Clue, Condition, Evidence, Kind};
use super::cues::Cues;
use crate::find::NamedPerson;
use crate::lang::Language;
use crate::model::Role;
use crate::text::Text;
use chrono::NaiveDate;

/// Words before and after a name in which its office is looked for.
const BEFORE: usize = 9;
const AFTER: usize = 6;
/// Words before a surname: the office stands right there.
const CLOSE: usize = 4;
/// Names whose offices are looked up; an article names fewer.
const MOST: usize = 60;

/// One clue for each named person whose office stands beside the name.
pub(super) fn offices(text: &Text, language: &Language, names: &[NamedPerson], cues: &mut Cues) -> Vec<Evidence> {
    let mut out: Vec<Evidence> = Vec::new();
    for (n, name) in names.iter().enumerate().take(MOST) {
        let at = text.sentences.partition_point(|s| s.end <= name.first);
        let Some(sentence) = text.sentences.get(at).filter(|s| name.end <= s.end) else { continue };
        let (first, end) = (name.first as usize, name.end as usize);
        // What stands before the name before this one is that one's office.
        let last = names[..n].last().map_or(0, |before| before.end as usize);
        let reach = if name.short { CLOSE } else { BEFORE };
        let from = first.saturating_sub(reach).max(sentence.first as usize).max(last);
        // An office behind the name is set off: "Annan, the Secretary-General,".
        let off = !name.short && (end as u32) < sentence.end && matches!(text.word(end), "," | "،" | "(" | "-" | "–");
        let to = if off { (end + AFTER).min(sentence.end as usize) } else { end };
        let to = names.get(n + 1).map_or(to, |next| to.min(next.first as usize)).max(end);
        let window: Vec<&str> = (from..first).chain(end..to).map(|i| language.stem(text.word(i))).collect();
        // «الرئيس السابق», "former president": the office had ended.
        let former = (first.saturating_sub(3).max(from)..first).any(|i| cues.has(text, i as u32, "former"));
        let mut best = (0, Vec::new(), String::new());
        for person in &name.persons {
            let roles = &language.world.actor(*person).roles;
            for (role, words) in roles.iter().zip(language.title_words(*person)) {
                let title = role.title(language.code());
                let shared = shared(words, &window);
                if shared > best.0 {
                    best = (shared, Vec::new(), title.to_owned());
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
        let kind = if name.short { Kind::Surname } else { Kind::Office };
        out.push(Evidence { kind, clue, condition: Condition::Within(spans) });
    }
    out
}

fn span_of(role: &Role) -> (NaiveDate, NaiveDate) {
    let from = role.from.map_or(NaiveDate::MIN, |m| m.first());
    let to = role.to.map_or(NaiveDate::MAX, |m| m.last());
    (from, to)
}

/// How many words of the title stand in the window: all of them, or none.
fn shared(title: &[String], window: &[&str]) -> usize {
    if title.iter().all(|word| window.contains(&word.as_str())) { title.len() } else { 0 }
}
