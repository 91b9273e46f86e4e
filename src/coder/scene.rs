//! The state where an article is datelined.

use super::context::Who;
use super::parties::country_of;
use crate::clause::dateline_end;
use crate::find::Finds;
use crate::lang::Language;

/// Sentences from the top in which a dateline may stand.
pub(super) const SCENE_SENTENCES: u32 = 4;

/// The state of the place before the dash: "WARSAW, Poland (AP) --".
pub(super) fn scene(finds: &Finds, language: &Language) -> Option<Who> {
    let end = dateline_end(finds);
    let mention = finds.actors.iter().find(|m| m.locative && (m.end as usize) <= end)?;
    let actor = mention.heads.first()?.actor?;
    let code = country_of(&language.world.actor(actor).code);
    Some(Who { actor: Some(language.state(code)?), agent: None, span: mention.span })
}
