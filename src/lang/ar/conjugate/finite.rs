//! Finite forms: persons and moods on the stems.
//!
//! What lives here: the endings of the perfect and the imperfect, and the choice of which spellings are worth a form.
//! What may not: how a stem comes about (`stems`), how it is written (`sound`).
//! Who comes next: `conjugate` in the parent hands the forms out.

use super::stems::{Plan, Stem, Tense};
use super::{Form, Inventory};
use crate::model::{Features, Shape};

/// The persons a news text needs: all of the third, and the first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Person {
    He,
    She,
    TwoHe,
    TwoShe,
    TheyHe,
    TheyShe,
    I,
    We,
}

use Person::*;

const PERSONS: [Person; 8] = [He, She, TwoHe, TwoShe, TheyHe, TheyShe, I, We];

impl Person {
    fn flags(self) -> u16 {
        match self {
            He => 0,
            She => Features::FEMININE,
            TwoHe => Features::DUAL,
            TwoShe => Features::DUAL | Features::FEMININE,
            TheyHe => Features::PLURAL,
            TheyShe => Features::PLURAL | Features::FEMININE,
            I => Features::FIRST,
            We => Features::FIRST | Features::PLURAL,
        }
    }

    fn prefix(self) -> char {
        match self {
            He | TwoHe | TheyHe | TheyShe => 'ي',
            She | TwoShe => 'ت',
            I => 'ء',
            We => 'ن',
        }
    }

    fn has_no_ending(self) -> bool {
        matches!(self, He | She | I | We)
    }
}

/// All finite forms of the verb, without repeating a spelling that another voice or mood of the same person has.
pub(super) fn forms(plan: &Plan) -> Vec<Form> {
    let mut out = Inventory::default();
    // A passive lemma (توفي) has one voice only, and it is the plain one.
    let voices: &[bool] = if plan.deponent {
        &[true]
    } else if plan.measure.has_passive() {
        &[false, true]
    } else {
        &[false]
    };
    for &passive in voices {
        let voice = if passive && !plan.deponent { Features::PASSIVE } else { 0 };
        let perfect = plan.stem(Tense::Past, passive);
        let imperfect = plan.stem(Tense::Present, passive);
        let vowel = if passive { 'u' } else { plan.measure.prefix_vowel() };
        for person in PERSONS {
            let flags = person.flags() | voice;
            let like = [Features::new(Shape::Past).with(person.flags())];
            out.add_unless(&past(&perfect, person), Features::new(Shape::Past).with(flags), &like);

            let start = format!("{}{vowel}", person.prefix());
            let like = [Shape::Present, Shape::Bare].map(|s| Features::new(s).with(person.flags()));
            let indicative = format!("{start}{}", present(&imperfect, person));
            out.add_unless(&indicative, Features::new(Shape::Present).with(flags), &like[..1]);
            let like = [like[0], like[1], Features::new(Shape::Present).with(flags)];
            let bare_form = format!("{start}{}", bare(&imperfect, person));
            out.add_unless(&bare_form, Features::new(Shape::Bare).with(flags), &like);
        }
    }
    out.into_forms()
}

/// Third person masculine singular of the perfect: what a lemma is.
pub(super) fn past_he(stem: &Stem) -> String {
    past(stem, He)
}

fn past(stem: &Stem, person: Person) -> String {
    match stem {
        Stem::Firm { open, closed, .. } => match person {
            He => format!("{open}a"),
            She => format!("{open}aت"),
            TwoHe => format!("{open}A"),
            TwoShe => format!("{open}aتA"),
            TheyHe => format!("{open}U#"),
            TheyShe => format!("{closed}نa"),
            I => format!("{closed}تu"),
            We => format!("{closed}نA"),
        },
        Stem::Weak { base, vowel: 'a', glide } => match person {
            // ا after a lost و (دعا), ى after a lost ي (رمى).
            He => format!("{base}{}", if *glide == 'و' { 'A' } else { 'Y' }),
            She => format!("{base}aت"),
            TwoHe => format!("{base}a{glide}A"),
            TwoShe => format!("{base}aتA"),
            TheyHe => format!("{base}aو#"),
            TheyShe => format!("{base}a{glide}نa"),
            I => format!("{base}a{glide}تu"),
            We => format!("{base}a{glide}نA"),
        },
        Stem::Weak { base, .. } => match person {
            He => format!("{base}iيa"),
            She => format!("{base}iيaت"),
            TwoHe => format!("{base}iيA"),
            TwoShe => format!("{base}iيaتA"),
            TheyHe => format!("{base}U#"),
            TheyShe => format!("{base}Iنa"),
            I => format!("{base}Iتu"),
            We => format!("{base}IنA"),
        },
    }
}

/// Indicative, after the prefix.
fn present(stem: &Stem, person: Person) -> String {
    match stem {
        Stem::Firm { open, closed, .. } => match person {
            TwoHe | TwoShe => format!("{open}Aنi"),
            TheyHe => format!("{open}Uنa"),
            TheyShe => format!("{closed}نa"),
            _ => format!("{open}u"),
        },
        Stem::Weak { base, vowel, .. } => match (vowel, person) {
            ('a', TwoHe | TwoShe) => format!("{base}aيAنi"),
            ('a', TheyHe) => format!("{base}aونa"),
            ('a', TheyShe) => format!("{base}aينa"),
            ('a', _) => format!("{base}Y"),
            ('i', TwoHe | TwoShe) => format!("{base}iيAنi"),
            ('i', TheyShe) => format!("{base}Iنa"),
            ('i', TheyHe) => format!("{base}Uنa"),
            ('i', _) => format!("{base}I"),
            (_, TwoHe | TwoShe) => format!("{base}uوAنi"),
            (_, TheyHe | TheyShe) => format!("{base}Uنa"),
            _ => format!("{base}U"),
        },
    }
}

/// Subjunctive and jussive, after the prefix. Where the two differ the jussive is given: the subjunctive then has the
/// spelling of the indicative.
fn bare(stem: &Stem, person: Person) -> String {
    if person == TheyShe {
        return present(stem, person);
    }
    match stem {
        Stem::Firm { bare, .. } if person.has_no_ending() => bare.clone(),
        Stem::Firm { open, .. } if person == TheyHe => format!("{open}U#"),
        Stem::Firm { open, .. } => format!("{open}A"),
        Stem::Weak { base, vowel, .. } if person.has_no_ending() => format!("{base}{vowel}"),
        Stem::Weak { base, vowel: 'a', .. } if person == TheyHe => format!("{base}aو#"),
        Stem::Weak { base, .. } if person == TheyHe => format!("{base}U#"),
        Stem::Weak { base, vowel, .. } => format!("{base}{vowel}{}A", if *vowel == 'u' { 'و' } else { 'ي' }),
    }
}
