//! Codes of parties, once the date of the event is known: offices are dated.

use super::context::Who;
use super::parties::country_of;
use crate::lang::Language;
use crate::model::{Actor, ActorKind, EventDate, Party};
use crate::pack::AgentKind;
use chrono::NaiveDate;

/// The actor code of a party on a date: country, then the office held that day or the role noun's three letters.
pub(super) fn code_of(who: &Who, date: Option<NaiveDate>, language: &Language) -> Option<String> {
    let agent = who.agent.map(|a| &language.tables.agents[a as usize]);
    let role = agent.filter(|a| !a.kind.is_bare()).map(|a| a.code.as_str()).unwrap_or("");
    let actor = who.actor?;
    let actor = language.world.actor(actor);
    let base = &*of_its_time(dated_code(actor, date), date, language);
    if base.starts_with("IGO") || base.starts_with("NGO") {
        return Some(base.to_owned());
    }
    let country = country_of(base);
    let state = matches!(actor.kind, ActorKind::State | ActorKind::Territory | ActorKind::People) || base.len() == 3;
    if actor.kind == ActorKind::Person && role.is_empty() {
        return Some(base.to_owned());
    }
    // "FARC guerrillas" fight even where the group has become a party.
    let armed = actor.kind == ActorKind::ArmedGroup && agent.is_some_and(|a| a.kind == AgentKind::Force);
    if role.is_empty() || (!state && base.len() > 3 && !armed) {
        return Some(base.to_owned());
    }
    Some(format!("{country}{role}"))
}

/// Before its day a state's code is that of the state it was part of: Moscow in 1990 is the Soviet Union.
fn of_its_time<'c>(code: &'c str, date: Option<NaiveDate>, language: &Language) -> std::borrow::Cow<'c, str> {
    let country = country_of(code);
    if let Some(state) = language.state(country).filter(|_| date.is_some()) {
        let then = dated_code(language.world.actor(state), date);
        if then != country && then.len() == 3 {
            return format!("{then}{}", &code[country.len()..]).into();
        }
    }
    code.into()
}

/// The code that the actor's dated roles give on a day; the default where none applies or no day is known.
///
/// Of several offices held at once the main one counts (a president who also leads a party), then the latest.
fn dated_code(actor: &Actor, date: Option<NaiveDate>) -> &str {
    let Some(day) = date else { return &actor.code };
    let holds =
        |from: Option<NaiveDate>, to: Option<NaiveDate>| from.is_none_or(|d| d <= day) && to.is_none_or(|d| day <= d);
    let role = actor
        .roles
        .iter()
        .filter(|r| holds(r.from.map(|m| m.first()), r.to.map(|m| m.last())))
        .max_by_key(|r| (r.code == actor.code, r.from.map(|m| m.first())));
    let out_of_office = || {
        // Between and after his offices a person is of his country, and no more.
        let dated = actor.kind == ActorKind::Person && !actor.roles.is_empty() && !actor.code.starts_with("IGO");
        actor.code.get(..3).filter(|_| dated)
    };
    role.map_or_else(|| out_of_office().unwrap_or(&actor.code), |r| &r.code)
}

/// The party as the record shows it; a role noun whose country nothing tells keeps its words and no code.
pub(super) fn party(who: &Who, date: Option<&EventDate>, raw: &str, language: &Language) -> Party {
    let day = date.and_then(|d| d.last().or(d.first()));
    let actor = who.actor.map(|a| language.world.actor(a));
    Party {
        code: code_of(who, day, language).unwrap_or_default(),
        id: actor.map(|a| a.id.clone()).unwrap_or_default(),
        name: actor.map(|a| a.en.clone()).unwrap_or_default(),
        text: who.span.of(raw).trim_end_matches([',', '،']).to_owned(),
    }
}
