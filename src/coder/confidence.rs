//! The signs that an event's confidence rests on.

use super::draft::Draft;
use super::frames::Framed;
use crate::clause::{Node, Relation};
use crate::lang::Language;
use crate::model::{Sign, Signs, Status};

/// How many points a rival frame may lie behind and still be close.
const CLOSE: f32 = 1.0;

/// The signs of a draft at its node; whether words date it is added once that is known.
pub(super) fn signs_of(draft: &Draft, node: &Node, framed: Option<&Framed>, language: &Language) -> Signs {
    let frame = language.world.frame(draft.frame);
    let loose = |list: &[super::context::Who]| !list.is_empty() && list.iter().all(|w| w.actor.is_none());
    let lexeme = node.readings.first().map(|r| &language.tables.lexemes[r.lexeme as usize]);
    let close = |f: &Framed| f.rivals.iter().any(|(_, points)| f.points - points < CLOSE);
    let alone = draft.recipients.is_empty() && !frame.reciprocal && draft.actors.len() < 2;
    let mut signs = Signs::default();
    let mut note = |sign, holds| signs.note(sign, holds);
    note(Sign::Base, true);
    note(Sign::Noun, !node.verbal && draft.operators.is_empty());
    note(Sign::Definite, !node.verbal && node.definite);
    note(Sign::Operated, !draft.operators.is_empty());
    note(Sign::Passive, node.verbal && node.passive);
    note(Sign::Inexact, framed.is_some_and(|f| !f.exact));
    note(Sign::Ambiguous, lexeme.is_some_and(|l| l.links.len() > 1));
    note(Sign::Close, framed.is_some_and(close));
    note(Sign::NoActor, draft.actors.is_empty());
    note(Sign::LooseActor, loose(&draft.actors));
    note(Sign::NoRecipient, alone);
    note(Sign::LooseRecipient, loose(&draft.recipients));
    note(Sign::Inherited, node.inherited);
    note(Sign::Content, node.relation == Relation::Content);
    note(Sign::Relative, node.relation == Relation::Relative);
    note(Sign::Subordinate, node.relation == Relation::Subordinate);
    note(Sign::Complement, node.verbal && node.relation == Relation::Complement);
    note(Sign::Background, draft.background);
    note(Sign::Unreal, draft.status != Status::Actual);
    note(Sign::Reported, draft.reporter.is_some());
    let quads = [Sign::Quad1, Sign::Quad2, Sign::Quad3, Sign::Quad4];
    note(quads[usize::from(draft.class.quad().clamp(1, 4)) - 1], true);
    signs
}
