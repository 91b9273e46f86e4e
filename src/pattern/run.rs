//! A pattern tree to a program, and the machine that runs it.
//!
//! Programs have no loops, so a run from one position looks at a bounded number of words, and a text is read in linear
//! time whatever stands in it.

use super::classes::ClassSet;
use super::parse::Node;
use serde::{Deserialize, Serialize};

/// What is written onto a word, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joined(pub u8);

impl Joined {
    pub const CONJUNCTION: u8 = 1;
    pub const PREPOSITION: u8 = 2;
    pub const ARTICLE: u8 = 4;
    /// Only in what a pattern asks for.
    pub const NO_ARTICLE: u8 = 8;
}

/// Gives class and slot number for a name, whether it is a literal, and the slot named for it.
pub type Resolve<'r> = dyn FnMut(&str, bool, Option<&str>) -> Result<(u8, u8), String> + 'r;

/// Takes one match and the slots that it filled.
pub type Found<'f> = dyn FnMut(Match, &[(u8, i32)]) + 'f;

/// One reading of the words from a position on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    pub class: u8,
    pub joined: Joined,
    /// Letters of what is joined before the form, article apart.
    pub skip: u8,
    /// Tokens covered.
    pub len: u16,
    pub value: i32,
}

/// What a program runs over.
pub trait Lattice {
    /// The readings that begin at a position.
    fn at(&self, position: u32) -> &[Item];
    /// The readings among which one of this class may stand; all of the position's unless some are kept apart.
    fn of(&self, position: u32, _class: u8) -> &[Item] {
        self.at(position)
    }
    /// The classes of all readings that begin at a position.
    fn classes(&self, position: u32) -> ClassSet;
    /// Whether a position is written onto the one before it.
    fn glued(&self, position: u32) -> bool;
    /// One past the last position to look at.
    fn end(&self) -> u32;
}

/// One step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Op {
    Class {
        class: u8,
        slot: u8,
        need: u8,
        glued: bool,
    },
    /// Both ways.
    Split(u16, u16),
    Jump(u16),
    Open,
    Close,
    /// Only at the end of the sentence.
    End,
    Accept,
}

/// A compiled pattern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Program(pub Vec<Op>);

/// Compiles a tree; `resolve` gives class and slot numbers for a name, a literal flag and a slot's name.
pub fn compile(node: &Node, resolve: &mut Resolve<'_>) -> Result<Program, String> {
    let mut ops = Vec::new();
    emit(node, &mut ops, resolve)?;
    ops.push(Op::Accept);
    if ops.len() > 4000 {
        return Err("the pattern is too long".into());
    }
    Ok(Program(ops))
}

fn emit(node: &Node, ops: &mut Vec<Op>, resolve: &mut Resolve<'_>) -> Result<(), String> {
    match node {
        Node::Word { name, literal, slot, need, glued } => {
            let (class, slot) = resolve(name, *literal, slot.as_deref())?;
            ops.push(Op::Class { class, slot, need: *need, glued: *glued });
        }
        Node::Seq(list) => {
            for inner in list {
                emit(inner, ops, resolve)?;
            }
        }
        Node::Opt(inner) => {
            let split = ops.len();
            ops.push(Op::Accept);
            emit(inner, ops, resolve)?;
            ops[split] = Op::Split(split as u16 + 1, ops.len() as u16);
        }
        Node::Any(options) => {
            let mut jumps = Vec::new();
            for (n, option) in options.iter().enumerate() {
                let last = n + 1 == options.len();
                let split = ops.len();
                if !last {
                    ops.push(Op::Accept);
                }
                emit(option, ops, resolve)?;
                if !last {
                    jumps.push(ops.len());
                    ops.push(Op::Accept);
                    ops[split] = Op::Split(split as u16 + 1, ops.len() as u16);
                }
            }
            let end = ops.len() as u16;
            for jump in jumps {
                ops[jump] = Op::Jump(end);
            }
        }
        Node::Open => ops.push(Op::Open),
        Node::Close => ops.push(Op::Close),
        Node::End => ops.push(Op::End),
    }
    Ok(())
}

/// The reported words of one match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    pub first: u32,
    pub end: u32,
    /// Letters joined before the first word that are not part of it.
    pub skip: u8,
}

/// Where a run stands.
#[derive(Clone, Copy)]
struct State {
    pc: usize,
    position: u32,
    open: u32,
    close: Option<u32>,
    skip: u8,
}

impl Program {
    /// Classes that a match may begin with.
    pub fn first(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.words_from(0, &mut |op| {
            if let Some((_, class)) = op
                && !out.contains(&class)
            {
                out.push(class);
            }
        });
        out
    }

    /// Classes of which one must follow where a match begins with this one; none if it may end there.
    pub fn second(&self, first: u8) -> Option<ClassSet> {
        let mut begins = Vec::new();
        self.words_from(0, &mut |op| begins.extend(op.filter(|(_, class)| *class == first)));
        let (mut set, mut ends) = (ClassSet::default(), false);
        for (pc, _) in begins {
            self.words_from(pc + 1, &mut |op| match op {
                Some((_, class)) => set.insert(class),
                None => ends = true,
            });
        }
        (!ends).then_some(set)
    }

    /// Tells every step that takes a word and may be the next one from a step on, and its class; `None` for the end.
    fn words_from(&self, pc: usize, tell: &mut dyn FnMut(Option<(usize, u8)>)) {
        let mut todo = vec![pc];
        while let Some(pc) = todo.pop() {
            match self.0.get(pc) {
                Some(Op::Class { class, .. }) => tell(Some((pc, *class))),
                Some(Op::Split(a, b)) => todo.extend([*a as usize, *b as usize]),
                Some(Op::Jump(a)) => todo.push(*a as usize),
                Some(Op::Open | Op::Close | Op::End) => todo.push(pc + 1),
                Some(Op::Accept) | None => tell(None),
            }
        }
    }

    /// Every class that it asks for.
    pub fn classes(&self) -> impl Iterator<Item = u8> {
        self.0.iter().filter_map(|op| if let Op::Class { class, .. } = op { Some(*class) } else { None })
    }

    /// The fewest words that a match can cover.
    pub fn shortest(&self) -> u8 {
        let mut steps = vec![0u8; self.0.len() + 1];
        // Every jump goes forward, so one pass from the end sees each way's rest before the way itself.
        for (pc, op) in self.0.iter().enumerate().rev() {
            let rest = |to: usize| steps.get(to).copied().unwrap_or(0);
            steps[pc] = match op {
                Op::Class { .. } => rest(pc + 1).saturating_add(1),
                Op::Split(a, b) => rest(*a as usize).min(rest(*b as usize)),
                Op::Jump(to) => rest(*to as usize),
                Op::Open | Op::Close | Op::End => rest(pc + 1),
                Op::Accept => 0,
            };
        }
        steps.first().copied().unwrap_or(0)
    }

    /// Tries every way through from `start`; `found` gets each match with the slots filled. Buffers in `bound` are reused.
    pub fn run(&self, lattice: &impl Lattice, start: u32, bound: &mut Vec<(u8, i32)>, found: &mut Found<'_>) {
        bound.clear();
        let state = State { pc: 0, position: start, open: start, close: None, skip: 0 };
        self.step(lattice, start, state, bound, found);
    }

    fn step(
        &self,
        lattice: &impl Lattice,
        start: u32,
        mut s: State,
        bound: &mut Vec<(u8, i32)>,
        found: &mut Found<'_>,
    ) {
        loop {
            match self.0.get(s.pc) {
                None => return,
                Some(Op::Accept) => {
                    let end = s.close.unwrap_or(s.position);
                    if end > s.open {
                        found(Match { first: s.open, end, skip: s.skip }, bound);
                    }
                    return;
                }
                Some(Op::Jump(to)) => s.pc = *to as usize,
                Some(Op::Open) => {
                    s.open = s.position;
                    s.pc += 1;
                }
                Some(Op::End) if s.position < lattice.end() => return,
                Some(Op::End) => s.pc += 1,
                Some(Op::Close) => {
                    s.close = Some(s.position);
                    s.pc += 1;
                }
                Some(Op::Split(a, b)) => {
                    self.step(lattice, start, State { pc: *a as usize, ..s }, bound, found);
                    s.pc = *b as usize;
                }
                Some(Op::Class { class, slot, need, glued }) => {
                    if s.position >= lattice.end() || (*glued && !lattice.glued(s.position)) {
                        return;
                    }
                    // Words before the first reported one may carry anything; inside, only what the pattern asks for.
                    let inner = s.position > start;
                    for item in lattice.of(s.position, *class).iter().filter(|i| i.class == *class) {
                        if !fits(item.joined, *need, inner) {
                            continue;
                        }
                        let depth = bound.len();
                        bound.push((*slot, item.value));
                        let skip = if s.position == s.open { item.skip } else { s.skip };
                        let next = State { pc: s.pc + 1, position: s.position + u32::from(item.len), skip, ..s };
                        self.step(lattice, start, next, bound, found);
                        bound.truncate(depth);
                    }
                    return;
                }
            }
        }
    }
}

fn fits(joined: Joined, need: u8, inner: bool) -> bool {
    let has = |bit: u8| joined.0 & bit != 0;
    let asks = |bit: u8| need & bit != 0;
    if asks(Joined::ARTICLE) && !has(Joined::ARTICLE) || asks(Joined::NO_ARTICLE) && has(Joined::ARTICLE) {
        return false;
    }
    if asks(Joined::CONJUNCTION) {
        return has(Joined::CONJUNCTION);
    }
    !inner || !has(Joined::CONJUNCTION | Joined::PREPOSITION)
}
