//! Hand-made events for tests of this room and those above.

use crate::model::{Class, DateBasis, Event, EventDate, Evidence, Party, Phase, Status};
use std::sync::atomic::{AtomicU32, Ordering};

/// Starts an event; everything else has a plain default.
pub struct Sample(Event);

/// An event of `class` on `date` (EDTF, empty for none): `sample("COOPERATE", "2020-02-17").by("TUR").to("RUSMIL")`.
pub fn sample(class: &str, date: &str) -> Sample {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let class: Class = class.parse().unwrap();
    Sample(Event {
        event_id: format!("e{}", NEXT.fetch_add(1, Ordering::Relaxed)),
        date: (!date.is_empty()).then(|| EventDate::parse(date).unwrap()),
        date_basis: if date.is_empty() { DateBasis::Unknown } else { DateBasis::Relative },
        class,
        mode: None,
        cameo: "042".into(),
        quad: class.quad(),
        goldstein: Some(class.score() / 2.0),
        score: class.score(),
        phase: None,
        status: Status::Actual,
        contexts: vec!["military".into(), "diplomatic".into()],
        actors: vec![],
        recipients: vec![],
        reporter: None,
        place: None,
        thread: None,
        doc_id: "a.txt".into(),
        published: Some("2020-02-18".into()),
        published_basis: None,
        title: None,
        url: None,
        outlet: None,
        lang: "en".into(),
        sentence: 0,
        evidence: Evidence { start: 0, end: 5, text: "began".into() },
        sentence_text: "Turkey and Russia began joint patrols.".into(),
        found_by: "patrol/verb".into(),
        confidence: 0.8,
    })
}

impl From<Event> for Sample {
    fn from(event: Event) -> Self {
        Sample(event)
    }
}

impl Sample {
    fn set(mut self, change: impl FnOnce(&mut Event)) -> Self {
        change(&mut self.0);
        self
    }

    /// Actors, one code a word.
    pub fn by(self, codes: &str) -> Self {
        self.set(|e| e.actors = parties(codes))
    }

    /// Recipients, one code a word.
    pub fn to(self, codes: &str) -> Self {
        self.set(|e| e.recipients = parties(codes))
    }

    pub fn doc(self, id: &str) -> Self {
        self.set(|e| e.doc_id = id.into())
    }

    pub fn id(self, id: &str) -> Self {
        self.set(|e| e.event_id = id.into())
    }

    pub fn thread(self, label: &str, phase: Phase) -> Self {
        self.set(|e| (e.thread, e.phase) = (Some(label.into()), Some(phase)))
    }

    pub fn status(self, status: Status) -> Self {
        self.set(|e| e.status = status)
    }

    pub fn confidence(self, confidence: f32) -> Self {
        self.set(|e| e.confidence = confidence)
    }

    /// Any other change.
    pub fn with(self, change: impl FnOnce(&mut Event)) -> Event {
        self.set(change).0
    }

    pub fn event(self) -> Event {
        self.0
    }
}

fn parties(codes: &str) -> Vec<Party> {
    codes.split_whitespace().map(|code| Party { code: code.into(), id: code.into(), ..Party::default() }).collect()
}

/// The patrols of the seed article, with a second article that disagrees by a day.
pub fn patrols() -> Vec<Event> {
    let article = "a.txt";
    vec![
        sample("COOPERATE", "2019-10")
            .by("TUR RUS")
            .doc(article)
            .thread("joint patrols", Phase::Begin)
            .id("p1")
            .event(),
        sample("SANCTION", "2020-02-03")
            .by("TURMIL")
            .to("RUS")
            .doc(article)
            .thread("joint patrols", Phase::Suspend)
            .id("p2")
            .event(),
        sample("SANCTION", "2020-02-04")
            .by("TUR")
            .to("RUS")
            .doc("b.txt")
            .thread("joint patrols", Phase::Suspend)
            .confidence(0.6)
            .id("p3")
            .event(),
        sample("COOPERATE", "2020-02-17")
            .by("TUR")
            .to("RUSMIL")
            .doc(article)
            .thread("joint patrols", Phase::Resume)
            .id("p4")
            .event(),
        sample("CONSULT", "2020-02-18").by("TUR RUS").doc(article).id("p5").event(),
        sample("CONSULT", "2020-02-18").by("RUSGOV").to("TURGOV").doc("b.txt").id("p6").event(),
        sample("ACCUSE", "2020-02-18").by("RUS").to("TUR").doc(article).id("p7").event(),
        sample("ASSAULT", "2020-02-18").by("SYRMIL").to("SYRREB").doc(article).id("p8").event(),
        sample("ACCUSE", "2020-02-19").by("USA").to("SYR").doc("b.txt").id("p9").event(),
        sample("REQUEST", "../2020-02-18").by("TUR").to("SYR").doc(article).id("p10").event(),
        sample("AGREE", "").by("IGOUNO").doc(article).id("p11").event(),
    ]
}
