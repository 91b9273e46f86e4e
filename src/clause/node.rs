//! One predicate in its clause.

use crate::find::{BARE, PredicateReading};
use crate::model::{Features, PlaceId, Shape, Span};

/// Index of a node within its sentence.
pub type NodeId = usize;

/// How a node hangs from its parent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// A main clause.
    Main,
    /// Content of the parent: "said that", a quotation.
    Content,
    /// An infinitive or a verbal noun that the parent governs: "agreed to", «شن هجوما».
    Complement,
    /// A relative clause.
    Relative,
    /// A subordinate clause: "after", «بينما».
    Subordinate,
}

/// Somebody in a slot of a predicate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    /// Marker, [`crate::find::BARE`] for a bare object.
    pub marker: u8,
    /// Mentions joined in it.
    pub mentions: Vec<u32>,
}

/// One predicate with what belongs to it.
#[derive(Clone, Debug)]
pub struct Node {
    /// Atom within the sentence.
    pub atom: u32,
    pub span: Span,
    /// Readings that survived the choice between verb and noun.
    pub readings: Vec<PredicateReading>,
    /// A verb (or participle that acts as one) rather than a noun.
    pub verbal: bool,
    pub parent: Option<NodeId>,
    pub relation: Relation,
    /// The verb that "and" joins this one to, in the same clause.
    pub joined: Option<NodeId>,
    /// In a clause opened by "when", «بينما»: at the same time as its parent.
    pub during: bool,
    /// Marker under which a noun hangs from its parent.
    pub marker: u8,
    pub subject: Vec<u32>,
    /// A noun of action stands as the subject: "talks began".
    pub subject_node: Option<NodeId>,
    /// The subject was not beside the predicate but taken over from another clause.
    pub inherited: bool,
    /// The noun of action that this verb's relative clause speaks of: «الهجوم الذي شنته».
    pub antecedent_node: Option<NodeId>,
    /// An unknown word is the subject.
    pub subject_unknown: bool,
    /// A participle set off by a comma: ", killing 40".
    pub apart: bool,
    /// That word stands before the verb, so that what follows is its object.
    pub noun_before: bool,
    /// Subject of the clause that is its content.
    pub content_subject: Vec<u32>,
    pub arguments: Vec<Argument>,
    /// Agent of a passive.
    pub by: Vec<u32>,
    /// Owner, nationality or genitive of a noun of action.
    pub owner: Vec<u32>,
    /// Time expressions with the marker before each ("since"), [`crate::find::BARE`] for none.
    pub times: Vec<(u32, u8)>,
    pub place: Option<PlaceId>,
    /// A state named as the place.
    pub place_mention: Option<u32>,
    /// A pronoun is written onto it: an object, or an owner.
    pub pronoun: bool,
    pub definite: bool,
    pub negated: bool,
    pub future: bool,
    pub modal: bool,
    pub must: bool,
    /// A verb right after "that" in a language whose facts name their subject there: wished, not told («أن تنسحب»).
    pub wished: bool,
    pub conditional: bool,
    pub question: bool,
    pub anterior: bool,
    /// "has rejected", «قد رفضت»: done by now, no telling when.
    pub perfect: bool,
    pub passive: bool,
    /// An agentless "was done" stands before the noun («تم», «جرى»).
    pub done: bool,
    /// The activity is in its nth day; 0 where nothing says so.
    pub day: u8,
    pub quoted: bool,
}

impl Node {
    /// Features of the first reading.
    pub fn features(&self) -> Features {
        self.readings.first().map_or(Features::new(Shape::Noun), |r| r.features)
    }
}

impl Clauses {
    /// "After talks with Schroeder, Putin said", "spoke on a visit to Chile": the verb on whose occasion, or after which, a
    /// noun under a preposition happened; in a language that names subjects first.
    pub fn occasion_of(&self, id: NodeId) -> Option<NodeId> {
        let node = &self.nodes[id];
        let led = node.marker != BARE || node.relation == Relation::Subordinate;
        let tells = |n: &Node| n.verbal && n.subject_node == Some(id);
        if node.verbal || !led || self.nodes.iter().any(tells) {
            return None;
        }
        match node.parent {
            Some(verb) => Some(verb).filter(|v| self.nodes[*v].verbal),
            None => (id + 1..self.nodes.len()).find(|k| {
                let after = &self.nodes[*k];
                after.verbal && after.relation == Relation::Main && !after.inherited
            }),
        }
    }
}

/// The nodes of a sentence, and who is named as its source.
#[derive(Debug, Default)]
pub struct Clauses {
    pub nodes: Vec<Node>,
    /// "according to X".
    pub according: Option<u32>,
    /// "according to what X reported": the reporting verb.
    pub according_node: Option<NodeId>,
}
