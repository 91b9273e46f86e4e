//! Stems: root and measure in, the pronounced stems of a verb out.
//!
//! What lives here: the measures as patterns, and what weak, doubled and assimilating letters do to them.
//! What may not: persons, suffixes, letters on paper (that is `sound`), any list of verbs.
//! Who comes next: `finite` puts persons on the stems, `nominal` makes participles and masdars of them.

use super::measure::Measure;
use super::sound::{Usage, long, spell};
use super::{Verb, finite};

/// A stem ready for endings.
#[derive(Clone, Debug)]
pub(super) enum Stem {
    /// Ends in a consonant. The three shapes differ in hollow and doubled verbs only.
    Firm {
        /// Before a vowel: qāl-, radd-.
        open: String,
        /// Before a consonant: qul-, radad-.
        closed: String,
        /// With no ending at all (jussive): qul, radd.
        bare: String,
    },
    /// Ends in the vowel that a weak last letter left behind.
    Weak {
        /// Up to the letter before the weak one.
        base: String,
        /// `a`, `i` or `u`: which vowel the ending grows from.
        vowel: char,
        /// و or ي where it comes back (دعوت، رميت).
        glide: char,
    },
}

/// Tense of a stem.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Tense {
    Past,
    Present,
}

/// A verb understood: its letters, its measure and the choices its lemma settled.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub letters: Vec<char>,
    pub measure: Measure,
    /// Measure I: vowel of the imperfect.
    vowel: char,
    /// Measure I: vowel of the perfect, read off the lemma (لقي، سئم).
    past_vowel: char,
    /// A hollow or doubled verb that keeps its letters apart (استجوب).
    plain: bool,
    /// Measure VIII: first letter and infix together (تت، صط، زد).
    pub cluster: String,
    /// The lemma is itself a passive (توفي): its only paradigm is the passive one.
    pub deponent: bool,
}

/// How the part before the last two letters meets them.
#[derive(Clone, Copy, PartialEq)]
enum Join {
    /// Ends in a consonant: a-f | ʿal.
    Closed,
    /// Ends in this short vowel: fa | ʿal.
    Open(char),
    /// Ends in ā or ū: fā | ʿal.
    Long,
    /// The second-last letter is doubled or protected: faʿ | ʿal.
    Shut,
}

impl Plan {
    /// Finds the reading of root and measure that spells the lemma.
    ///
    /// # Errors
    /// When the measure or a letter is unknown, the root has the wrong length, measure I has no vowel, or no reading
    /// gives back the lemma.
    pub(super) fn of(verb: &Verb) -> Result<Plan, String> {
        let measure =
            Measure::parse(verb.measure).ok_or_else(|| format!("{}: measure {}?", verb.lemma, verb.measure))?;
        let letters: Vec<char> = verb.root.chars().map(|c| if "أإؤئآء".contains(c) { 'ء' } else { c }).collect();
        let expected = if matches!(measure, Measure::QI | Measure::QII | Measure::QIV) { 4 } else { 3 };
        if letters.len() != expected || letters.iter().any(|c| !('ء'..='ي').contains(c) || "اىة".contains(*c)) {
            return Err(format!("{}: root {} is not {expected} consonants", verb.lemma, verb.root));
        }
        let vowel = match (measure, verb.vowel) {
            (Measure::I, Some(v @ ('a' | 'i' | 'u'))) => v,
            (Measure::I, _) => return Err(format!("{}: measure I needs the vowel a, i or u", verb.lemma)),
            _ => 'i',
        };
        let past_vowels: &[char] = if measure == Measure::I { &['a', 'i', 'u'] } else { &['a'] };
        for deponent in [false, true] {
            for plain in [false, true] {
                for &past_vowel in past_vowels {
                    for cluster in clusters(measure, letters[0]) {
                        let letters = letters.clone();
                        let plan = Plan { letters, measure, vowel, past_vowel, plain, cluster, deponent };
                        let stem = plan.stem(Tense::Past, deponent);
                        if spell(&finite::past_he(&stem), Usage::Rule) == verb.lemma {
                            return Ok(plan);
                        }
                    }
                }
            }
        }
        Err(format!("{}: root {} in measure {} does not spell the lemma", verb.lemma, verb.root, verb.measure))
    }

    /// The stem of a tense and voice, without the imperfect prefix.
    pub(super) fn stem(&self, tense: Tense, passive: bool) -> Stem {
        let (head, join) = self.head(tense, passive);
        let vowel = match (tense, passive, self.measure) {
            (Tense::Past, true, _) => 'i',
            (Tense::Present, true, _) => 'a',
            (Tense::Past, false, _) => self.past_vowel,
            (Tense::Present, false, Measure::I) => self.vowel,
            (Tense::Present, false, Measure::V | Measure::VI | Measure::QII) => 'a',
            (Tense::Present, false, _) => 'i',
        };
        self.assemble(head, join, vowel, tense)
    }

    /// The stem a participle of a derived measure is built on: the imperfect with i for active, a for passive.
    pub(super) fn participle_stem(&self, passive: bool) -> Stem {
        let (head, join) = self.head(Tense::Present, passive);
        self.assemble(head, join, if passive { 'a' } else { 'i' }, Tense::Present)
    }

    /// The last two letters, as the measure shows them.
    fn tail(&self) -> (char, char) {
        let n = self.letters.len();
        match self.measure {
            Measure::IX | Measure::QIV => (self.letters[n - 1], self.letters[n - 1]),
            _ => (self.letters[n - 2], self.letters[n - 1]),
        }
    }

    pub(super) fn is_defective(&self) -> bool {
        is_glide(self.tail().1)
    }

    /// Second letter a glide that melts into length: قال but not استجوب, not نوى.
    pub(super) fn is_hollow(&self) -> bool {
        is_glide(self.tail().0) && !self.is_defective() && !self.plain
    }

    pub(super) fn is_doubled(&self) -> bool {
        let (x, y) = self.tail();
        x == y && !self.is_defective() && !self.plain
    }

    /// Whether the perfect has i before its last letter (رضي).
    pub(super) fn is_past_i(&self) -> bool {
        self.past_vowel == 'i'
    }

    /// Everything before the last two letters, and how it ends.
    fn head(&self, tense: Tense, passive: bool) -> (String, Join) {
        use Measure::*;
        let r = &self.letters;
        let (a, past) = (r[0], tense == Tense::Past);
        // The vowel that runs through a past passive.
        let v = if past && passive { 'u' } else { 'a' };
        let wasl = if !past {
            ""
        } else if passive {
            "u"
        } else {
            "i"
        };
        match self.measure {
            I if past => (format!("{a}{v}"), Join::Open(v)),
            // وقف، يقف: the first و goes, but stays in the passive and in ودّ.
            I if a == 'و' && !passive && !self.is_doubled() => (String::new(), Join::Closed),
            I => (a.to_string(), Join::Closed),
            II => (format!("{a}{v}{}", r[1]), Join::Shut),
            III => (format!("{a}{}", long(v)), Join::Long),
            IV if past => (format!("ء{v}{a}"), Join::Closed),
            IV => (a.to_string(), Join::Closed),
            V => (format!("ت{v}{a}{v}{}", r[1]), Join::Shut),
            VI => (format!("ت{v}{a}{}", long(v)), Join::Long),
            VII => (format!("{wasl}ن{a}{v}"), Join::Open(v)),
            VIII => (format!("{wasl}{}{v}", self.cluster), Join::Open(v)),
            IX => (format!("{wasl}{a}{}{v}", r[1]), Join::Open(v)),
            X => (format!("{wasl}ست{v}{a}"), Join::Closed),
            QI => (format!("{a}{v}{}", r[1]), Join::Shut),
            QII => (format!("ت{v}{a}{v}{}", r[1]), Join::Shut),
            QIV => (format!("{wasl}{a}{}{v}{}", r[1], r[2]), Join::Closed),
        }
    }

    fn assemble(&self, head: String, join: Join, vowel: char, tense: Tense) -> Stem {
        let (x, y) = self.tail();
        if self.is_defective() {
            // رأى loses its hamza in the imperfect: يرى.
            let loses = self.measure == Measure::I && self.letters[..2] == ['ر', 'ء'] && tense == Tense::Present;
            let base = if loses { head } else { format!("{head}{x}") };
            let glide = if self.measure == Measure::I && tense == Tense::Past && vowel == 'a' { y } else { 'ي' };
            return Stem::Weak { base, vowel, glide };
        }
        if self.is_hollow() {
            match join {
                Join::Closed => return hollow(&head, vowel, vowel, y),
                Join::Open(v) => {
                    let head = &head[..head.len() - 1];
                    let kept = if v == 'u' { 'i' } else { 'a' };
                    let short = match self.measure {
                        Measure::I if v == 'a' && self.vowel == 'u' => 'u',
                        Measure::I => 'i',
                        _ => kept,
                    };
                    return hollow(head, kept, short, y);
                }
                Join::Long | Join::Shut => {}
            }
        }
        let spread = format!("{head}{x}{vowel}{y}");
        let open = match join {
            _ if !self.is_doubled() => spread.clone(),
            Join::Closed => format!("{head}{vowel}{x}{y}"),
            Join::Open(_) | Join::Long => format!("{head}{x}{y}"),
            Join::Shut => spread.clone(),
        };
        Stem::Firm { bare: open.clone(), open, closed: spread }
    }
}

fn hollow(head: &str, kept: char, short: char, last: char) -> Stem {
    let closed = format!("{head}{short}{last}");
    Stem::Firm { open: format!("{head}{}{last}", long(kept)), bare: closed.clone(), closed }
}

pub(super) fn is_glide(letter: char) -> bool {
    letter == 'و' || letter == 'ي'
}

/// The ways a first letter can merge with the ت of measure VIII, likeliest first.
fn clusters(measure: Measure, first: char) -> Vec<String> {
    if measure != Measure::VIII {
        return vec![String::new()];
    }
    let forms: &[&str] = match first {
        'و' | 'ي' => &["تت"],
        'ء' => &["ءت", "تت"],
        'ث' => &["ثت", "ثث", "تت"],
        'د' => &["دد"],
        'ذ' => &["دد", "ذذ"],
        'ز' => &["زد"],
        'ص' => &["صط", "صص"],
        'ض' => &["ضط", "طط"],
        'ط' => &["طط"],
        'ظ' => &["ظط", "ظظ", "طط"],
        other => return vec![format!("{other}ت")],
    };
    forms.iter().map(|f| f.to_string()).collect()
}
