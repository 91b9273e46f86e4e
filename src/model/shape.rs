//! Grammar of one inflected form: what both languages share, packed into sixteen bits.

use serde::{Deserialize, Serialize};

/// What kind of form a word is. English and Arabic fill the same seven boxes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[repr(u8)]
pub enum Shape {
    /// Arabic perfect, English past tense.
    Past = 0,
    /// Arabic indicative imperfect, English present tense.
    Present = 1,
    /// Arabic subjunctive or jussive, English base form.
    Bare = 2,
    /// English `-ing`. Arabic has none.
    Gerund = 3,
    /// Arabic active participle.
    ActiveParticiple = 4,
    /// Arabic passive participle, English past participle.
    PassiveParticiple = 5,
    /// A noun of the action: masdar, "attack".
    Noun = 6,
}

/// Shape, voice, person, gender, number of one form.
///
/// Bits 0–2 shape, 3 passive, 4 plural, 5 dual, 6 feminine, 7 first person, 8 second person,
/// 9 accusative (Arabic indefinite «هجوما»), 10 bound: the form only lives before a pronoun suffix («مطالبتـ»).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Features(pub u16);

impl Features {
    pub const PASSIVE: u16 = 1 << 3;
    pub const PLURAL: u16 = 1 << 4;
    pub const DUAL: u16 = 1 << 5;
    pub const FEMININE: u16 = 1 << 6;
    pub const FIRST: u16 = 1 << 7;
    pub const SECOND: u16 = 1 << 8;
    pub const ACCUSATIVE: u16 = 1 << 9;
    pub const BOUND: u16 = 1 << 10;

    /// A form of this shape with nothing else marked: third person masculine singular, active.
    pub const fn new(shape: Shape) -> Self {
        Features(shape as u16)
    }

    /// The same with these flags set (`Features::PLURAL | Features::FEMININE`).
    pub const fn with(self, flags: u16) -> Self {
        Features(self.0 | flags)
    }

    /// Whether any of these flags is set.
    pub const fn has(self, flags: u16) -> bool {
        self.0 & flags != 0
    }

    /// The shape.
    pub const fn shape(self) -> Shape {
        match self.0 & 7 {
            0 => Shape::Past,
            1 => Shape::Present,
            2 => Shape::Bare,
            3 => Shape::Gerund,
            4 => Shape::ActiveParticiple,
            5 => Shape::PassiveParticiple,
            _ => Shape::Noun,
        }
    }

    /// A verb with a person: past, present or bare.
    pub const fn is_finite(self) -> bool {
        matches!(self.shape(), Shape::Past | Shape::Present | Shape::Bare)
    }
}
