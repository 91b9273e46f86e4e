//! What no clause is read from: the dateline, and asides between commas.

use crate::find::{AtomKind, Finds};
use crate::pack::WordClass;

/// Most atoms of a dateline.
const DATELINE: usize = 16;

/// «موسكو 15-8 (اف ب) - », "BRUSSELS, December 2 (Xinhua) -- ": the first atom after it, 0 where there is none.
pub fn dateline_end(finds: &Finds) -> usize {
    let atoms = &finds.atoms;
    let sign = |k: usize| match atoms.get(k).map(|a| a.kind) {
        Some(AtomKind::Punct(c)) => Some(c),
        _ => None,
    };
    for (k, atom) in atoms.iter().enumerate().take(DATELINE).skip(1) {
        if matches!(atom.kind, AtomKind::Predicate { .. }) && sign(k + 1) != Some(')') {
            return 0;
        }
        let scene = k <= 9 && opens_scene(finds, k);
        let fresh = finds.atoms.get(k + 1).is_some_and(|a| a.capital);
        let double = sign(k + 1) == sign(k) || matches!(sign(k), Some('—' | '–' | '_')) || fresh;
        let plain = scene && double || k <= 7 && opens_line(finds, k);
        // "Quito, April 2 (AFP) The": the dash is lost, the agency stands in brackets.
        let dated = finds.atoms[..k].iter().any(|a| matches!(a.kind, AtomKind::Time(_)));
        if scene && dated && sign(k) == Some(')') && fresh {
            return k + 1;
        }
        // "KABUL: The Taliban": a city alone opens the scene.
        let city = matches!(atoms[0].kind, AtomKind::Place(_) | AtomKind::Name { place: Some(_), .. });
        if k == 1 && city && sign(k) == Some(':') && fresh {
            return k + 1;
        }
        // "CAIRO (AP) "", "KABUL (Pajhwok):": whoever copied it lost the dash.
        if scene && k > 2 && sign(k - 1) == Some(')') && matches!(sign(k), Some(':' | '"' | '“' | '”')) {
            return k + 1;
        }
        if matches!(sign(k), Some('-' | '—' | '–' | '_' | 'ـ')) && (sign(k - 1) == Some(')') || plain) {
            let mut end = k + 1;
            while matches!(sign(end), Some('-' | '—' | '–' | '_')) {
                end += 1;
            }
            return end;
        }
    }
    0
}

/// A place and perhaps a date, nothing else: "THE HAGUE, Netherlands".
fn opens_scene(finds: &Finds, end: usize) -> bool {
    let place = matches!(finds.atoms[0].kind, AtomKind::Place(_) | AtomKind::Name { .. } | AtomKind::Word);
    place
        && finds.atoms[0].capital
        && finds.atoms[..end].iter().all(|a| {
            matches!(
                a.kind,
                AtomKind::Place(_)
                    | AtomKind::Name { .. }
                    | AtomKind::Word
                    | AtomKind::Time(_)
                    | AtomKind::Number
                    | AtomKind::Punct(',' | '.' | '(' | ')')
            )
        })
}

/// "BOGOTA - ", «دمشق - سانا - »: a place in capitals, or a place and perhaps a date and an agency, before one hyphen.
fn opens_line(finds: &Finds, end: usize) -> bool {
    let first = &finds.atoms[0];
    let place = matches!(first.kind, AtomKind::Place(_) | AtomKind::Name { place: Some(_), .. });
    let bare = first.clitics == crate::lang::Clitics::default();
    let dated = finds.atoms[1..end].iter().any(|a| matches!(a.kind, AtomKind::Time(_) | AtomKind::Number));
    let plain = finds.atoms[1..end].iter().all(|a| {
        let named = matches!(a.kind, AtomKind::Place(_) | AtomKind::Name { .. } | AtomKind::Word);
        named || matches!(a.kind, AtomKind::Time(_) | AtomKind::Number | AtomKind::Punct(',' | '.' | '،'))
    });
    plain && bare && (first.all_caps || place && (dated || end == 1))
}

/// Most atoms of an aside.
const ASIDE: usize = 9;

/// «، حليفة الرئيس السوري،»: between two commas, right after a mention, no verb, not a list. The atom after it.
pub(super) fn aside_end(finds: &Finds, i: usize) -> Option<usize> {
    let atoms = &finds.atoms;
    let comma = |k: usize| matches!(atoms.get(k).map(|a| a.kind), Some(AtomKind::Punct(',' | '،')));
    if !comma(i) || !finds.actors.iter().any(|m| m.end as usize == i) {
        return None;
    }
    let close = (i + 2..atoms.len().min(i + ASIDE + 2)).find(|k| comma(*k))?;
    let inside = &atoms[i + 1..close];
    let opens = inside.first()?;
    if opens.clitics.conjunction
        || matches!(opens.kind, AtomKind::Time(_) | AtomKind::Function { class: WordClass::And, .. })
    {
        return None;
    }
    // "Russia, itself a member since 1996,": such a time is the aside's; "Putin, in Paris on Monday," may date the verb.
    let led = matches!(opens.kind, AtomKind::Function { class: WordClass::Preposition | WordClass::By, .. });
    if inside.iter().any(|a| matches!(a.kind, AtomKind::Time(_))) && led {
        return None;
    }
    let plain = inside.iter().all(|a| {
        matches!(
            a.kind,
            AtomKind::Word
                | AtomKind::Agent { .. }
                | AtomKind::Name { .. }
                | AtomKind::Place(_)
                | AtomKind::Possessive
                | AtomKind::Number
                | AtomKind::Time(_)
                | AtomKind::Function {
                    class: WordClass::Article
                        | WordClass::Determiner
                        | WordClass::Preposition
                        | WordClass::Former
                        | WordClass::Filler,
                    ..
                }
        )
    });
    let explains = inside.iter().any(|a| matches!(a.kind, AtomKind::Word | AtomKind::Agent { .. }));
    let listed = finds.actors.iter().any(|m| m.listed && m.first as usize > i && (m.first as usize) < close);
    (plain && explains && !listed).then_some(close + 1)
}
