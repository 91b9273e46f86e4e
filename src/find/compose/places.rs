//! Places as mentions, and whose ground they are.

use super::Composer;
use crate::find::actors::{ActorMention, Head, Referent};
use crate::model::{ActorId, ActorKind, NameKind, PlaceId};

impl Composer<'_, '_> {
    /// The state whose code a place carries.
    pub(super) fn state_of_place(&self, place: PlaceId) -> Option<ActorId> {
        let code = &self.language.world.place(place).country;
        if code.is_empty() {
            return None;
        }
        self.language.state(code)
    }

    /// A place that no government goes by still tells whose ground it is: «إدلب» is Syrian.
    pub(super) fn place_mention(&mut self, i: usize, place: PlaceId) -> Option<ActorMention> {
        let state = self.state_of_place(place)?;
        let mut j = i + 1;
        if !self.adjective_first() {
            // «إدلب السورية»: the adjective belongs to the place.
            while self.adjective_at(j) == Some(state) && self.is_free_adjective(j) {
                j += 1;
            }
        }
        let mut mention = self.build(i, j, vec![Head { actor: Some(state), agent: None }], Referent::Named);
        mention.place = Some(place);
        mention.locative = true;
        mention.only_place = true;
        Some(mention)
    }

    pub(super) fn mark_place(&self, i: usize, mention: &mut ActorMention) {
        if let Some((actor, kind, place)) = self.body_at(i) {
            let state = matches!(self.language.world.actor(actor).kind, ActorKind::State | ActorKind::Territory);
            mention.place = place;
            mention.locative = place.is_some()
                || kind == NameKind::Metonym
                || (state && matches!(kind, NameKind::Full | NameKind::Short | NameKind::Metonym));
        }
    }
}
