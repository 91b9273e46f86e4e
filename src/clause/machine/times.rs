//! Where a time expression or its marker belongs.

use super::Machine;
use crate::clause::node::{NodeId, Relation};
use crate::find::{AtomKind, BARE};
use crate::model::Shape;
use crate::pack::WordClass;

/// Most atoms of a noun phrase behind a comma.
const APPOSITION: usize = 14;

impl Machine<'_> {
    /// A time belongs to the verb of its clause; before the verb it waits, and a noun beside it has it too.
    pub(super) fn time(&mut self, i: usize, time: u32) {
        let marker = self.marker_before(i);
        if !self.verb_first() && self.opens_after_and(i) {
            // "…, and on March 31 the League suspended": opens the next clause.
            self.next_times.push((time, marker));
            return;
        }
        if self.noun_follows(i) {
            // "last Friday's bombings": the noun's own day.
            self.noun_times.push((time, marker));
            return;
        }
        let (mut verb, last) = (self.top().verb, self.top().last);
        if self.verb_first()
            && self.top().relation == Relation::Relative
            && verb.is_some_and(|v| !self.out.nodes[v].times.is_empty())
        {
            // «سيعيد اللاجئين الذين يقيمون حاليا في … خلال الشهر الجاري»: a second time is not the relative clause's.
            let outer = self.stack.len().checked_sub(2).and_then(|k| self.stack[k].verb);
            verb = outer.filter(|v| self.out.nodes[*v].times.is_empty()).or(verb);
        }
        if let (Some(v), Some(noun)) = (verb, last)
            && self.verb_first()
            && !self.out.nodes[v].times.is_empty()
            && let Some(noun) = self.sequel(noun)
        {
            // «وصل الاثنين عقب إعلانهم السبت تعليق»: the noun after "following" has a day of its own.
            self.out.nodes[noun].times.push((time, marker));
            return;
        }
        if verb.is_some()
            && let Some(comma) = self.in_apposition(i)
        {
            // "urged Moscow to end it, the largest since its annexation of Crimea in 2014": of the noun there, if there is one.
            if let Some(noun) = last.filter(|k| self.out.nodes[*k].atom as usize > comma && !self.out.nodes[*k].verbal)
            {
                self.out.nodes[noun].times.push((time, marker));
            }
            return;
        }
        match (verb, last) {
            (Some(v), _) => self.out.nodes[v].times.push((time, marker)),
            (None, Some(noun)) => {
                self.out.nodes[noun].times.push((time, marker));
                self.top().times.push((time, marker));
            }
            (None, None) => self.top().times.push((time, marker)),
        }
    }

    /// The noun under "after" or "before" that node `k` is or hangs from.
    fn sequel(&self, k: NodeId) -> Option<NodeId> {
        let config = &self.language.tables.config;
        let is_sequel = |k: NodeId| {
            let node = &self.out.nodes[k];
            let form = self.language.tables.markers.get(node.marker as usize);
            !node.verbal && form.is_some_and(|f| config.beside_markers.contains(f))
        };
        let parent = self.out.nodes[k].parent.filter(|p| !self.out.nodes[*p].verbal);
        [Some(k), parent].into_iter().flatten().find(|k| is_sequel(*k))
    }

    /// The comma behind which a noun phrase without a verb goes on up to a time: ", the first to do so since 1981".
    fn in_apposition(&self, i: usize) -> Option<usize> {
        if self.verb_first() || self.verb_last() || self.next_is_verb(i + 1) {
            return None;
        }
        let atoms = &self.finds.atoms;
        let comma = (i.saturating_sub(APPOSITION)..i).rev().find(|k| matches!(atoms[*k].kind, AtomKind::Punct(_)))?;
        let opens = matches!(
            atoms[comma + 1].kind,
            AtomKind::Function { class: WordClass::Article | WordClass::Determiner, .. }
        );
        let clause = self.out.nodes.iter().any(|n| n.verbal && n.atom as usize > comma);
        let aside = matches!(atoms[comma].kind, AtomKind::Punct(',')) && opens && !clause && i > comma + 2;
        aside.then_some(comma)
    }

    /// Whether "and" stands right before a time, its preposition between them.
    fn opens_after_and(&self, i: usize) -> bool {
        let kinds = self.finds.atoms[..i].iter().rev().map(|a| a.kind);
        let mut before = kinds.skip_while(|k| {
            let small = matches!(k, AtomKind::Function { class: WordClass::Preposition | WordClass::Filler, .. });
            small || matches!(k, AtomKind::Punct(','))
        });
        matches!(before.next(), Some(AtomKind::Function { class: WordClass::And, .. }))
    }

    /// Whether a time stands right before a noun of action, in its phrase.
    fn noun_follows(&self, i: usize) -> bool {
        if self.verb_first() {
            return false;
        }
        let possessive = matches!(self.finds.atoms.get(i + 1).map(|a| a.kind), Some(AtomKind::Possessive));
        let next = self.finds.atoms.get(i + 1 + usize::from(possessive)).map(|a| a.kind);
        let noun = |from: u32, to: u32| {
            let readings = &self.finds.readings[from as usize..to as usize];
            readings.iter().any(|r| r.features.shape() == Shape::Noun)
                && !readings.iter().any(|r| matches!(r.features.shape(), Shape::Past | Shape::Present))
        };
        match next {
            Some(AtomKind::Predicate { from, to }) => possessive || noun(from, to),
            _ => false,
        }
    }

    /// Marker number of the preposition right before atom `i`.
    fn marker_before(&self, i: usize) -> u8 {
        let clitic = self.finds.atoms[i].clitics.preposition(&self.language.tables.config);
        if let Some(form) = clitic {
            return crate::find::marker_number(self.language, form);
        }
        match i.checked_sub(1).map(|p| self.finds.atoms[p].kind) {
            Some(AtomKind::Function { index, .. }) => self.language.tables.function_markers[index as usize],
            _ => BARE,
        }
    }
}
