//! Mentions joined to each other: appositions, lists, names that an office explains.

use crate::find::actors::{ActorMention, BARE, Head};
use crate::find::atoms::{Atom, AtomKind};
use crate::find::memory::Memory;
use crate::lang::Language;
use crate::model::{ActorId, ActorKind, Features};
use crate::pack::WordClass;
use crate::text::Text;

/// «المتحدث باسم الرئيس …، إبراهيم كالين», "Jan Novak, Slovakia's chief envoy,": two mentions of one actor.
pub(super) fn join_appositions(language: &Language, atoms: &[Atom], mentions: &mut Vec<ActorMention>) {
    let office = |m: &ActorMention| {
        m.heads.first().and_then(|h| h.agent).is_some_and(|a| language.tables.agents[a as usize].kind.is_office())
    };
    let person = |m: &ActorMention| {
        let actor = m.heads.first().and_then(|h| h.actor);
        actor.is_some_and(|a| language.world.actor(a).kind == ActorKind::Person)
    };
    let mut i = 0;
    while i + 1 < mentions.len() {
        let comma = mentions[i].end as usize;
        let apart = mentions[i + 1].first as usize;
        let light =
            |a: &Atom| matches!(a.kind, AtomKind::Function { class: WordClass::Article | WordClass::Determiner, .. });
        let only_comma = apart > comma
            && matches!(atoms[comma].kind, AtomKind::Punct(',' | '،'))
            && atoms[comma + 1..apart].iter().all(light);
        let (a, b) = (&mentions[i], &mentions[i + 1]);
        let ground = |m: &ActorMention| m.heads.first().and_then(|h| h.actor).map(|a| country_code(language, a));
        // "Vitali Klitschko, a Ukrainian opposition leader": one country, and a role that is a person's.
        let lone = b.heads.len() == 1 && b.heads[0].agent.is_some() && ground(a).is_some() && ground(a) == ground(b);
        let one = matches!(atoms[b.end as usize - 1].kind, AtomKind::Agent { features, .. } if !features.has(Features::PLURAL));
        // "a meeting with Iraqi officials, Annan said": several officials are not one man, nor is one of another country.
        let many = matches!(atoms[a.end as usize - 1].kind, AtomKind::Agent { features, .. } if features.has(Features::PLURAL));
        let body = |g: Option<&str>| g.is_none_or(|g| g == "IGO");
        let foreign = ground(a) != ground(b) && !body(ground(a)) && !body(ground(b));
        let pair = !many
            && !foreign
            && ((office(a) && person(b) && !person(a)) || (person(a) && !person(b) && (office(b) || lone && one)));
        if only_comma && a.locative && a.place.is_some() && b.locative && b.place.is_none() && ground(a) == ground(b) {
            // "Nairobi, Kenya,": one place.
            let later = mentions.remove(i + 1);
            mentions[i].end = later.end;
            if matches!(atoms.get(later.end as usize).map(|a| a.kind), Some(AtomKind::Punct(',' | '،'))) {
                mentions[i].end += 1;
            }
            continue;
        }
        if only_comma && pair && b.marker == BARE && !b.joined {
            let later = mentions.remove(i + 1);
            let first = &mut mentions[i];
            first.end = later.end;
            first.span = first.span.join(later.span);
            if first.heads.len() == 1 && first.heads[0].agent.is_none() && !person(&later) {
                first.heads[0].agent = later.heads[0].agent;
            }
            if person(&later) {
                let agent = first.heads.first().and_then(|h| h.agent);
                first.heads = vec![Head { actor: later.heads[0].actor, agent }];
            }
            if matches!(atoms.get(first.end as usize).map(|a| a.kind), Some(AtomKind::Punct(',' | '،'))) {
                first.end += 1;
            }
            continue;
        }
        i += 1;
    }
}

/// "Poland, Hungary and the Czech Republic": mentions apart by commas only, the last joined by "and", are one list.
pub(super) fn join_lists(atoms: &[Atom], mentions: &mut [ActorMention]) {
    let gap_is = |a: &ActorMention, b: &ActorMention, comma: bool| {
        let gap = atoms.get(a.end as usize..b.first as usize).unwrap_or(&[]);
        let light = gap.iter().all(|x| {
            matches!(
                x.kind,
                AtomKind::Punct(',' | '،')
                    | AtomKind::Function { class: WordClass::And | WordClass::Article | WordClass::Determiner, .. }
            )
        });
        // With nothing between them only «وC», its "and" written on, goes on with a list.
        let apart = !gap.is_empty() || b.joined;
        light && apart && gap.len() <= 3 && (!comma || gap.iter().any(|x| matches!(x.kind, AtomKind::Punct(_))))
    };
    let mut start = 0;
    while start < mentions.len() {
        let mut end = start;
        while end + 1 < mentions.len() && gap_is(&mentions[end], &mentions[end + 1], false) {
            end += 1;
            if mentions[end].joined {
                break;
            }
        }
        let list = end >= start + 2 && mentions[end].joined;
        if list {
            let marker = mentions[start].marker;
            for mention in &mut mentions[start + 1..=end] {
                mention.joined = true;
                mention.marker = marker;
                mention.listed = true;
            }
            start = end + 1;
        } else {
            start += 1;
        }
    }
}

/// "Jan Novak, Slovakia's chief envoy to Kenya": an unknown name before a comma and an office is that official.
pub(super) fn name_the_explained(
    text: &Text<'_>,
    language: &Language,
    memory: &mut Memory,
    atoms: &[Atom],
    mentions: &[ActorMention],
) {
    if !language.tables.config.capitals {
        return;
    }
    for mention in mentions {
        let first = mention.first as usize;
        let Some(head) = mention.heads.first().filter(|h| h.actor.is_some() && h.agent.is_some()) else { continue };
        let mut k = first;
        while k > 0
            && matches!(atoms[k - 1].kind, AtomKind::Function { class: WordClass::Article | WordClass::Determiner, .. })
        {
            k -= 1;
        }
        if k < 3 || !matches!(atoms[k - 1].kind, AtomKind::Punct(',')) {
            continue;
        }
        let named = |a: &Atom| matches!(a.kind, AtomKind::Word) && a.capital;
        if named(&atoms[k - 2]) && named(&atoms[k - 3]) {
            memory.alias(text.word(atoms[k - 2].first as usize), *head);
        }
    }
}

/// Country part of an actor's code.
fn country_code(language: &Language, actor: ActorId) -> &str {
    let code = &language.world.actor(actor).code;
    code.get(..3).unwrap_or(code)
}
