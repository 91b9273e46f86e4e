//! One dictionary: forms in an `fst`, their first words by hash, what they mean; and the walks over them.

use super::freeze::Frozen;
use super::heads::Heads;
use super::lexicon::{Ends, Hit, Posting, exact_hash};
use super::scan::{Scan, Token};
use std::borrow::Cow;

/// Forms and what they mean; borrowed from the binary or owned.
#[derive(Debug)]
pub(super) struct Layer {
    /// Its place among the layers.
    number: u8,
    map: fst::Map<Cow<'static, [u8]>>,
    heads: Heads,
    postings: Cow<'static, [u8]>,
}

/// First posting and number of postings.
pub(super) fn range_of(value: u64) -> (u32, u8) {
    ((value >> 8) as u32, value as u8)
}

/// Where a walk over the map stands.
struct State<'m> {
    node: fst::raw::Node<'m>,
    value: u64,
    /// Byte of the arena to be taken next.
    at: usize,
    /// Tokens entered so far.
    tokens: u16,
}

impl Layer {
    /// Opens the tables of the layer with this number.
    pub fn open(number: u8, frozen: Frozen) -> Result<Self, String> {
        let Frozen { map, heads, postings } = frozen;
        let map = fst::Map::new(map).map_err(|e| e.to_string())?;
        Ok(Layer { number, map, heads: Heads::open(heads)?, postings })
    }

    /// Number of forms.
    pub fn len(&self) -> usize {
        self.map.len()
    }

    /// Postings of exactly these folded words.
    pub fn meanings(&self, folded: &str) -> impl Iterator<Item = Posting> {
        self.range(self.map.get(folded).unwrap_or(0))
    }

    fn range(&self, value: u64) -> impl Iterator<Item = Posting> {
        let (first, len) = range_of(value);
        (first as usize..first as usize + usize::from(len)).filter_map(|i| self.posting(i))
    }

    fn posting(&self, i: usize) -> Option<Posting> {
        let bytes = self.postings.get(i * 8..i * 8 + 8)?;
        Some(Posting::unpack(bytes.try_into().ok()?))
    }

    /// See [`super::Lexicon::find`].
    pub fn find(&self, scan: &Scan, token: &Token, skip: usize, ends: Ends<'_>, found: &mut Vec<Hit>) {
        let (from, end) = (token.at as usize + skip, (token.at + token.len) as usize);
        let word = &scan.folded[from..end];
        let alone = |list, left: u16| Hit {
            tokens: 1,
            left,
            list,
            at: from as u32,
            end: end as u32 - u32::from(left),
            supplied: "",
            layer: self.number,
        };
        for ending in ends.first {
            let stem = word.len().checked_sub(usize::from(*ending)).and_then(|len| word.get(..len));
            let list = stem.and_then(|stem| self.heads.get(stem)).map_or((0, 0), |head| head.list);
            if list.1 > 0 {
                found.push(alone(list, *ending));
            }
        }
        let Some(head) = self.heads.get(word) else { return };
        if head.list.1 > 0 {
            found.push(alone(head.list, 0));
        }
        let (address, value) = head.next;
        if address != 0 {
            let raw = self.map.as_fst();
            let state = State { node: raw.node(address as usize), value: value.into(), at: end + 1, tokens: 2 };
            self.go_on(scan, (from, ""), ends.later, state, found);
        }
    }

    /// See [`super::Lexicon::walk`].
    pub fn walk(&self, scan: &Scan, from: usize, supplied: &'static str, inside: bool, found: &mut Vec<Hit>) {
        let raw = self.map.as_fst();
        let mut state = State { node: raw.root(), value: 0, at: from, tokens: 1 };
        for byte in supplied.bytes() {
            let Some(i) = state.node.find_input(byte) else { return };
            let step = state.node.transition(i);
            state.value += step.out.value();
            state.node = raw.node(step.addr);
        }
        self.go_on(scan, (from, supplied), inside, state, found);
    }

    /// Walks on from a state, byte by byte.
    fn go_on(
        &self,
        scan: &Scan,
        (from, supplied): (usize, &'static str),
        inside: bool,
        state: State<'_>,
        found: &mut Vec<Hit>,
    ) {
        let raw = self.map.as_fst();
        let State { mut node, mut value, mut at, mut tokens } = state;
        let bytes = scan.folded.as_bytes();
        while let Some(byte) = bytes.get(at) {
            let Some(i) = node.find_input(*byte) else { return };
            let step = node.transition(i);
            value += step.out.value();
            node = raw.node(step.addr);
            if *byte == b' ' {
                tokens += 1;
            }
            at += 1;
            if !node.is_final() {
                continue;
            }
            let at_end = bytes.get(at) == Some(&b' ');
            if at_end || inside {
                let rest = || bytes[at..].iter().position(|b| *b == b' ').unwrap_or(bytes.len() - at);
                let left = if at_end { 0 } else { rest() as u16 };
                let list = range_of(value + node.final_output().value());
                found.push(Hit { tokens, left, list, at: from as u32, end: at as u32, supplied, layer: self.number });
            }
        }
    }

    /// See [`super::Lexicon::postings`].
    pub fn postings(&self, scan: &Scan, hit: &Hit, out: &mut Vec<(Posting, bool)>) {
        let (start, len) = hit.list;
        let hash = if hit.supplied.is_empty() {
            exact_hash(&scan.exact[hit.at as usize..hit.end as usize])
        } else {
            exact_hash(&format!("{}{}", hit.supplied, &scan.exact[hit.at as usize..hit.end as usize]))
        };
        let first = out.len();
        for i in start as usize..start as usize + len as usize {
            let Some(posting) = self.posting(i) else { return };
            out.push((posting, posting.exact() == hash));
        }
        if out[first..].iter().any(|(_, exact)| *exact) {
            let mut keep = first;
            for i in first..out.len() {
                if out[i].1 {
                    out.swap(keep, i);
                    keep += 1;
                }
            }
            out.truncate(keep);
        }
    }

    /// Every form with its postings, in key order.
    pub fn for_each(&self, each: &mut impl FnMut(&str, &[Posting])) {
        use fst::Streamer;
        let mut stream = self.map.stream();
        let mut list = Vec::new();
        while let Some((key, value)) = stream.next() {
            list.clear();
            list.extend(self.range(value));
            each(&String::from_utf8_lossy(key), &list);
        }
    }
}
