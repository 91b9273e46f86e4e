//! One happening told twice: a telling without a day of its own has the day of the telling that names one.
//!
//! "The blast", «المجزرة», "the bombings which killed 200" refer to what the article tells and dates elsewhere, before or
//! after. All sentences are read first, then each date is decided once.

use super::context::Who;
use super::dates::Dated;
use super::draft::Draft;
use super::parties::country_of;
use crate::clause::{Clauses, Relation};
use crate::lang::Language;
use crate::model::{Class, DateBasis, Phase, Span, Status};

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
pub(super) fn leans(draft: &Draft, clauses: &Clauses, dated: &Dated) -> bool {
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
            draft.class == Class::Assault && (definite || node.during || !node.verbal && node.definite)
        }
        _ => false,
    }
}

/// The date of every telling, in their order.
pub(super) fn dates_of(told: &[Told], language: &Language) -> Vec<Dated> {
    (0..told.len())
        .map(|n| {
            let known = if told[n].leans { same_happening(told, n, language) } else { None };
            known.map_or_else(
                || told[n].dated.clone(),
                |k| Dated { date: told[k].dated.date.clone(), basis: DateBasis::Thread },
            )
        })
        .collect()
}

/// The nearest telling with a day of its own that may be the same happening, those before first.
fn same_happening(told: &[Told], n: usize, language: &Language) -> Option<usize> {
    let countries = |list: &[Who]| -> Vec<&str> {
        list.iter().filter_map(|w| w.actor.map(|a| country_of(&language.world.actor(a).code))).collect()
    };
    let mine = &told[n].draft;
    let (actors, recipients) = (countries(&mine.actors), countries(&mine.recipients));
    let within = |few: &[&str], many: &[Who]| {
        let many = countries(many);
        few.iter().all(|c| many.contains(c))
    };
    let fits = |k: &usize| {
        let other = &told[*k].draft;
        *k != n
            && other.class == mine.class
            && matches!(told[*k].dated.basis, DateBasis::Explicit | DateBasis::Relative)
            && other.status == Status::Actual
            && within(&actors, &other.actors)
            && within(&recipients, &other.recipients)
    };
    (0..n).rev().chain(n + 1..told.len()).find(fits)
}
