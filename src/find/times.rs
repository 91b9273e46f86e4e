//! Time expressions of a document: every rule from every word, longest match wins, no overlaps.

use super::lattice::TimeLattice;
use crate::lang::{CompiledRule, Language, Openings, TimeTables, digits};
use crate::model::{Count, Make, Point, Slot, Slots, Span, TimeExpr, Unit};
use crate::pattern::{ClassSet, Item, Joined, Lattice, Match};
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

/// An expression that may begin at one word.
#[derive(Clone, Copy)]
struct Candidate {
    first: u32,
    end: u32,
    rule: u16,
    skip: u8,
    /// Never reported alone.
    part: bool,
    expr: TimeExpr,
}

/// Finds all time expressions, in order: what single rules find, then what rules make of neighbours among that.
pub fn find_times(text: &Text, language: &Language) -> Vec<TimeMention> {
    let mut lattice = TimeLattice::new(text, language);
    let tables = &language.tables.times;
    let mut mentions = Vec::new();
    let mut work = Work { tried: vec![0; tables.rules.len()], ..Work::default() };
    for (s, sentence) in text.sentences.iter().enumerate() {
        lattice.end = sentence.end;
        work.candidates.clear();
        for at in sentence.first..sentence.end {
            let start = Start { at, sentence: sentence.first, most: lattice.chain(at) };
            if start.most > 0 {
                try_rules(&lattice, tables, &tables.by_class, lattice.at(at), start, &mut work);
            }
        }
        if work.candidates.is_empty() {
            continue;
        }
        if !tables.joining.is_empty() {
            let found = FoundLattice::new(&lattice, &work.candidates, sentence.first);
            for at in sentence.first..sentence.end {
                let start = Start { at, sentence: sentence.first, most: lattice.chain(at) };
                if start.most > 1 && found.near(at) {
                    try_rules(&found, tables, &tables.joining, found.found(at), start, &mut work);
                    try_rules(&found, tables, &tables.joining, lattice.at(at), start, &mut work);
                }
            }
        }
        let candidates = &mut work.candidates;
        candidates.retain(|c| !c.part);
        candidates.sort_by_key(|c| (c.first, std::cmp::Reverse(c.end), c.rule));
        let mut free = sentence.first;
        for c in candidates {
            if c.first >= free {
                free = c.end;
                let span = span_of(text, c);
                let (first, end) = (c.first, c.end);
                if tables.rules[c.rule as usize].make == Make::Nothing {
                    continue;
                }
                mentions.push(TimeMention { span, first, end, sentence: s as u32, expr: c.expr, rule: c.rule });
            }
        }
    }
    mentions
}

/// Buffers that are used again from word to word.
#[derive(Default)]
struct Work {
    candidates: Vec<Candidate>,
    bound: Vec<(u8, i32)>,
    /// For each rule the last try that ran it.
    tried: Vec<u32>,
    /// Number of the try that is being made.
    now: u32,
}

/// Where rules are tried.
#[derive(Clone, Copy)]
struct Start {
    at: u32,
    /// First word of the sentence.
    sentence: u32,
    /// The most words that a pattern can walk over from here.
    most: u8,
}

/// Runs every rule that may begin with one of the readings and go on with what follows it.
fn try_rules(
    lattice: &impl Lattice,
    tables: &TimeTables,
    by_class: &[Openings],
    items: &[Item],
    start: Start,
    work: &mut Work,
) {
    work.now += 1;
    for item in items {
        let after = start.at + u32::from(item.len);
        let classes = if after < lattice.end() { lattice.classes(after) } else { ClassSet::default() };
        let follows = |next: u16| tables.nexts.get(next as usize).is_some_and(|set| set.meets(&classes));
        let openings = &by_class[item.class as usize];
        let goes_on = openings.next.meets(&classes);
        for same in openings.list.chunk_by(|a, b| a.next == b.next) {
            match same[0].next {
                None => {}
                Some(_) if !goes_on => break,
                Some(next) if !follows(next) => continue,
                Some(_) => {}
            }
            for opening in same {
                let tried = &mut work.tried[opening.rule as usize];
                if opening.shortest <= start.most && *tried != work.now {
                    *tried = work.now;
                    let rule = &tables.rules[opening.rule as usize];
                    try_rule(lattice, rule, opening.rule, start.at, start.sentence, work);
                }
            }
        }
    }
}

fn try_rule(lattice: &impl Lattice, rule: &CompiledRule, number: u16, at: u32, sentence: u32, work: &mut Work) {
    let Work { candidates, bound, .. } = work;
    let stands = |position: u32, classes: &[u8]| {
        !classes.is_empty() && lattice.at(position).iter().any(|i| i.skip == 0 && classes.contains(&i.class))
    };
    // What stands before may be joined to anything.
    let follows = |position: u32, classes: &[u8]| {
        !classes.is_empty() && lattice.at(position).iter().any(|i| i.len == 1 && classes.contains(&i.class))
    };
    let from = candidates.len();
    rule.program.run(lattice, at, bound, &mut |Match { first, end, skip }, bound| {
        if candidates[from..].iter().any(|c| c.first == first && c.end >= end)
            || end < lattice.end() && stands(end, &rule.not_before)
            || first > sentence && follows(first - 1, &rule.not_after)
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
        let time = |index: i32| candidates.get(usize::try_from(index).ok()?).map(|c| c.expr);
        if let Some(expr) = slots.build(rule.make, &time) {
            candidates.push(Candidate { first, end, rule: number, skip, part: rule.part, expr });
        }
    });
}

/// The words of a sentence with the expressions found among them.
struct FoundLattice<'l> {
    words: &'l TimeLattice,
    items: Vec<Item>,
    /// Where the expressions that begin at each position begin among the items.
    starts: Vec<u32>,
    first: u32,
}

impl<'l> FoundLattice<'l> {
    fn new(words: &'l TimeLattice, candidates: &[Candidate], first: u32) -> Self {
        let mut order: Vec<usize> = (0..candidates.len()).collect();
        order.sort_by_key(|n| (candidates[*n].first, std::cmp::Reverse(candidates[*n].end), candidates[*n].rule));
        let starts = Vec::with_capacity((words.end - first) as usize + 1);
        let mut lattice = FoundLattice { words, items: Vec::with_capacity(candidates.len() * 2), starts, first };
        let mut order = order.into_iter().peekable();
        for at in first..=words.end {
            lattice.starts.push(lattice.items.len() as u32);
            let mut before: Option<(u32, u32)> = None;
            while let Some(n) = order.next_if(|n| candidates[*n].first == at) {
                let c = &candidates[n];
                // Of several ways to read the same words the first rule's is taken, as it is alone.
                if before != Some((c.first, c.end)) {
                    lattice.push(n, c);
                    before = Some((c.first, c.end));
                }
            }
        }
        lattice
    }

    fn push(&mut self, n: usize, c: &Candidate) {
        let len = (c.end - c.first) as u16;
        let (grain, counted) = (c.expr.grain(), matches!(c.expr.point, Point::Length { count: Count::Tenths(_), .. }));
        let timed = c.expr.clock.is_some();
        let joined = self.words.at(c.first).iter().find(|i| i.skip == c.skip).map_or(Joined(0), |i| i.joined);
        let classes = [
            (digits::TIME, grain.is_some_and(|g| g >= Unit::Day) || timed || matches!(c.expr.point, Point::Vague(_))),
            (digits::ONE_DAY, grain == Some(Unit::Day) && !timed),
            (digits::PERIOD, grain.is_some_and(|g| g > Unit::Day)),
            (digits::WEEK, matches!(grain, Some(Unit::Week | Unit::Weekend))),
            (digits::MONTH_NAMED, grain == Some(Unit::Month)),
            (digits::CLOCK, timed && grain.is_none()),
            (digits::TIMED, timed),
            (digits::LENGTH, counted || matches!(c.expr.point, Point::Sum { side: 0, .. })),
        ];
        for (class, fits) in classes {
            if fits {
                self.items.push(Item { class, joined, skip: c.skip, len, value: n as i32 });
            }
        }
    }

    /// Whether an expression begins so shortly after that a rule from here can reach it.
    fn near(&self, position: u32) -> bool {
        const REACH: u32 = 12;
        let at = |p: u32| self.starts.get((p.saturating_sub(self.first)) as usize).copied();
        at(position) < at((position + REACH).min(self.words.end))
    }

    fn found(&self, position: u32) -> &[Item] {
        let at = |p: u32| self.starts.get((p.checked_sub(self.first)?) as usize).map(|n| *n as usize);
        match (at(position), at(position + 1)) {
            (Some(a), Some(b)) => &self.items[a..b],
            _ => &[],
        }
    }
}

impl Lattice for FoundLattice<'_> {
    fn at(&self, position: u32) -> &[Item] {
        self.words.at(position)
    }

    fn of(&self, position: u32, class: u8) -> &[Item] {
        if digits::is_found(class) { self.found(position) } else { self.words.at(position) }
    }

    fn classes(&self, position: u32) -> ClassSet {
        let found = self.found(position).iter().map(|i| i.class);
        found.fold(self.words.classes(position), |mut set, class| {
            set.insert(class);
            set
        })
    }

    fn glued(&self, position: u32) -> bool {
        self.words.glued(position)
    }

    fn end(&self) -> u32 {
        self.words.end
    }
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
