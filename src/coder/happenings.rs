//! One happening told twice: a telling without a day of its own has the day of the telling that names one.
//!
//! "The blast", «المجزرة», "the bombings which killed 200" refer to what the article tells and dates elsewhere, before or
//! after. All sentences are read first, then each date is decided once.

use super::context::Who;
use super::dates::Dated;
use super::draft::Draft;
use super::parties::country_of;
use crate::clause::{Clauses, Relation};
use crate::find::{AtomKind, Finds, find_facts};
use crate::lang::Language;
use crate::model::{Class, DateBasis, EventDate, Moment, Phase, Span, Status};
use crate::pack::{FactRow, WordClass};
use crate::text::Text;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// An event of one sentence, before the whole article has been asked for its day.
#[derive(Debug)]
pub(super) struct Told {
    pub draft: Draft,
    /// Index of the sentence.
    pub sentence: u32,
    /// The sentence.
    pub span: Span,
    /// Name and coordinates.
    pub place: Option<(String, f32, f32)>,
    /// What the sentence itself gives.
    pub dated: Dated,
    /// Classes of the contexts that the words around it give.
    pub contexts: Vec<u8>,
    /// Refers to something told elsewhere.
    pub leans: bool,
}

/// Whether a telling refers to something that is told elsewhere: a noun beside the main line, a definite noun that did
/// it ("the attack killed seven"), a deed in a relative clause.
pub(super) fn leans(draft: &Draft, clauses: &Clauses, finds: &Finds, dated: &Dated) -> bool {
    let node = &clauses.nodes[draft.node];
    if draft.status == Status::Planned || draft.phase == Some(Phase::Resume) {
        return false;
    }
    let subject = |id: usize| clauses.nodes[id].subject_node.is_some_and(|k| clauses.nodes[k].definite);
    let definite = subject(draft.node)
        || draft.operators.iter().any(|op| subject(*op))
        || node.inherited && node.relation == Relation::Complement && node.parent.is_some_and(subject);
    match dated.basis {
        DateBasis::Background => !node.verbal || node.relation == Relation::Relative || definite,
        DateBasis::Publication => {
            // "The eleven Kenyans were killed": those that the news told of.
            let known =
                node.passive && !node.inherited && node.subject.iter().take(1).any(|n| follows_article(finds, *n));
            let definite = definite || known;
            let again = !node.verbal && node.definite;
            let passing = draft.phase.is_none() && draft.operators.is_empty();
            // "The arrest came as", "the signing is": any deed; of attacks, their verbs too.
            draft.class == Class::Assault && (definite || node.during || again) || again && passing
        }
        _ => false,
    }
}

/// Whether an article stands before a mention, numbers between them.
fn follows_article(finds: &Finds, mention: u32) -> bool {
    let before = finds.atoms[..finds.actors[mention as usize].first as usize].iter().rev();
    let first = before.map(|a| a.kind).find(|k| !matches!(k, AtomKind::Number));
    matches!(first, Some(AtomKind::Function { class: WordClass::Article, .. }))
}

/// A dated happening that the article names, with the sentence that names it.
struct Known<'l> {
    fact: &'l FactRow,
    date: EventDate,
    sentence: u32,
}

/// Days after which a happening is no news any more: a telling without a day is then hardly of it.
const NEWS: i64 = 400;

/// The date of every telling, in their order, with the known happening that gave it, if one did.
pub(super) fn dates_of<'l>(
    told: &[Told],
    text: &Text<'_>,
    language: &'l Language,
    today: Option<NaiveDate>,
) -> Vec<(Dated, Option<&'l str>)> {
    // Looked for once, and only where a telling wants it.
    let mut known: Option<Vec<Known<'l>>> = None;
    let dayed = Dayed::new(told);
    let mut out = Vec::with_capacity(told.len());
    for n in 0..told.len() {
        if !told[n].leans {
            out.push((told[n].dated.clone(), None));
            continue;
        }
        if let Some(k) = dayed.same_happening(told, n, language) {
            out.push((Dated { date: told[k].dated.date.clone(), basis: DateBasis::Thread }, None));
            continue;
        }
        let known = known.get_or_insert_with(|| known_happenings(text, language, today));
        out.push(match named_happening(known, &told[n]) {
            Some(k) => (Dated { date: Some(k.date.clone()), basis: DateBasis::Background }, Some(k.fact.id.as_str())),
            None => (told[n].dated.clone(), None),
        });
    }
    out
}

/// Happenings of a known day, lately, that the article names.
fn known_happenings<'l>(text: &Text<'_>, language: &'l Language, today: Option<NaiveDate>) -> Vec<Known<'l>> {
    let Some(today) = today else { return Vec::new() };
    let fresh = |day: NaiveDate| (0..=NEWS).contains(&(today - day).num_days());
    // First and last day of its beginning, where it is known to the day, is news and an event of some class.
    let news = |fact: &FactRow| fact.begins().filter(|(a, b)| a == b && fresh(*a) && !fact.classes.is_empty());
    let facts = &language.world.facts;
    let wanted = |fact: u32| facts.get(fact as usize).is_some_and(|f| news(f).is_some());
    let mentions = find_facts(text, language, &wanted).into_iter();
    mentions
        .filter_map(|m| {
            let fact = facts.get(m.fact as usize)?;
            let (first, last) = news(fact)?;
            let date = match fact.end.as_ref().and_then(EventDate::last) {
                Some(end) if end > last => EventDate::Span(Some(Moment::day(first)), Some(Moment::day(end.min(today)))),
                _ => EventDate::day(first),
            };
            Some(Known { fact, date, sentence: m.sentence })
        })
        .collect()
}

/// The happening that a telling is of: one named in its sentence, else the only one of its class in the article.
fn named_happening<'k, 'l>(known: &'k [Known<'l>], told: &Told) -> Option<&'k Known<'l>> {
    let of_class = |k: &&Known<'l>| k.fact.classes.contains(&told.draft.class);
    let here = known.iter().filter(of_class).find(|k| k.sentence == told.sentence);
    let first = known.iter().find(of_class)?;
    let only = known.iter().filter(of_class).all(|k| k.fact.id == first.fact.id);
    here.or(only.then_some(first))
}

/// Tellings of one class with a day of their own that are looked at on either side of one without; an article has fewer.
const REACH: usize = 200;

/// Tellings that happened on a day of their own, by class, in their order.
struct Dayed {
    by_class: BTreeMap<Class, Vec<usize>>,
}

impl Dayed {
    fn new(told: &[Told]) -> Self {
        let mut by_class: BTreeMap<Class, Vec<usize>> = BTreeMap::new();
        for (k, other) in told.iter().enumerate() {
            let own = matches!(other.dated.basis, DateBasis::Explicit | DateBasis::Relative);
            if own && other.draft.status == Status::Actual {
                by_class.entry(other.draft.class).or_default().push(k);
            }
        }
        Dayed { by_class }
    }

    /// The nearest of them that may be the same happening as telling `n`, those before first.
    fn same_happening(&self, told: &[Told], n: usize, language: &Language) -> Option<usize> {
        let country = |who: &Who| who.actor.map(|a| country_of(&language.world.actor(a).code));
        let mine = &told[n].draft;
        let countries = |list: &[Who]| -> Vec<&str> { list.iter().filter_map(country).collect() };
        let (actors, recipients) = (countries(&mine.actors), countries(&mine.recipients));
        let within = |few: &[&str], many: &[Who]| few.iter().all(|c| many.iter().any(|w| country(w) == Some(*c)));
        let fits = |k: &&usize| {
            let other = &told[**k].draft;
            **k != n && within(&actors, &other.actors) && within(&recipients, &other.recipients)
        };
        let alike = self.by_class.get(&mine.class)?;
        let (before, after) = alike.split_at(alike.partition_point(|k| *k < n));
        before.iter().rev().take(REACH).chain(after.iter().take(REACH)).find(fits).copied()
    }
}
