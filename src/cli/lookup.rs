//! What a word that the user typed may mean: a code, an id, or a name in any language.

use super::fault::Fault;
use demarche::graph::country_part;
use demarche::lang::{Language, Reading, Scan, Sense};
use demarche::model::{Actor, ActorId, NameKind};

/// Everything the dictionary of one language says of the whole of `words`; capitals need not be right.
pub fn senses(language: &Language, words: &str) -> Vec<Sense> {
    let (mut scan, mut work, mut readings) = (Scan::default(), Language::workspace(), Vec::new());
    let mut found: Vec<Sense> = Vec::new();
    for spelling in [words.to_owned(), capitalised(words), words.to_uppercase()] {
        language.scan(&spelling, &mut scan);
        if scan.tokens.is_empty() {
            continue;
        }
        language.readings(&scan, 0, &mut work, &mut readings);
        let whole = |r: &&Reading| r.tokens as usize == scan.tokens.len() && r.before == 0 && r.after == 0;
        for reading in readings.iter().filter(whole) {
            if !found.contains(&reading.sense) {
                found.push(reading.sense);
            }
        }
    }
    found
}

fn capitalised(words: &str) -> String {
    let word = |w: &str| {
        let mut letters = w.chars();
        letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
    };
    words.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// Actors that a code or id means: the one with this id, else all that have or had this code.
pub fn by_code<'w>(actors: &'w [Actor], code: &str) -> Vec<&'w Actor> {
    let same = |text: &str| text.eq_ignore_ascii_case(code);
    if let Some(actor) = actors.iter().find(|a| same(&a.id)) {
        return vec![actor];
    }
    actors.iter().filter(|a| same(&a.code) || a.roles.iter().any(|r| same(&r.code))).collect()
}

/// Actors that a name means with how safe the name is, safest first.
pub fn by_name(languages: &[Language], name: &str) -> Vec<(ActorId, NameKind)> {
    let mut found: Vec<(ActorId, NameKind)> = Vec::new();
    for sense in languages.iter().flat_map(|l| senses(l, name)) {
        if let Sense::Name(actor, kind) = sense
            && !found.iter().any(|(known, _)| *known == actor)
        {
            found.push((actor, kind));
        }
    }
    // A surname is the least safe of names.
    found.sort_by_key(|(_, kind)| *kind == NameKind::Short);
    found
}

/// The argument of `--actor`: a code or id as it is, a name as the id it stands for.
pub fn resolve_actor(name: &str, languages: &[Language]) -> Result<String, Fault> {
    let name = name.trim();
    let Some(world) = languages.first().map(|l| &l.world) else { return Ok(name.to_owned()) };
    if !by_code(&world.actors, name).is_empty() {
        return Ok(name.to_owned());
    }
    let named = by_name(languages, name);
    let safe = named.iter().filter(|(_, kind)| *kind != NameKind::Short).count();
    match named.as_slice() {
        [] => {}
        [(first, _), rest @ ..] if safe == 1 || rest.is_empty() => return Ok(world.actor(*first).id.clone()),
        several => {
            let ids: Vec<&str> = several.iter().take(8).map(|(a, _)| world.actor(*a).id.as_str()).collect();
            return Err(Fault::setup(format!("{name:?} may be any of {}; say which", ids.join(", "))));
        }
    }
    let code = name.to_uppercase();
    let known = |part: &str| world.actors.iter().any(|a| a.id == part);
    if code == "IGO" || code.len().is_multiple_of(3) && known(country_part(&code)) {
        return Ok(code);
    }
    Err(Fault::setup(format!("{name:?} is no actor we know; look for its code with: demarche actors {name:?}")))
}
