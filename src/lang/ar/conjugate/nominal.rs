//! Participles and regular masdars.
//!
//! What lives here: the nominal patterns a verb forms by rule, and the endings of participles.
//! What may not: irregular masdars (they are data), case spelling of free-standing nouns (`nouns`).
//! Who comes next: `participles` and `masdars` in the parent hand these out.

use super::measure::Measure;
use super::sound::{Usage, spell};
use super::stems::{Plan, Stem, is_glide};
use super::{Form, Inventory, nouns};
use crate::model::{Features, Shape};

/// Active and passive participles with gender, number and the indefinite accusative.
pub(super) fn participles(plan: &Plan) -> Vec<Form> {
    let mut out = Inventory::default();
    if !plan.deponent {
        decline(&active(plan), Shape::ActiveParticiple, &mut out);
    }
    if plan.measure.has_passive() || plan.measure == Measure::QI {
        decline(&passive(plan), Shape::PassiveParticiple, &mut out);
    }
    out.into_forms()
}

/// The three ways a participle can end.
enum Ending {
    /// A consonant: متهم.
    Firm(String),
    /// ī, lost without the article: داع، الداعي.
    Short(String),
    /// ā: ملغى، ملغاة.
    Long(String),
}

fn active(plan: &Plan) -> Ending {
    if plan.measure != Measure::I {
        return match plan.participle_stem(false) {
            Stem::Firm { open, .. } => Ending::Firm(format!("مu{open}")),
            Stem::Weak { base, .. } => Ending::Short(format!("مu{base}")),
        };
    }
    let [a, b, c] = [plan.letters[0], plan.letters[1], plan.letters[2]];
    if plan.is_defective() {
        Ending::Short(format!("{a}A{b}"))
    } else if plan.is_hollow() && c == 'ء' {
        // جاء: two hamzas would meet, the second becomes ī.
        Ending::Short(format!("{a}Aء"))
    } else if plan.is_hollow() {
        Ending::Firm(format!("{a}Aءi{c}"))
    } else if plan.is_doubled() {
        Ending::Firm(format!("{a}A{b}{c}"))
    } else {
        Ending::Firm(format!("{a}A{b}i{c}"))
    }
}

fn passive(plan: &Plan) -> Ending {
    if plan.measure != Measure::I {
        return match plan.participle_stem(true) {
            Stem::Firm { open, .. } => Ending::Firm(format!("مu{open}")),
            Stem::Weak { base, .. } => Ending::Long(format!("مu{base}")),
        };
    }
    let [a, b, c] = [plan.letters[0], plan.letters[1], plan.letters[2]];
    Ending::Firm(if plan.is_defective() {
        if c == 'و' && !plan.is_past_i() { format!("مa{a}{b}uوو") } else { format!("مa{a}{b}iيي") }
    } else if plan.is_hollow() {
        format!("مa{a}{}{c}", if b == 'و' { 'U' } else { 'I' })
    } else {
        format!("مa{a}{b}U{c}")
    })
}

fn decline(ending: &Ending, shape: Shape, out: &mut Inventory) {
    let mark = |flags: u16| Features::new(shape).with(flags);
    // The singular, then the stem before a vowel and before the plural endings.
    let (feminine, full, they, them, indefinite) = match ending {
        Ending::Firm(stem) => {
            out.add(stem, mark(0));
            (format!("{stem}aة"), stem.clone(), format!("{stem}U"), format!("{stem}I"), stem.clone())
        }
        Ending::Short(base) => {
            out.add(base, mark(0));
            out.add(&format!("{base}I"), mark(0));
            let full = format!("{base}iي");
            (format!("{full}aة"), full.clone(), format!("{base}U"), format!("{base}I"), full)
        }
        Ending::Long(base) => {
            out.add(&format!("{base}Y"), mark(0));
            let full = format!("{base}aي");
            (format!("{base}Aة"), full, format!("{base}aو"), format!("{base}aي"), format!("{base}Y"))
        }
    };
    if let Some(text) = nouns::accusative(&spell(&indefinite, Usage::Rule)) {
        out.push(text, mark(Features::ACCUSATIVE));
    }
    out.add(&feminine, mark(Features::FEMININE));
    let she = feminine.replace('ة', "ت");
    for (stem, flags) in [(&full, Features::DUAL), (&she, Features::DUAL | Features::FEMININE)] {
        out.add_construct(&format!("{stem}A"), mark(flags));
        out.add_construct(&format!("{stem}aي"), mark(flags));
    }
    out.add_construct(&they, mark(Features::PLURAL));
    out.add_construct(&them, mark(Features::PLURAL));
    out.add(&format!("{full}Aت"), mark(Features::PLURAL | Features::FEMININE));
}

/// The regular masdar of a derived measure. None for measure I, whose masdars are data, and none for a passive lemma:
/// its pattern would only repeat the lemma's own spelling (توفي).
pub(super) fn masdar(plan: &Plan) -> Option<String> {
    use Measure::*;
    let r = &plan.letters;
    let n = r.len();
    let (a, x, y) = (r[0], r[n - 2], r[n - 1]);
    let (weak, hollow) = (plan.is_defective(), plan.is_hollow());
    // A weak last letter after ā turns into hamza: إلغاء.
    let last = if is_glide(y) { 'ء' } else { y };
    let glide = if hollow { 'ي' } else { x };
    let sounds = match plan.measure {
        I => return None,
        _ if plan.deponent => return None,
        II if weak && x == 'ي' => format!("تa{a}iييaة"),
        II if weak => format!("تa{a}{x}iيaة"),
        II if y == 'ء' => format!("تa{a}{x}iءaة"),
        II => format!("تa{a}{x}I{y}"),
        III if weak => format!("مu{a}A{x}Aة"),
        III if plan.is_doubled() => format!("مu{a}A{x}{y}aة"),
        III => format!("مu{a}A{x}a{y}aة"),
        IV if hollow => format!("ءi{a}A{y}aة"),
        IV => format!("ءi{a}{x}A{last}"),
        V if weak => format!("تa{a}a{x}{x}I"),
        V => format!("تa{a}a{x}{x}u{y}"),
        VI if weak => format!("تa{a}A{x}I"),
        VI if plan.is_doubled() => format!("تa{a}A{x}{y}"),
        VI => format!("تa{a}A{x}u{y}"),
        VII => format!("iن{a}i{glide}A{last}"),
        VIII => format!("i{}i{glide}A{last}", plan.cluster),
        IX => format!("i{a}{x}i{y}A{y}"),
        X if hollow => format!("iستi{a}A{y}aة"),
        X => format!("iستi{a}{x}A{last}"),
        QI => format!("{a}a{}{x}a{y}aة", r[1]),
        QII => format!("تa{a}a{}{x}u{y}", r[1]),
        QIV => format!("i{a}{}i{x}{y}A{y}", r[1]),
    };
    Some(spell(&sounds, Usage::Rule))
}
