//! Which frame a predicate stands for, when its word has several.

use crate::clause::{Clauses, Node, NodeId, Relation};
use crate::find::{Atom, AtomKind, BARE, Finds};
use crate::lang::{Language, Link, OBJECT};
use crate::model::{FrameId, FrameKind, Shape};
use crate::pack::WordClass;
use crate::text::Text;

/// The frame chosen for a node.
#[derive(Clone, Debug)]
pub(super) struct Framed {
    pub frame: FrameId,
    pub link: Link,
    /// Spelled exactly as the dictionary has it.
    pub exact: bool,
    /// How well the words around it fit the frame.
    pub points: f32,
    /// The node whose action this one starts, stops, performs or tries.
    pub complement: Option<NodeId>,
    /// Frames that competed and lost, with their points, for `explain`.
    pub rivals: Vec<(FrameId, f32)>,
}

/// Whether a frame of this kind only shapes what another word names.
pub(super) fn is_operator(kind: FrameKind) -> bool {
    !matches!(kind, FrameKind::Event | FrameKind::Speech | FrameKind::State | FrameKind::Wrong)
}

/// Chooses a frame for each node, the last node first, so that operators see what they govern.
pub(super) fn frame_clauses(
    clauses: &Clauses,
    finds: &Finds,
    text: &Text<'_>,
    language: &Language,
) -> Vec<Option<Framed>> {
    (0..clauses.nodes.len()).map(|id| frame_node(clauses, id, finds, text, language)).collect()
}

/// How many atoms after an operator the noun or verb that it acts on may stand: subjects may be long.
const OPERATOR_REACH: u32 = 14;

/// How many atoms after a predicate its companion word may stand.
const COMPANION_REACH: usize = 9;
/// How many atoms before a passive its companion word may stand.
const COMPANION_BACK: usize = 6;

/// How many atoms before a verb the noun that its relative clause speaks of may stand.
const RELATIVE_REACH: usize = 4;
/// How many atoms before a verb the relative word of its clause may stand.
const RELATIVE_BACK: usize = 6;

/// Whether one of the words that the link asks for follows in the clause.
///
/// Where clitics are written onto words the piece may stand anywhere in the word, elsewhere at its beginning.
fn has_companion(node: &Node, link: &Link, finds: &Finds, text: &Text<'_>, joins: bool) -> bool {
    if link.with.is_empty() {
        return true;
    }
    let number = |k: usize| matches!(finds.atoms.get(k).map(|a| a.kind), Some(AtomKind::Number));
    // "352.5 million": a point between figures ends nothing.
    let ends = |k: usize| {
        matches!(finds.atoms[k].kind, AtomKind::Punct('.' | ';' | '؛')) && !(k > 0 && number(k - 1) && number(k + 1))
    };
    let stands = |a: &Atom| (a.first as usize..a.end as usize).any(|t| companion_at(text, t, link, joins));
    let at = node.atom as usize;
    let from = (at + 1).min(finds.atoms.len());
    let object = || node.passive || finds.atoms.get(from).is_some_and(begins_object);
    if link.with.iter().any(|w| w == OBJECT_FOLLOWS) && object() {
        return true;
    }
    let pronoun = |a: &Atom| matches!(a.kind, AtomKind::Function { class: WordClass::Relative, .. });
    if joins
        && node.relation == Relation::Relative
        && at.checked_sub(1).is_some_and(|k| pronoun(&finds.atoms[k]))
        && finds.atoms[at.saturating_sub(RELATIVE_REACH)..at].iter().any(stands)
    {
        // «العقوبات التي فرضت»: the companion is what the clause speaks of.
        return true;
    }
    if !joins && node.relation == Relation::Relative && !node.arguments.iter().any(|a| a.marker == BARE) {
        // "the troops that Moscow has massed": the word before the relative one.
        let relative =
            |a: &Atom| matches!(a.kind, AtomKind::Function { class: WordClass::Relative | WordClass::That, .. });
        let back = at.saturating_sub(RELATIVE_BACK)..at;
        if back.rev().find(|k| relative(&finds.atoms[*k])).is_some_and(|k| k > 0 && stands(&finds.atoms[k - 1])) {
            return true;
        }
    }
    // Names of parties may be long; they do not count, yet a companion may stand in them.
    let mut mentions = finds.actors.iter().skip_while(|m| m.end as usize <= from).peekable();
    let mut reach = COMPANION_REACH;
    for (k, atom) in finds.atoms.iter().enumerate().skip(from) {
        while mentions.peek().is_some_and(|m| m.end as usize <= k) {
            mentions.next();
        }
        let named = joins && mentions.peek().is_some_and(|m| m.first as usize <= k);
        if reach == 0 || ends(k) {
            break;
        }
        reach -= usize::from(!named);
        if stands(atom) {
            return true;
        }
    }
    // "the accord signed by": what a passive is done to stands before it.
    let back = at.saturating_sub(COMPANION_BACK)..at;
    node.passive && !joins && back.rev().take_while(|k| !ends(*k)).any(|k| stands(&finds.atoms[k]))
}

/// Companion that stands for any object right after the verb: "returned the crown to" is no journey.
const OBJECT_FOLLOWS: &str = "*";

/// Whether a noun phrase may begin with this atom.
fn begins_object(atom: &Atom) -> bool {
    match atom.kind {
        AtomKind::Function { class, .. } => matches!(class, WordClass::Article | WordClass::Determiner),
        AtomKind::Word
        | AtomKind::Number
        | AtomKind::Name { .. }
        | AtomKind::Agent { .. }
        | AtomKind::Predicate { .. }
        | AtomKind::Place(_) => true,
        _ => false,
    }
}

/// Whether one of a link's companions begins at a token.
fn companion_at(text: &Text<'_>, token: usize, link: &Link, joins: bool) -> bool {
    let word = text.word(token);
    let bytes = word.as_bytes();
    // Where clitics are written on it may begin at any letter.
    let places = if joins { bytes.len() } else { bytes.len().min(1) };
    (0..places).any(|at| {
        word.is_char_boundary(at)
            && link.starts.may_begin(&bytes[at..])
            && link.with.iter().any(|companion| begins_at(text, token, at, companion, joins))
    })
}

/// Whether the words of a companion begin at a byte of a token; the last may go on ("minister" in "ministers").
fn begins_at(text: &Text<'_>, token: usize, at: usize, companion: &str, joins: bool) -> bool {
    if !companion.contains(' ') {
        return text.word(token)[at..].starts_with(companion);
    }
    let mut pieces = companion.split(' ').enumerate().peekable();
    while let Some((n, piece)) = pieces.next() {
        if token + n >= text.scan.tokens.len() {
            return false;
        }
        let word = text.word(token + n);
        let fits = match (pieces.peek().is_some(), joins) {
            (true, _) => word == piece,
            (false, true) => word.contains(piece),
            (false, false) => word.starts_with(piece),
        };
        if !fits {
            return false;
        }
    }
    at == 0
}

/// The noun or verb that an operator acts on: its own child first, then a noun of action as its subject.
fn complement_of(clauses: &Clauses, id: NodeId, link: &Link) -> Option<NodeId> {
    let node = &clauses.nodes[id];
    let child = |k: &NodeId| {
        let other = &clauses.nodes[*k];
        // «حاول أن يقنع» governs as «حاول إقناع» does.
        let governed = other.relation == Relation::Complement || (other.relation == Relation::Content && other.verbal);
        // «يقوم منذ فشل القمة بجولة»: the genitive of a noun that hangs by another marker is not the verb's object.
        let genitive = k.checked_sub(1).map(|b| &clauses.nodes[b]).is_some_and(|before| {
            let apart = before.marker != BARE
                && !link.recipient.contains(&before.marker)
                && !link.theme.contains(&before.marker);
            let construct = before.atom + 1 == other.atom && !before.verbal && !other.verbal && !before.definite;
            let marked = !link.recipient.is_empty() && !link.recipient.contains(&OBJECT);
            marked && construct && apart && before.parent == Some(id) && other.marker == BARE
        });
        let held = other.parent == Some(id) && governed && other.atom > node.atom && !genitive;
        let marked = other.verbal
            || other.marker == BARE
            || link.recipient.contains(&other.marker)
            || link.theme.contains(&other.marker);
        held && marked && !other.apart && other.atom - node.atom <= OPERATOR_REACH
    };
    // «اعتداء أسفر عن مقتل»: what stands under the marker that the word asks for comes before what it speaks of.
    let asked = |k: &NodeId| {
        let marker = clauses.nodes[*k].marker;
        marker != BARE && link.recipient.contains(&marker) && child(k)
    };
    let own = node.antecedent_node.and_then(|_| (id + 1..clauses.nodes.len()).find(asked));
    own.or(node.antecedent_node)
        .or_else(|| (id + 1..clauses.nodes.len()).find(child))
        .or(node.subject_node.filter(|_| node.verbal))
}

/// For a noun operator («استئناف المفاوضات», "resumption of talks"): the noun right after it.
fn next_noun(clauses: &Clauses, id: NodeId) -> Option<NodeId> {
    let node = &clauses.nodes[id];
    let next = clauses.nodes.get(id + 1)?;
    (!next.verbal && next.atom - node.atom <= 4).then_some(id + 1)
}

/// Whether some reading of a node could be an event or shape one, with the companions that it wants.
fn names_event(clauses: &Clauses, id: NodeId, finds: &Finds, text: &Text<'_>, language: &Language) -> bool {
    let node = &clauses.nodes[id];
    let joins = !language.tables.config.proclitics.article.is_empty();
    node.readings.iter().flat_map(|r| &language.tables.lexemes[r.lexeme as usize].links).any(|l| {
        let kind = language.world.frame(l.frame).kind;
        !matches!(kind, FrameKind::State | FrameKind::Speech) && has_companion(node, l, finds, text, joins)
    })
}

fn frame_node(clauses: &Clauses, id: NodeId, finds: &Finds, text: &Text<'_>, language: &Language) -> Option<Framed> {
    let node = &clauses.nodes[id];
    let joins = !language.tables.config.proclitics.article.is_empty();
    let mut best: Option<Candidate<'_>> = None;
    let mut rivals = Vec::new();
    for reading in &node.readings {
        let lexeme = &language.tables.lexemes[reading.lexeme as usize];
        for (rank, link) in lexeme.links.iter().enumerate() {
            if !has_companion(node, link, finds, text, joins) {
                continue;
            }
            let frame = language.world.frame(link.frame);
            let complement = if is_operator(frame.kind) {
                let found = if node.verbal { complement_of(clauses, id, link) } else { next_noun(clauses, id) };
                // "gave Kenya a deadline to leave": the light verb means the noun, not the infinitive.
                let far = |k: NodeId| {
                    let other = &clauses.nodes[k];
                    let shape = other.features().shape();
                    let loose = frame.kind == FrameKind::Light && shape == Shape::Bare || shape == Shape::Gerund;
                    other.verbal && loose && other.atom.saturating_sub(node.atom) > 3
                };
                found.filter(|k| !far(*k))
            } else {
                None
            };
            let mut points = fit(node, link) - rank as f32 * 0.1 + f32::from(u8::from(reading.exact)) * 0.5;
            if is_operator(frame.kind) {
                let event = complement.is_some_and(|k| names_event(clauses, k, finds, text, language));
                points += if event { 3.0 } else { -3.0 };
            }
            // Words of several tokens say more than one; of two that fit alike, the one that is no event.
            points += match (link.with.is_empty(), frame.kind) {
                (true, _) => 0.0,
                (false, FrameKind::State) => 2.65,
                (false, _) => 2.5,
            };
            points += 0.6 * lexeme.word.matches(' ').count() as f32;
            rivals.push((link.frame, points));
            if best.as_ref().is_none_or(|b| points > b.points) {
                best = Some(Candidate { link, exact: reading.exact, points, complement });
            }
        }
    }
    let Candidate { link, exact, points, complement } = best.filter(|b| b.points >= -1.5)?;
    rivals.retain(|(frame, _)| *frame != link.frame);
    Some(Framed { frame: link.frame, link: link.clone(), exact, points, complement, rivals })
}

/// One way to read a node.
struct Candidate<'l> {
    link: &'l Link,
    exact: bool,
    points: f32,
    complement: Option<NodeId>,
}

/// How well the arguments fit a link's markers.
fn fit(node: &Node, link: &Link) -> f32 {
    let mut points = 0.0;
    for argument in &node.arguments {
        if argument.marker == BARE {
            points += if link.recipient.contains(&OBJECT) { 1.5 } else { 0.0 };
        } else if link.recipient.contains(&argument.marker) || link.source.contains(&argument.marker) {
            points += 2.0;
        } else if link.theme.contains(&argument.marker) {
            points += 0.7;
        }
    }
    points
}
