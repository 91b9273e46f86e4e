//! The preposition or case over a mention, and what joins it to the one before.

use super::Composer;
use crate::find::actors::{ActorMention, BARE};
use crate::find::atoms::AtomKind;
use crate::lang::Language;
use crate::model::{Features, NameKind};
use crate::pack::WordClass;

/// The marker number of a written preposition; unknown ones mark nothing in particular.
pub(crate) fn marker_number(language: &Language, form: &str) -> u8 {
    language.tables.markers.iter().position(|m| m == form).map_or(BARE - 1, |i| i as u8)
}

impl Composer<'_, '_> {
    /// A plural or dual whose ending is never a subject's.
    fn ends_oblique(&self, i: usize) -> bool {
        let many = match self.atoms[i].kind {
            AtomKind::Agent { features, .. } => features.has(Features::PLURAL | Features::DUAL),
            AtomKind::Name { kind, .. } => kind == NameKind::Plural,
            _ => false,
        };
        let config = &self.language.tables.config;
        let word = self.text.word(self.atoms[i].end as usize - 1);
        let stem = match self.atoms[i].clitics.pronoun(config) {
            Some(pronoun) => word.strip_suffix(pronoun).unwrap_or(word),
            None => word,
        };
        // «دبلوماسيي», «دبلوماسييها»: before a genitive or a pronoun the ending loses its last letter.
        let sound = |ending: &str| match self.atoms[i].kind {
            AtomKind::Agent { agent, .. } => {
                self.language.tables.agents[agent as usize].plurals.iter().any(|p| p.ends_with(ending))
            }
            _ => false,
        };
        let construct = |ending: &str| {
            let short = ending.char_indices().last().map_or("", |(at, _)| &ending[..at]);
            !short.is_empty() && stem.ends_with(short) && sound(ending)
        };
        many && config.oblique_endings.iter().any(|e| word.ends_with(e.as_str()) || construct(e))
    }

    /// The preposition that governs the mention, whether it is joined by "and", and whether an unknown noun owns it.
    pub(super) fn govern(&self, i: usize, mention: &mut ActorMention) {
        let tables = &self.language.tables;
        let clitics = self.atoms[i].clitics;
        mention.joined = clitics.conjunction;
        mention.oblique = self.ends_oblique(i);
        if let Some(preposition) = clitics.preposition(&tables.config) {
            mention.marker = marker_number(self.language, preposition);
            return;
        }
        // A case suffix stands at the end of the mention and says more than its place does.
        if let Some(case) = self.atoms[mention.end as usize - 1].clitics.case(&tables.config) {
            mention.marker = if case.is_empty() { BARE } else { marker_number(self.language, case) };
            mention.joined |= i > 0 && self.class_at(i - 1) == Some(WordClass::And);
            return;
        }
        if let AtomKind::Function { class: WordClass::ObliquePronoun, index } = self.atoms[i].kind {
            mention.marker = tables.function_markers[index as usize];
            return;
        }
        let mut k = i;
        let mut words = 0;
        while k > 0 {
            k -= 1;
            match self.atoms[k].kind {
                AtomKind::Function { class: WordClass::Preposition, index }
                    if matches!(self.atoms[k + 1].kind, AtomKind::Number)
                        && tables.config.rough_markers.contains(&tables.functions[index as usize].form) => {}
                AtomKind::Function { class: WordClass::Preposition | WordClass::By | WordClass::According, index } => {
                    mention.marker = tables.function_markers[index as usize];
                    break;
                }
                AtomKind::Function { class: WordClass::To, index } => {
                    mention.marker = tables.function_markers[index as usize];
                    break;
                }
                AtomKind::Function {
                    class: WordClass::Article | WordClass::Determiner | WordClass::Filler | WordClass::Former,
                    ..
                } => {}
                AtomKind::Function { class: WordClass::And, .. } if words == 0 => {
                    mention.joined = true;
                    break;
                }
                AtomKind::Word if words < 3 => {
                    words += 1;
                    let before = &self.atoms[k];
                    if before.clitics.conjunction {
                        break;
                    }
                }
                AtomKind::Number if words < 3 => {}
                // "at the Free University": an adjective of a name that looks like a verb.
                AtomKind::Predicate { .. }
                    if self.atoms[k].capital && k > 0 && self.class_at(k - 1) == Some(WordClass::Article) => {}
                _ => break,
            }
        }
        // An unknown noun between marker and mention: «في مناطق سيطرة تركيا», "in parts of …".
        mention.genitive = !mention.adjective && words > 0 && !tables.config.capitals && !clitics.conjunction;
        if words > 0 && tables.config.capitals && mention.marker == BARE {
            mention.joined = false;
        }
    }
}
