//! Time expressions of a document: every rule from every word, longest match wins, no overlaps.

use super::lattice::TimeLattice;
use crate::lang::{CompiledRule, Language};
use crate::model::{Slot, Slots, Span, TimeExpr};
use crate::pattern::{Lattice, Match};
use crate::text::Text;

/// A time expression in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeMention {
    /// Without clitics: «ونهاية الشهر» begins at its noun.
    pub span: Span,
    /// First token, counted over the document.
    pub first: u32,
    /// One past the last token.
    pub end: u32,
    /// Index of the sentence.
    pub sentence: u32,
    pub expr: TimeExpr,
    /// The rule that found it: index into the language's time rules.
    pub rule: u16,
}

impl TimeMention {
    /// Name of the rule that found it.
    pub fn rule_id<'l>(&self, language: &'l Language) -> &'l str {
        language.tables.times.rules.get(self.rule as usize).map_or("", |r| r.id.as_str())
    }
}

/// The best expression that begins at one word.
#[derive(Clone, Copy)]
struct Candidate {
    first: u32,
    end: u32,
    rule: u16,
    skip: u8,
    expr: TimeExpr,
}

/// Finds all time expressions, in order.
pub fn find_times(text: &Text, language: &Language) -> Vec<TimeMention> {
    let mut lattice = TimeLattice::new(text, language);
    let tables = &language.tables.times;
    let mut mentions = Vec::new();
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut bound = Vec::new();
    let mut tried: Vec<u16> = Vec::new();
    for (s, sentence) in text.sentences.iter().enumerate() {
        lattice.end = sentence.end;
        candidates.clear();
        for at in sentence.first..sentence.end {
            tried.clear();
            for n in 0..lattice.at(at).len() {
                let item = lattice.at(at)[n];
                // Most words of a class stand alone; then only rules of one word are worth a run.
                let most = if lattice.at(at + u32::from(item.len)).is_empty() { 1 } else { u8::MAX };
                for &number in &tables.by_class[item.class as usize] {
                    let rule = &tables.rules[number as usize];
                    if rule.shortest <= most && !tried.contains(&number) {
                        tried.push(number);
                        try_rule(&lattice, rule, number, at, sentence.first, &mut bound, &mut candidates);
                    }
                }
            }
        }
        candidates.sort_by_key(|c| (c.first, std::cmp::Reverse(c.end), c.rule));
        let mut free = sentence.first;
        for c in &candidates {
            if c.first >= free {
                free = c.end;
                let span = span_of(text, c);
                let (first, end) = (c.first, c.end);
                mentions.push(TimeMention { span, first, end, sentence: s as u32, expr: c.expr, rule: c.rule });
            }
        }
    }
    mentions
}

fn try_rule(
    lattice: &TimeLattice,
    rule: &CompiledRule,
    number: u16,
    at: u32,
    sentence: u32,
    bound: &mut Vec<(u8, i32)>,
    candidates: &mut Vec<Candidate>,
) {
    let stands = |position: u32, classes: &[u8]| {
        !classes.is_empty() && lattice.at(position).iter().any(|i| i.skip == 0 && classes.contains(&i.class))
    };
    let from = candidates.len();
    rule.program.run(lattice, at, bound, &mut |Match { first, end, skip }, bound| {
        if candidates[from..].iter().any(|c| c.first == first && c.end >= end)
            || end < lattice.end() && stands(end, &rule.not_before)
            || first > sentence && stands(first - 1, &rule.not_after)
        {
            return;
        }
        let mut slots = Slots::default();
        for (slot, value) in bound {
            if let Some((slot, _)) = Slot::NAMED.get(*slot as usize) {
                slots.fill(*slot, *value);
            }
        }
        for (slot, value) in &rule.set {
            slots.fill(*slot, *value);
        }
        if let Some(expr) = slots.build(rule.make) {
            candidates.push(Candidate { first, end, rule: number, skip, expr });
        }
    });
}

/// The words reported, without what is joined before the first of them.
fn span_of(text: &Text, c: &Candidate) -> Span {
    let tokens = &text.scan.tokens;
    let whole = tokens[c.first as usize].span.join(tokens[c.end as usize - 1].span);
    let mut start = whole.start as usize;
    // Marks written over a joined letter go with it.
    for _ in 0..c.skip {
        let mut letters = text.raw[start..whole.end as usize].chars();
        start += letters.next().map_or(0, char::len_utf8);
        start += letters.take_while(|l| !l.is_alphanumeric()).map(char::len_utf8).sum::<usize>();
    }
    Span { start: start as u32, end: whole.end }
}
