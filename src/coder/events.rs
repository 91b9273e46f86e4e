//! A document from text to events: the order of the work, nothing else.

use super::context::{Context, Who};
use super::contexts::Contexts;
use super::dates::{Circumstance, Dated, Dater};
use super::draft::{Draft, Drafter, Dropped, Stranger};
use super::frames::Framed;
use super::happenings::{Told, dates_of, leans};
use super::roles::{code_of, party};
use super::scene::{SCENE_SENTENCES, scene};
use super::threads::label_threads;
use super::topic::{Topic, passed_over};
use crate::clause::{Clauses, Relation, split_clauses};
use crate::dating::{Publication, date_document, find_dateline};
use crate::find::{Finds, Memory, find_mentions, find_persons_within, find_times};
use crate::lang::Language;
use crate::model::{
    Anchor, Class, CodePoints, DateBasis, Direction, Document, Event, EventDate, Evidence, Moment, Note, Party,
    PublishedBasis, Sign, Signs, Span, cameo_goldstein, plover_score,
};
use crate::text::{Sentence, Text};
use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime};

/// What coding a document gives.
#[derive(Debug, Default)]
pub struct Coded {
    pub events: Vec<Event>,
    pub notes: Vec<Note>,
    /// Sentences read.
    pub sentences: usize,
    /// When the article appeared, and how that is known.
    pub publication: Publication,
}

/// A frame's name, and the rivals it beat with their points.
pub type TracedFrame = (String, Vec<(String, f32)>);

/// The steps of one sentence, for `explain`.
#[derive(Debug)]
pub struct Trace {
    pub sentence: Sentence,
    pub finds: Finds,
    pub clauses: Clauses,
    /// Frame of each node with the rivals it beat.
    pub frames: Vec<Option<TracedFrame>>,
    pub dropped: Vec<Dropped>,
    /// Why the whole sentence was passed over.
    pub skipped: Option<&'static str>,
    pub event_ids: Vec<String>,
    /// Every actor that the words mean, with the code that its words have on the day of publication.
    pub mentioned: Vec<(Span, Party)>,
    /// For each mention of `finds` that names nobody: by what it was resolved.
    pub why: Vec<Option<&'static str>>,
    /// What the confidence of each event rests on.
    pub signs: Vec<Signs>,
}

/// Codes one document: the façade of the library.
///
/// An article without a date is dated from its text; a day after the system's today is refused there.
pub fn code_document(document: &Document, language: &Language) -> Coded {
    run(document, language, None)
}

/// The same with every step kept.
pub fn trace_document(document: &Document, language: &Language) -> (Coded, Vec<Trace>) {
    let mut traces = Vec::new();
    let coded = run(document, language, Some(&mut traces));
    (coded, traces)
}

fn run(document: &Document, language: &Language, mut traces: Option<&mut Vec<Trace>>) -> Coded {
    let text = Text::new(&document.text, language);
    let times = find_times(&text, language);
    let publication = date_document(document, &text, language, &times, today());
    let midnight = |d: EventDate| d.as_day().and_then(|d| d.and_hms_opt(0, 0, 0));
    let published =
        document.published.or_else(|| Some((publication.date.clone().and_then(midnight)?, publication.basis?)));
    let mut coder = Coder {
        document,
        language,
        text: &text,
        published,
        points: CodePoints::new(&document.text),
        memory: Memory::default(),
        context: Context::default(),
        contexts: Contexts::new(language),
        told: Vec::new(),
        traced: traces.is_some(),
    };
    // A headline has the surname whose full name stands in the lead.
    if text.sentences.len() > 1 {
        for person in find_persons_within(&text, language, LEAD) {
            if let ([one], false) = (person.persons.as_slice(), person.short) {
                coder.memory.name(*one);
            }
        }
    }
    let mut dater = Dater::new(&times, published.map(|p| p.0), language);
    if let (Some((at, _)), Some(line)) = (published, find_dateline(&text, language, &times)) {
        // A dateline of the day before dates the main narrative.
        let anchor = Anchor { published: Some(at), direction: Direction::Past, ..Anchor::default() };
        let day = line.expr.resolve(&anchor).date.and_then(|d| d.as_day());
        let near = |d: &NaiveDate| (at.date() - *d).num_days().abs() <= 3;
        if let Some(day) = day.filter(near) {
            dater.today = Some(day);
        }
    }
    let mut topic = Topic::default();
    let mut anchor = Dated { date: None, basis: DateBasis::Unknown };
    let mut idle = 0;
    let mut from = 0;
    for (n, sentence) in text.sentences.iter().enumerate() {
        let to = from + times[from..].iter().take_while(|t| t.sentence as usize == n).count();
        let spans: Vec<(u32, u32, u32)> =
            times[from..to].iter().enumerate().map(|(k, t)| (t.first, t.end, (from + k) as u32)).collect();
        from = to;
        let year = published.map(|p| p.0.year());
        let finds = find_mentions(&text, sentence, language, &spans, year, &mut coder.memory);
        topic.read(n, &finds);
        let skipped = passed_over(&finds, sentence);
        let before = anchor.clone();
        let trace = coder.sentence(n as u32, sentence, finds, skipped, &dater, &mut anchor);
        idle = if anchor == before { idle + 1 } else { 0 };
        if idle == FORGOTTEN {
            // "Two days earlier" is counted from what was just told, else from the day of the news.
            anchor = Dated { date: dater.today.map(EventDate::day), basis: DateBasis::Unknown };
        }
        if let Some(traces) = traces.as_deref_mut() {
            traces.push(trace);
        }
    }
    if topic.is_off(text.sentences.len()) {
        // Known only now that its lines are read: nothing in it was told as news of politics.
        coder.told.clear();
        for trace in traces.into_iter().flatten() {
            trace.skipped = Some("the article is not about politics");
            trace.event_ids.clear();
            trace.signs.clear();
        }
    }
    let topics = coder.contexts.topics();
    let day = published.map(|p| p.0.date());
    let dates = dates_of(&coder.told, &text, language, day).into_iter();
    let mut events: Vec<Event> = dates.zip(&coder.told).map(|(d, told)| coder.event(told, d, &topics)).collect();
    label_threads(&mut events);
    Coded { events, notes: Vec::new(), sentences: text.sentences.len(), publication }
}

/// Sentences without a day of their own after which the last day named is none that "earlier" is counted from.
const FORGOTTEN: u32 = 2;

/// Sentences from the top, title and all, in which verb-first news may open its own matter with "has": «وقد أعلن».
const VERB_FIRST_LEAD: u32 = 3;

/// Tokens of a text within which a name explains the headline.
const LEAD: usize = 120;

/// One document on its way to events.
pub(super) struct Coder<'c> {
    document: &'c Document,
    pub(super) language: &'c Language,
    text: &'c Text<'c>,
    published: Option<(NaiveDateTime, PublishedBasis)>,
    points: CodePoints<'c>,
    pub(super) memory: Memory,
    pub(super) context: Context,
    contexts: Contexts<'c>,
    /// Events whose date may still rest on what another sentence tells.
    pub(super) told: Vec<Told>,
    traced: bool,
}

impl Coder<'_> {
    fn sentence(
        &mut self,
        n: u32,
        sentence: &Sentence,
        finds: Finds,
        skipped: Option<&'static str>,
        dater: &Dater<'_>,
        anchor: &mut Dated,
    ) -> Trace {
        if self.context.scene.is_none() && n < SCENE_SENTENCES {
            self.context.scene = scene(&finds, self.language);
        }
        let clauses = split_clauses(&finds, self.language);
        let (mut event_ids, mut signs) = (Vec::new(), Vec::new());
        let mut mentioned = Vec::new();
        let mut why = Vec::new();
        let (frames, dropped) = {
            let mut drafter = Drafter::new(self.language, self.text, &finds, &clauses, &self.context, &self.memory);
            let drafts = if skipped.is_none() { drafter.drafts() } else { Vec::new() };
            let dropped = std::mem::take(&mut drafter.dropped);
            let mut frames = Vec::new();
            if self.traced {
                let name = |f: crate::model::FrameId| self.language.world.frame(f).id.clone();
                let rivals = |f: &Framed| f.rivals.iter().map(|(r, p)| (name(*r), *p)).collect();
                frames.extend(drafter.framed.iter().map(|f| f.as_ref().map(|f| (name(f.frame), rivals(f)))));
                let day = self.published.map(|p| EventDate::day(p.0.date()));
                let raw = self.text.raw;
                let coded = |who: Who| (who.span, party(&who, day.as_ref(), raw, self.language));
                why = drafter.why();
                mentioned = drafter.mentioned().into_iter().map(coded).collect();
            }
            drop(drafter);
            if !drafts.is_empty() {
                self.contexts.read(self.text, sentence);
            }
            for mut draft in drafts {
                self.link_activity(&mut draft);
                let told = self.told(n, sentence, draft, (&clauses, &finds), dater, anchor);
                if self.traced {
                    event_ids.push(self.event_id(&told));
                    signs.push(told.draft.signs);
                }
                self.told.push(told);
            }
            (frames, dropped)
        };
        self.remember(&finds, &clauses);
        Trace { sentence: *sentence, finds, clauses, frames, dropped, skipped, event_ids, signs, mentioned, why }
    }

    /// A draft with the date that its own sentence gives.
    fn told(
        &self,
        n: u32,
        sentence: &Sentence,
        mut draft: Draft,
        (clauses, finds): (&Clauses, &Finds),
        dater: &Dater<'_>,
        anchor: &mut Dated,
    ) -> Told {
        let subject_first = self.language.tables.config.order == "subject_first";
        let occasion = clauses.occasion_of(draft.node);
        let occasion = occasion.filter(|k| {
            let verb = &clauses.nodes[*k];
            subject_first && draft.class == Class::Consult && verb.relation != Relation::Relative && !verb.anterior
        });
        let circumstance = Circumstance {
            status: draft.status,
            phase: draft.phase,
            // "Has rejected", past the lead: some time before.
            background: draft.background && occasion.is_none() || self.is_perfect(n, &draft, clauses),
            announced: draft.announced,
            verbal: matches!(draft.class.quad(), 1 | 3),
            occasion,
        };
        let mut dated = dater.date(clauses, draft.node, &draft.operators, &circumstance, anchor);
        if matches!(dated.basis, DateBasis::Explicit | DateBasis::Relative) {
            *anchor = dated.clone();
        }
        let node = &clauses.nodes[draft.node];
        let days = u64::from(node.day);
        if days > 1
            && let Some(day) = dated.date.as_ref().and_then(EventDate::as_day)
            && let Some(first) = day.checked_sub_days(Days::new(days - 1))
        {
            // In its nth day: it has gone on since then.
            dated.date = Some(EventDate::Span(Some(Moment::day(first)), Some(Moment::day(day))));
        }
        let own = matches!(dated.basis, DateBasis::Explicit | DateBasis::Relative);
        draft.signs.note(Sign::Dated, own);
        let leans = leans(&draft, clauses, finds, &dated);
        let place = node.place.map(|p| {
            let place = self.language.world.place(p);
            (place.en.clone(), place.lat, place.lon)
        });
        let contexts = self.contexts.near(self.text, sentence, draft.span);
        Told { draft, sentence: n, span: sentence.span, place, dated, contexts, leans }
    }

    /// Whether somebody's word is told in the present perfect, by the draft's verb or the operator that carries it, past
    /// the lead, and nothing says on which day it was told.
    fn is_perfect(&self, n: u32, draft: &Draft, clauses: &Clauses) -> bool {
        let node = &clauses.nodes[draft.operators.last().copied().unwrap_or(draft.node)];
        let dated =
            node.relation == Relation::Content && node.parent.is_some_and(|p| !clauses.nodes[p].times.is_empty());
        let main = node.relation == Relation::Main && self.language.tables.config.order != "subject_first";
        let lead = if main { VERB_FIRST_LEAD } else { 1 };
        n >= lead && node.perfect && !dated && !node.passive && !node.quoted && matches!(draft.class.quad(), 1 | 3)
    }

    fn evidence(&self, told: &Told) -> Evidence {
        let span = told.draft.span;
        Evidence {
            start: self.points.at(span.start),
            end: self.points.at(span.end),
            text: span.of(self.text.raw).to_owned(),
        }
    }

    fn event_id(&self, told: &Told) -> String {
        let span = told.draft.span;
        let (start, end) = (self.points.at(span.start), self.points.at(span.end));
        event_id(&self.document.id, start, end, &self.language.world.frame(told.draft.frame).id)
    }

    /// `known`: the happening of the table that gave the date.
    fn event(&self, told: &Told, (dated, known): (Dated, Option<&str>), topics: &[u8]) -> Event {
        let world = &self.language.world;
        let draft = &told.draft;
        let raw = self.text.raw;
        let parties = |list: &[Who], stranger: Option<Stranger>| -> Vec<crate::model::Party> {
            let mut out: Vec<crate::model::Party> = Vec::new();
            let stranger = stranger.filter(|_| list.is_empty()).map(|s| Who { actor: None, agent: None, span: s.span });
            for who in list.iter().chain(stranger.as_ref()) {
                let p = party(who, dated.date.as_ref(), raw, self.language);
                let twice = |o: &crate::model::Party| {
                    o.code == p.code && o.id == p.id && (!p.code.is_empty() || o.text == p.text)
                };
                if !out.iter().any(twice) {
                    out.push(p);
                }
            }
            // Those without a code stand last, so that the lists of the record stay parallel.
            out.sort_by_key(|p| p.code.is_empty());
            out
        };
        let day = dated.date.as_ref().and_then(|d| d.last().or(d.first()));
        let frame = world.frame(draft.frame);
        let contexts = [&told.contexts[..], topics].concat();
        let nobody: Vec<Who> = Vec::new();
        // Those who stand opposite a stranger are the other side, in a mutual event too.
        let apart = |s: Stranger| !draft.actors.iter().any(|w| w.span == s.span);
        let opposite = frame.reciprocal
            && draft.strangers.actor.is_some_and(apart)
            && draft.recipients.is_empty()
            && !draft.actors.is_empty();
        let (actors, recipients) = if opposite { (&nobody, &draft.actors) } else { (&draft.actors, &draft.recipients) };
        Event {
            event_id: self.event_id(told),
            date_basis: dated.basis,
            class: draft.class,
            mode: draft.mode.clone(),
            quad: draft.class.quad(),
            goldstein: cameo_goldstein(&world.goldstein, &draft.cameo),
            score: plover_score(draft.class, draft.mode.as_deref()),
            cameo: draft.cameo.clone(),
            phase: draft.phase,
            status: draft.status,
            contexts: self.contexts.names(&frame.contexts, &contexts),
            actors: parties(actors, draft.strangers.actor),
            recipients: parties(recipients, draft.strangers.recipient),
            reporter: draft.reporter.as_ref().and_then(|w| code_of(w, day, self.language)),
            place: told.place.clone(),
            thread: None,
            doc_id: self.document.id.clone(),
            published: self.published.map(|p| p.0.date().to_string()),
            published_basis: self.published.map(|p| p.1),
            title: self.document.title.clone(),
            url: self.document.url.clone(),
            outlet: self.document.outlet.clone(),
            lang: self.language.code().to_owned(),
            sentence: told.sentence,
            evidence: self.evidence(told),
            sentence_text: told.span.of(raw).to_owned(),
            found_by: match known {
                Some(fact) => format!("{}/{}@{fact}", frame.id, draft.rule),
                None => format!("{}/{}", frame.id, draft.rule),
            },
            confidence: (world.weights.confidence(draft.signs) * 100.0).round() / 100.0,
            date: dated.date,
        }
    }
}

/// Stable id: FNV-1a of document, trigger span and frame, in hexadecimal.
fn event_id(doc: &str, start: u32, end: u32, frame: &str) -> String {
    let mut hash = 0xCBF2_9CE4_8422_2325u64;
    let mut eat = |bytes: &[u8]| {
        for b in bytes {
            hash = (hash ^ u64::from(*b)).wrapping_mul(0x100_0000_01B3);
        }
    };
    eat(doc.as_bytes());
    eat(&[0]);
    eat(&start.to_le_bytes());
    eat(&end.to_le_bytes());
    eat(frame.as_bytes());
    format!("{hash:016x}")
}

/// The system's day, UTC: the only clock in the house, and all it does is refuse publication days still to come.
pub fn today() -> NaiveDate {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    DateTime::from_timestamp(since.as_secs() as i64, 0).map_or(NaiveDate::MAX, |t| t.date_naive())
}
