//! Verb or noun? One written form, several readings; the neighbours decide.

use crate::find::{Atom, AtomKind, Finds, PredicateReading};
use crate::lang::Language;
use crate::model::{Features, NameKind, Shape};
use crate::pack::WordClass;

/// What the neighbours say of a form.
pub(super) struct Chosen {
    pub readings: Vec<PredicateReading>,
    pub verbal: bool,
    pub passive: bool,
}

/// What stood before a predicate, without adverbs and other unknown words.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Before {
    pub be: bool,
    pub have: bool,
    pub to: bool,
    pub modal: bool,
    pub verb_seen: bool,
    /// An indefinite noun of action stands right before, and the word can only say more of it.
    pub described: bool,
    /// A noun of action under a preposition goes on here, if the word may be a noun.
    pub row: bool,
    /// The clause is what somebody says, opened by "that".
    pub content: bool,
    /// The clause is what somebody asks for, and has no verb yet.
    pub wished: bool,
    /// A verb stands right before it.
    pub adjacent: bool,
    /// The clause has its verb, one that tells a deed, and nothing opened another.
    pub closed: bool,
}

fn noun(r: &PredicateReading) -> bool {
    !r.features.is_finite() && matches!(r.features.shape(), Shape::Noun)
}

/// Keeps the readings that fit the neighbours of atom `i`.
pub(super) fn choose(finds: &Finds, i: usize, range: (u32, u32), before: Before, language: &Language) -> Chosen {
    let all = &finds.readings[range.0 as usize..range.1 as usize];
    let chosen = if language.tables.config.capitals || language.tables.config.order == "subject_first" {
        by_auxiliaries(finds, i, all, before, language)
    } else {
        by_position(finds, i, all, before, language)
    };
    if chosen == Choice::Nothing {
        return Chosen { readings: Vec::new(), verbal: false, passive: false };
    }
    let keep: Vec<PredicateReading> = all.iter().copied().filter(|r| chosen.fits(r.features)).collect();
    let mut readings = if keep.is_empty() { all.to_vec() } else { keep };
    // News speaks of third persons, and of what somebody does: «اجرى» without its hamza is "held", not "I run".
    let spoken = |r: &PredicateReading| r.features.has(Features::FIRST) || r.features.has(Features::SECOND);
    if readings.iter().any(|r| !spoken(r)) {
        readings.retain(|r| !spoken(r));
    }
    if language.tables.config.order == "verb_first" {
        readings.sort_by_key(|r| (!r.exact, r.features.has(Features::PASSIVE)));
    }
    let verbal = chosen != Choice::Verbal && readings.first().is_some_and(|r| !noun(r));
    let marked = readings.first().is_some_and(|r| r.features.has(Features::PASSIVE));
    let passive = marked || (verbal && chosen == Choice::Passive);
    Chosen { readings, verbal, passive }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Choice {
    Noun,
    Finite,
    Bare,
    Gerund,
    /// A gerund that stands as a noun.
    Verbal,
    Passive,
    Perfect,
    Participle,
    /// No reading fits: an ordinary word.
    Nothing,
}

impl Choice {
    fn fits(self, features: Features) -> bool {
        let shape = features.shape();
        match self {
            Choice::Noun => matches!(shape, Shape::Noun),
            Choice::Finite => matches!(shape, Shape::Past | Shape::Present | Shape::Bare),
            Choice::Bare => matches!(shape, Shape::Bare),
            Choice::Gerund | Choice::Verbal => matches!(shape, Shape::Gerund),
            Choice::Passive | Choice::Perfect => matches!(shape, Shape::PassiveParticiple),
            Choice::Nothing => false,
            Choice::Participle => matches!(shape, Shape::ActiveParticiple | Shape::PassiveParticiple),
        }
    }
}

/// English: auxiliaries and determiners before, "by" after.
fn by_auxiliaries(finds: &Finds, i: usize, all: &[PredicateReading], before: Before, language: &Language) -> Choice {
    let has = |shape: Shape| all.iter().any(|r| r.features.shape() == shape);
    let previous = i.checked_sub(1).map(|p| &finds.atoms[p]);
    let next = finds.atoms.get(i + 1);
    if before.be {
        if has(Shape::PassiveParticiple) {
            return Choice::Passive;
        }
        if has(Shape::Gerund) {
            return Choice::Gerund;
        }
        return Choice::Noun;
    }
    if before.have && has(Shape::PassiveParticiple) {
        return Choice::Perfect;
    }
    if (before.to || before.modal) && has(Shape::Bare) {
        return Choice::Bare;
    }
    let nominal_before = previous.is_some_and(|a| match a.kind {
        AtomKind::Function { class, .. } => {
            matches!(
                class,
                WordClass::Article | WordClass::Determiner | WordClass::Preposition | WordClass::By | WordClass::Former
            )
        }
        AtomKind::Possessive | AtomKind::Number => true,
        AtomKind::Name { kind, .. } => kind == NameKind::Adjective,
        _ => false,
    });
    let after_preposition = previous
        .is_some_and(|a| matches!(a.kind, AtomKind::Function { class: WordClass::Preposition | WordClass::By, .. }));
    if has(Shape::Noun) && nominal_before {
        return Choice::Noun;
    }
    if has(Shape::Gerund) {
        // "the bombing of", "Russian shelling of" are nouns; "by bombing" is a verb.
        return if nominal_before && !after_preposition { Choice::Verbal } else { Choice::Gerund };
    }
    let determined = previous.is_some_and(|a| {
        matches!(
            a.kind,
            AtomKind::Function { class: WordClass::Article | WordClass::Determiner, .. } | AtomKind::Possessive
        )
    });
    if determined || (nominal_before && !has(Shape::Past)) {
        // "all states", "the wounded": a noun that is no noun of ours.
        return Choice::Nothing;
    }
    let heads = |a: &Atom| matches!(a.kind, AtomKind::Word | AtomKind::Name { .. } | AtomKind::Predicate { .. });
    if before.adjacent && has(Shape::Past) && next.is_some_and(heads) {
        // "turned down repeated requests": no two finite verbs stand side by side.
        return Choice::Nothing;
    }
    if has(Shape::Past) {
        // "rejected a proposal by": where the frame itself takes "by", it names no agent.
        let taken = |marker: u8| {
            let links = all.iter().flat_map(|r| &language.tables.lexemes[r.lexeme as usize].links);
            links.into_iter().any(|l| l.recipient.contains(&marker) || l.theme.contains(&marker))
        };
        let by_next = next.is_some_and(|a| match a.kind {
            AtomKind::Function { class: WordClass::By, index } => {
                !taken(language.tables.function_markers[index as usize])
            }
            _ => false,
        });
        if (by_next && has(Shape::PassiveParticiple)) || nominal_before {
            return Choice::Passive;
        }
        return Choice::Finite;
    }
    let singular = previous.is_some_and(|a| matches!(a.kind, AtomKind::Name { kind, .. } if kind != NameKind::Plural));
    if before.wished && singular && has(Shape::Bare) {
        // "demanded that France end its bombing": what is asked for, in the bare form.
        return Choice::Bare;
    }
    let governed = i.checked_sub(2).map(|p| finds.atoms[p].kind);
    let of = matches!(governed, Some(AtomKind::Function { class: WordClass::Preposition, .. }));
    if singular && of && has(Shape::Noun) {
        // "the second day of Oslo talks"
        return Choice::Noun;
    }
    if singular && has(Shape::Noun) && has(Shape::Bare) && !has(Shape::Present) {
        // "the Tanzania blast": one state's verb would end in -s.
        return Choice::Noun;
    }
    let complemented = next.is_none_or(|a| match a.kind {
        AtomKind::Function { class, .. } => {
            matches!(class, WordClass::Preposition | WordClass::To | WordClass::By | WordClass::That)
        }
        AtomKind::Punct(_) => true,
        _ => false,
    });
    if singular && has(Shape::Noun) && before.closed && complemented {
        // "ignored U.S. requests to": the clause has its verb.
        return Choice::Noun;
    }
    let subject_before = previous.is_some_and(subject_like);
    if (has(Shape::Present) || has(Shape::Bare)) && (subject_before || !has(Shape::Noun)) {
        return Choice::Finite;
    }
    if has(Shape::Noun) {
        return Choice::Noun;
    }
    if has(Shape::PassiveParticiple) { Choice::Passive } else { Choice::Finite }
}

fn subject_like(atom: &Atom) -> bool {
    match atom.kind {
        AtomKind::Name { kind, .. } => kind != NameKind::Adjective,
        AtomKind::Agent { .. } => true,
        AtomKind::Function { class, .. } => {
            matches!(class, WordClass::Pronoun | WordClass::Relative | WordClass::Both | WordClass::OwnCountry)
        }
        _ => false,
    }
}

/// A word of action that can be nothing but a noun.
fn only_noun(finds: &Finds, atom: &Atom) -> bool {
    match atom.kind {
        AtomKind::Predicate { from, to } => finds.readings[from as usize..to as usize].iter().all(noun),
        _ => false,
    }
}

/// Arabic: clitics on the form, and what stands before it.
fn by_position(finds: &Finds, i: usize, all: &[PredicateReading], before: Before, language: &Language) -> Choice {
    let verb = all.iter().any(|r| r.features.is_finite());
    let nominal = all.iter().any(noun);
    let participle =
        all.iter().any(|r| matches!(r.features.shape(), Shape::ActiveParticiple | Shape::PassiveParticiple));
    if !verb {
        return if nominal { Choice::Noun } else { Choice::Participle };
    }
    if !nominal && !participle {
        // «على وتدين»: no verb follows such a preposition, so this is a noun of somebody else's.
        let governed = i.checked_sub(1).is_some_and(|p| match finds.atoms[p].kind {
            AtomKind::Function { class: WordClass::Preposition, index } => {
                language.tables.config.noun_markers.contains(&language.tables.functions[index as usize].form)
            }
            _ => false,
        });
        return if governed { Choice::Nothing } else { Choice::Finite };
    }
    if all[0].clitics.article || (all[0].clitics.has_preposition() && nominal) {
        return if nominal { Choice::Noun } else { Choice::Participle };
    }
    let after_have = i
        .checked_sub(1)
        .is_some_and(|p| matches!(finds.atoms[p].kind, AtomKind::Function { class: WordClass::Have, .. }));
    if after_have && !all[0].clitics.has_preposition() {
        // «قد وقعا»: after the sign of the perfect stands a verb.
        return Choice::Finite;
    }
    let accusative = all.iter().any(|r| noun(r) && r.features.has(Features::ACCUSATIVE));
    let after_subject = before.content
        && !before.verb_seen
        && i.checked_sub(1)
            .is_some_and(|p| matches!(finds.atoms[p].kind, AtomKind::Name { .. } | AtomKind::Agent { .. }));
    // «أن جنديين قتلا»: after their subject two have done it.
    if accusative
        && !after_subject
        && all.iter().filter(|r| r.features.is_finite()).all(|r| r.features.has(Features::DUAL))
    {
        // «طلبا» is a demand before it is "they two demanded".
        return Choice::Noun;
    }
    // «أعلنت رسميا تخليها»: an adverb between changes nothing.
    let filler = |a: &&Atom| !matches!(a.kind, AtomKind::Function { class: WordClass::Filler, .. });
    let Some(previous) = finds.atoms[..i].iter().rev().find(filler) else { return Choice::Finite };
    let past = all.iter().filter(|r| r.features.is_finite()).all(|r| r.features.shape() == Shape::Past);
    if nominal && past && matches!(previous.kind, AtomKind::Function { class: WordClass::That, .. }) {
        // «أن ضرب التنظيمات يضعف»: after "that" stands a subject or a non-past verb.
        return Choice::Noun;
    }
    if before.described && !all[0].clitics.conjunction && past {
        // «توغل إسرائيلي قتل فيه ناشطان», «انقلاب نفذه ضباط»: a verb that says which.
        return Choice::Finite;
    }
    let taken = matches!(previous.kind, AtomKind::Name { .. } | AtomKind::Agent { .. } | AtomKind::Time(_));
    if nominal && taken && before.verb_seen && !all[0].clitics.conjunction {
        // «واصلت إسرائيل قصف غزة», «أعلنت دمشق أمس قطع»: the verb has its subject, this is its object.
        return Choice::Noun;
    }
    let row = before.row || previous.clitics.conjunction && only_noun(finds, previous);
    if nominal && all[0].clitics.conjunction && row {
        // «حالات تعذيب واغتصاب وقتل», «اختطاف السفير وقتله»: a row of nouns goes on.
        return Choice::Noun;
    }
    let clause_start = match previous.kind {
        AtomKind::Punct(_) | AtomKind::Name { .. } | AtomKind::Time(_) => true,
        // «أن جنديا قتل»: the subject of a content stands before its verb.
        AtomKind::Agent { .. } if before.content && !before.verb_seen => true,
        AtomKind::Function { class, .. } => !matches!(
            class,
            WordClass::Preposition
                | WordClass::By
                | WordClass::Done
                | WordClass::Must
                | WordClass::Modal
                | WordClass::According
        ),
        _ => all[0].clitics.conjunction,
    };
    if clause_start {
        Choice::Finite
    } else if nominal {
        Choice::Noun
    } else {
        Choice::Participle
    }
}
