//! The record of an event: parties spread into parallel lists, fields in the order of the outputs.

use super::date::EventDate;
use super::document::PublishedBasis;
use super::event::{DateBasis, Event, Evidence, Party, Phase, Status};
use super::ontology::Class;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

type Text<'e> = Cow<'e, str>;

/// An event as its record spells it; the words are borrowed from the event when it is written.
#[derive(Serialize, Deserialize)]
pub(super) struct EventRow<'e> {
    event_id: Text<'e>,
    date: Option<Cow<'e, EventDate>>,
    date_basis: DateBasis,
    class: Class,
    mode: Option<Text<'e>>,
    cameo: Text<'e>,
    quad: u8,
    goldstein: Option<f32>,
    score: f32,
    phase: Option<Phase>,
    status: Status,
    #[serde(default)]
    contexts: Vec<Text<'e>>,
    actor: Vec<Text<'e>>,
    #[serde(default)]
    actor_ids: Vec<Text<'e>>,
    #[serde(default)]
    actor_names: Vec<Text<'e>>,
    #[serde(default)]
    actor_text: Vec<Text<'e>>,
    recipient: Vec<Text<'e>>,
    #[serde(default)]
    recipient_ids: Vec<Text<'e>>,
    #[serde(default)]
    recipient_names: Vec<Text<'e>>,
    #[serde(default)]
    recipient_text: Vec<Text<'e>>,
    reporter: Option<Text<'e>>,
    place: Option<Text<'e>>,
    lat: Option<f32>,
    lon: Option<f32>,
    thread: Option<Text<'e>>,
    doc_id: Text<'e>,
    published: Option<Text<'e>>,
    published_basis: Option<PublishedBasis>,
    title: Option<Text<'e>>,
    url: Option<Text<'e>>,
    outlet: Option<Text<'e>>,
    lang: Text<'e>,
    sentence: u32,
    evidence: Cow<'e, Evidence>,
    #[serde(default)]
    sentence_text: Text<'e>,
    found_by: Text<'e>,
    confidence: f32,
}

fn spread(parties: &[Party], pick: impl Fn(&Party) -> &String) -> Vec<Text<'_>> {
    parties.iter().map(|p| Cow::Borrowed(pick(p).as_str())).collect()
}

/// Codes of a side; parties without one stand last and leave none.
fn codes(parties: &[Party]) -> Vec<Text<'_>> {
    parties.iter().filter(|p| !p.code.is_empty()).map(|p| Cow::Borrowed(p.code.as_str())).collect()
}

fn gather(codes: Vec<Text<'_>>, ids: Vec<Text<'_>>, names: Vec<Text<'_>>, texts: Vec<Text<'_>>) -> Vec<Party> {
    let count = codes.len().max(texts.len());
    let mut rest = (codes.into_iter(), ids.into_iter(), names.into_iter(), texts.into_iter());
    let mut next = || Party {
        code: rest.0.next().unwrap_or_default().into_owned(),
        id: rest.1.next().unwrap_or_default().into_owned(),
        name: rest.2.next().unwrap_or_default().into_owned(),
        text: rest.3.next().unwrap_or_default().into_owned(),
    };
    (0..count).map(|_| next()).collect()
}

fn borrowed(text: &Option<String>) -> Option<Text<'_>> {
    text.as_deref().map(Cow::Borrowed)
}

fn owned(text: Option<Text<'_>>) -> Option<String> {
    text.map(Cow::into_owned)
}

impl<'e> From<&'e Event> for EventRow<'e> {
    fn from(e: &'e Event) -> Self {
        let words = e.words();
        let texts = |list: Vec<&'e str>| list.into_iter().map(Cow::Borrowed).collect();
        let place = e.place.as_ref();
        EventRow {
            event_id: Cow::Borrowed(&e.event_id),
            date: e.date.as_ref().map(Cow::Borrowed),
            date_basis: e.date_basis,
            class: e.class,
            mode: borrowed(&e.mode),
            cameo: Cow::Borrowed(&e.cameo),
            quad: e.quad,
            goldstein: e.goldstein,
            score: e.score,
            phase: e.phase,
            status: e.status,
            contexts: e.contexts.iter().map(|c| Cow::Borrowed(c.as_str())).collect(),
            actor: codes(&e.actors),
            actor_ids: spread(&e.actors, |p| &p.id),
            actor_names: spread(&e.actors, |p| &p.name),
            actor_text: texts(words.actors),
            recipient: codes(&e.recipients),
            recipient_ids: spread(&e.recipients, |p| &p.id),
            recipient_names: spread(&e.recipients, |p| &p.name),
            recipient_text: texts(words.recipients),
            reporter: borrowed(&e.reporter),
            place: place.map(|p| Cow::Borrowed(p.0.as_str())),
            lat: place.map(|p| p.1),
            lon: place.map(|p| p.2),
            thread: borrowed(&e.thread),
            doc_id: Cow::Borrowed(&e.doc_id),
            published: borrowed(&e.published),
            published_basis: e.published_basis,
            title: borrowed(&e.title),
            url: borrowed(&e.url),
            outlet: borrowed(&e.outlet),
            lang: Cow::Borrowed(&e.lang),
            sentence: e.sentence,
            evidence: Cow::Borrowed(&e.evidence),
            sentence_text: Cow::Borrowed(&e.sentence_text),
            found_by: Cow::Borrowed(&e.found_by),
            confidence: e.confidence,
        }
    }
}

impl From<EventRow<'_>> for Event {
    fn from(mut r: EventRow<'_>) -> Self {
        if r.actor_ids.len() > 1 && r.actor_text.len() == 1 && r.recipient_ids.is_empty() {
            // A mutual event: all words belong to those who stand in `actor`.
            r.actor_text.append(&mut r.recipient_text);
        }
        let place = |name: Text<'_>| (name.into_owned(), r.lat.unwrap_or(f32::NAN), r.lon.unwrap_or(f32::NAN));
        Event {
            event_id: r.event_id.into_owned(),
            date: r.date.map(Cow::into_owned),
            date_basis: r.date_basis,
            class: r.class,
            mode: owned(r.mode),
            cameo: r.cameo.into_owned(),
            quad: r.quad,
            goldstein: r.goldstein,
            score: r.score,
            phase: r.phase,
            status: r.status,
            contexts: r.contexts.into_iter().map(Cow::into_owned).collect(),
            actors: gather(r.actor, r.actor_ids, r.actor_names, r.actor_text),
            recipients: gather(r.recipient, r.recipient_ids, r.recipient_names, r.recipient_text),
            reporter: owned(r.reporter),
            place: r.place.map(place),
            thread: owned(r.thread),
            doc_id: r.doc_id.into_owned(),
            published: owned(r.published),
            published_basis: r.published_basis,
            title: owned(r.title),
            url: owned(r.url),
            outlet: owned(r.outlet),
            lang: r.lang.into_owned(),
            sentence: r.sentence,
            evidence: r.evidence.into_owned(),
            sentence_text: r.sentence_text.into_owned(),
            found_by: r.found_by.into_owned(),
            confidence: r.confidence,
        }
    }
}
