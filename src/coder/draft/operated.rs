//! The operators over a node: the light verb, the "began", the "failed to", and the noun joined to the one they govern.

use super::Drafter;
use crate::clause::{Clauses, NodeId};
use crate::find::{AtomKind, Finds};
use crate::model::{Class, FrameKind, Phase};
use crate::pack::WordClass;

/// What the operators over a node add.
#[derive(Default)]
pub(super) struct Operated {
    pub chain: Vec<NodeId>,
    pub phase: Option<Phase>,
    pub halted: bool,
    pub failed: bool,
    pub tried: bool,
    pub intended: bool,
    pub undergone: bool,
}

/// The next noun of action that "and" joins to noun `k` under the same verb.
pub(super) fn joined_noun(clauses: &Clauses, finds: &Finds, k: NodeId, verb: NodeId) -> Option<NodeId> {
    let twin = k + 1;
    let (first, second) = (&clauses.nodes[k], clauses.nodes.get(twin)?);
    let between = finds.atoms.get(first.atom as usize + 1..second.atom as usize)?;
    let joins = between.first()?;
    let and = matches!(joins.kind, AtomKind::Function { class: WordClass::And, .. });
    let light = between[1..].iter().all(|a| {
        matches!(a.kind, AtomKind::Word)
            || matches!(a.kind, AtomKind::Function { class: WordClass::Determiner | WordClass::Article, .. })
    });
    (!first.verbal && !second.verbal && second.parent == Some(verb) && and && light).then_some(twin)
}

impl Drafter<'_> {
    /// What stands over a node, inmost first, and what it makes of it.
    pub(super) fn operated(&self, id: NodeId, class: Class) -> Operated {
        let mut out = Operated::default();
        let mut at = id;
        while let Some(op) = self.operator[at]
            && out.chain.len() < 4
        {
            out.chain.push(op);
            match self.kind(op) {
                Some(FrameKind::Begin) => out.phase = out.phase.or(Some(Phase::Begin)),
                Some(FrameKind::Resume) => out.phase = Some(Phase::Resume),
                Some(FrameKind::Continue) => out.phase = out.phase.or(Some(Phase::Continue)),
                Some(FrameKind::End) => out.phase = Some(Phase::End),
                Some(FrameKind::Halt) => {
                    out.phase = Some(Phase::Suspend);
                    out.halted = true;
                }
                Some(FrameKind::Fail) => out.failed = true,
                Some(FrameKind::Try) => out.tried = true,
                Some(FrameKind::Intend) => out.intended = true,
                Some(FrameKind::Decide) => out.intended = !matches!(class, Class::Sanction | Class::Coerce),
                Some(FrameKind::Undergo) => out.undergone = true,
                _ => {}
            }
            at = op;
        }
        out
    }
}
