//! What an actor is called in tables and drawings for people.

use super::Options;
use super::words::{is_right_to_left, isolate};
use crate::graph::{Actor, country_part};
use crate::model::Party;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Language of the names in a drawing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LabelLang {
    #[default]
    English,
    Arabic,
}

/// Chooses names: those given by the user's dictionary first, then those seen in the events, then the code.
#[derive(Clone, Debug)]
pub(super) struct Names {
    lang: LabelLang,
    given: BTreeMap<String, String>,
}

/// Parties named before "+2".
const NAMED_PARTIES: usize = 3;

impl Names {
    pub fn new(options: &Options) -> Self {
        Names { lang: options.label_lang, given: options.names.clone() }
    }

    /// Name of a state or body; none where only its code is known.
    pub fn of_actor<'n>(&'n self, actor: &'n Actor) -> Option<&'n str> {
        let wanted = |name: &str| is_right_to_left(name) == (self.lang == LabelLang::Arabic);
        let own = actor.names.iter().filter(|((own, _), _)| *own);
        let best = own.max_by_key(|((_, name), count)| (wanted(name), **count, Reverse(name)));
        self.given.get(&actor.code).map(String::as_str).or(best.map(|((_, name), _)| name.as_str()))
    }

    /// Name of one party, with its code where that tells a role: `Syria (SYRREB)`; words of the text only where there
    /// is nothing else. Right-to-left names are isolated.
    pub fn of_party(&self, party: &Party) -> String {
        if let Some(name) = self.given.get(&party.code) {
            return isolate(name);
        }
        let given = self.given.get(&party.id);
        let words = [&party.name, &party.code, &party.text].into_iter().find(|word| !word.is_empty());
        let Some(name) = given.or(words) else { return String::new() };
        let tells_role = party.code != country_part(&party.code) && party.code != *name;
        if tells_role { format!("{} ({})", isolate(name), party.code) } else { isolate(name) }
    }

    /// Names of several parties: the first few and the number of the rest.
    pub fn of_parties(&self, parties: &[Party]) -> String {
        let mut names: Vec<String> = Vec::new();
        for party in parties {
            let name = self.of_party(party);
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
        let rest = names.len().saturating_sub(NAMED_PARTIES);
        names.truncate(NAMED_PARTIES);
        let more = if rest > 0 { format!(" +{rest}") } else { String::new() };
        format!("{}{more}", names.join(", "))
    }
}
