//! One pass over the atoms with a stack of open clauses: what is open, what was seen, and the loop.
//!
//! Order of words is a parameter: `verb_first` takes the subject after the verb where none stood before it,
//! `subject_first` before it, `verb_last` collects and lets markers speak.

mod asides;
mod describe;
mod doers;
mod mentions;
mod predicates;
mod punct;
mod subjects;
mod times;
mod verbs;
mod words;

pub use asides::dateline_end;

use super::node::{Argument, Clauses, Node, NodeId, Relation};
use crate::find::{AtomKind, Finds};
use crate::lang::Language;
use crate::model::FrameKind;
use asides::aside_end;

/// One open clause.
#[derive(Debug)]
struct Clause {
    relation: Relation,
    parent: Option<NodeId>,
    subject: Vec<u32>,
    subject_node: Option<NodeId>,
    /// Last verb of the clause.
    verb: Option<NodeId>,
    /// Last finite verb of the clause.
    finite: Option<NodeId>,
    /// Last node of the clause, verb or noun.
    last: Option<NodeId>,
    quote: bool,
    /// Opened by "when", «بينما».
    during: bool,
    /// Times and places before the first predicate.
    times: Vec<(u32, u8)>,
    /// Arguments before the verb (verb_last), or what a relative word stands for: "whom".
    waiting: Vec<Argument>,
    /// Where a relative clause happens: "Brussels, where".
    place: Option<u32>,
    /// Whose the subject of a relative clause is: "whose country".
    owner: Vec<u32>,
    /// Whom a relative clause speaks of.
    antecedent: Vec<u32>,
    /// The noun of action that a relative clause speaks of.
    antecedent_node: Option<NodeId>,
}

/// Signs seen since the last predicate.
#[derive(Clone, Copy, Debug, Default)]
struct Signs {
    negated: bool,
    past: bool,
    future: bool,
    modal: bool,
    /// "possible": of the noun that follows.
    maybe: bool,
    must: bool,
    conditional: bool,
    question: bool,
    had: bool,
    have: bool,
    be: bool,
    to: bool,
    done: bool,
    before: bool,
    comma: bool,
    and: bool,
    /// "second day of": 2.
    day: u8,
}

/// Where the last mention went, so that one joined by "and" follows it.
#[derive(Clone, Copy, Debug)]
enum Slot {
    None,
    ClauseSubject,
    NodeSubject(NodeId),
    Argument(NodeId, usize),
    By(NodeId),
    Owner(NodeId),
    Waiting(usize),
}

struct Machine<'m> {
    finds: &'m Finds,
    language: &'m Language,
    out: Clauses,
    stack: Vec<Clause>,
    signs: Signs,
    slot: Slot,
    /// A nationality or owner waiting for the noun that it stands before.
    pending_owner: Option<(u32, u32)>,
    quote_open: bool,
    /// Roots of a quotation that nobody has been named for yet.
    orphans: Vec<NodeId>,
    /// "according to what …" waits for its verb.
    according_open: bool,
    /// Atom after a mention that found no slot.
    passed_over: Option<u32>,
    /// Times that stand after "and", before the verb that they date.
    next_times: Vec<(u32, u8)>,
    /// Times in front of a noun of action, its own.
    noun_times: Vec<(u32, u8)>,
    /// First node after the last full stop, for a question mark to reach back to.
    asked_from: NodeId,
    /// Clauses that were open when the first dash of two came.
    dash_depth: Option<usize>,
    /// «كانت» opened the sentence: its verbs are background.
    anterior: bool,
}

/// Reads the clauses of one sentence.
pub fn split_clauses(finds: &Finds, language: &Language) -> Clauses {
    let mut machine = Machine {
        finds,
        language,
        out: Clauses::default(),
        stack: vec![Clause::new(Relation::Main, None)],
        signs: Signs::default(),
        slot: Slot::None,
        pending_owner: None,
        quote_open: false,
        orphans: Vec::new(),
        anterior: false,
        dash_depth: None,
        asked_from: 0,
        according_open: false,
        passed_over: None,
        next_times: Vec::new(),
        noun_times: Vec::new(),
    };
    let predicates = finds.atoms.iter().filter(|a| matches!(a.kind, AtomKind::Predicate { .. }));
    machine.out.nodes.reserve(predicates.count());
    let mut mention_at = vec![u32::MAX; finds.atoms.len()];
    for (n, mention) in finds.actors.iter().enumerate() {
        mention_at[mention.first as usize] = n as u32;
    }
    let mut i = dateline_end(finds);
    while i < finds.atoms.len() {
        if let Some(end) = aside_end(finds, i) {
            machine.slot = Slot::None;
            i = end;
        } else if mention_at[i] != u32::MAX {
            let n = mention_at[i];
            machine.mention(n);
            i = (finds.actors[n as usize].end as usize).max(i + 1);
        } else {
            machine.atom(i);
            i += 1;
        }
    }
    machine.finish();
    machine.out
}

impl Clause {
    fn new(relation: Relation, parent: Option<NodeId>) -> Self {
        Clause {
            relation,
            parent,
            subject: Vec::new(),
            subject_node: None,
            verb: None,
            finite: None,
            last: None,
            quote: false,
            during: false,
            times: Vec::new(),
            waiting: Vec::new(),
            place: None,
            owner: Vec::new(),
            antecedent: Vec::new(),
            antecedent_node: None,
        }
    }
}

impl Machine<'_> {
    fn top(&mut self) -> &mut Clause {
        if self.stack.is_empty() {
            self.stack.push(Clause::new(Relation::Main, None));
        }
        let last = self.stack.len() - 1;
        &mut self.stack[last]
    }

    fn verb_first(&self) -> bool {
        self.language.tables.config.order == "verb_first"
    }

    fn verb_last(&self) -> bool {
        self.language.tables.config.order == "verb_last"
    }

    fn kind_of(&self, node: NodeId) -> FrameKind {
        self.kind(&self.out.nodes[node])
    }

    /// Kind of the frame that a node's first reading stands for.
    fn kind(&self, node: &Node) -> FrameKind {
        node.readings
            .first()
            .and_then(|r| self.language.tables.lexemes[r.lexeme as usize].links.first())
            .map_or(FrameKind::Event, |l| self.language.world.frame(l.frame).kind)
    }

    fn licenses(&self, node: NodeId, marker: u8) -> bool {
        let links =
            self.out.nodes[node].readings.iter().flat_map(|r| &self.language.tables.lexemes[r.lexeme as usize].links);
        links.into_iter().any(|l| [&l.recipient, &l.theme, &l.source].iter().any(|m| m.contains(&marker)))
    }

    fn atom(&mut self, i: usize) {
        let atom = self.finds.atoms[i];
        match atom.kind {
            AtomKind::Predicate { from, to } => self.predicate(i, atom, (from, to)),
            AtomKind::Function { class, index } => self.function(i, class, index, &atom),
            AtomKind::Time(time) => self.time(i, time),
            AtomKind::Place(place) => {
                if let Some(node) = self.top().last
                    && self.out.nodes[node].place.is_none()
                {
                    self.out.nodes[node].place = Some(place);
                }
            }
            AtomKind::Punct(',' | '،') if self.list_goes_on(i) => {}
            AtomKind::Punct('_' | '-' | '–' | '—') => self.dash(i),
            AtomKind::Punct(sign) => self.punct(i, sign),
            AtomKind::Word => {
                if self.verb_first() {
                    // «لم يتطرق»: the negation was of this word.
                    self.signs.negated = false;
                }
                if atom.clitics.conjunction {
                    self.slot = Slot::None;
                }
            }
            _ => {
                if atom.clitics.conjunction {
                    self.slot = Slot::None;
                }
            }
        }
    }
}
