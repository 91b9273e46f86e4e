//! What merges, what does not, and in what order it stands.

use super::samples::{Sample, patrols, sample};
use super::*;
use crate::model::{Phase, Status};

fn rows_of(events: Vec<Event>) -> usize {
    Timeline::build(events).chronology.len()
}

fn merge(a: Sample, b: Sample) -> bool {
    rows_of(vec![a.event(), b.event()]) == 1
}

fn accuse(date: &str, doc: &str) -> Sample {
    sample("ACCUSE", date).by("RUS").to("TUR").doc(doc)
}

#[test]
fn dates_that_agree() {
    for (a, b, same) in [
        ("2020-02-18", "2020-02-18", true),
        ("2020-02-18", "2020-02-19", false),
        ("2020-02-18", "../2020-02-19", true),
        ("2020-02-18", "../2020-02-25", false),
        ("2020-02-18", "2020-02-17/..", true),
        ("2020-02-18", "2020-02-17/2020-02-19", true),
        ("2020-02", "2020-02-01", false),
        ("2020-02", "2020-02-29", false),
        ("2020-02", "2020-02", true),
        ("2020-02-18", "", false),
        ("", "", false),
        ("2020-02-18", "../..", false),
    ] {
        assert_eq!(merge(accuse(a, "a.txt"), accuse(b, "b.txt")), same, "{a} {b}");
        assert_eq!(merge(accuse(b, "a.txt"), accuse(a, "b.txt")), same, "{b} {a}");
    }
}

#[test]
fn one_document_keeps_its_distinctions() {
    assert!(merge(accuse("", "a.txt"), accuse("", "a.txt")));
    assert!(!merge(accuse("2020-02-18", "a.txt"), accuse("../2020-02-18", "a.txt")), "news and background");
}

#[test]
fn parties_and_sides() {
    let on = |class: &str, actors: &str, recipients: &str| sample(class, "2020-02-18").by(actors).to(recipients);
    assert!(merge(on("ACCUSE", "RUSGOV", "TUR"), on("ACCUSE", "RUS", "TURMIL")));
    assert!(!merge(on("ACCUSE", "RUS", "TUR"), on("ACCUSE", "TUR", "RUS")));
    assert!(!merge(on("ASSAULT", "SYR", ""), on("ASSAULT", "", "SYR")), "attacked and was attacked");
    assert!(!merge(on("ASSAULT", "", ""), on("ASSAULT", "", "")), "nobody is not somebody");
    assert!(merge(on("CONSULT", "RUS TUR", ""), on("CONSULT", "TUR", "RUS")));
    assert!(merge(on("AGREE", "RUS TUR", ""), on("AGREE", "TUR RUS", "")));
    assert!(!merge(on("AGREE", "RUS TUR", ""), on("AGREE", "TUR IGOUNO", "")));
    assert!(!merge(on("AGREE", "IGOUNO", ""), on("AGREE", "IGOEEC", "")));
    assert!(!merge(on("AGREE", "RUS TUR", ""), on("CONSULT", "RUS TUR", "")));
    let mode = |m: &str| Sample::from(accuse("2020-02-18", "a.txt").with(|e| e.mode = Some(m.into())));
    assert!(!merge(mode("allege"), mode("disapprove")));
    assert!(merge(mode("allege"), accuse("2020-02-18", "b.txt")));
}

#[test]
fn stages_of_a_thread() {
    let on = |date: &str, doc: &str, phase| accuse(date, doc).thread("trial", phase);
    assert!(merge(on("2020-02-03", "a.txt", Phase::Begin), on("2020-02-06", "b.txt", Phase::Begin)));
    assert!(!merge(on("2020-02-03", "a.txt", Phase::Begin), on("2020-02-07", "b.txt", Phase::Begin)));
    assert!(merge(on("2020-02-03", "a.txt", Phase::End), on("2020-02", "b.txt", Phase::End)));
    assert!(!merge(on("2020-02-03", "a.txt", Phase::Begin), on("2020-02-03", "b.txt", Phase::End)));
    assert!(!merge(on("2020-02-03", "a.txt", Phase::Continue), on("2020-02-04", "b.txt", Phase::Continue)));
    assert!(merge(on("", "a.txt", Phase::Begin), on("2020-02-03", "a.txt", Phase::Begin)));
    assert!(!merge(on("", "a.txt", Phase::Begin), on("2020-02-03", "b.txt", Phase::Begin)));
    assert!(!merge(on("2020-02-03", "a.txt", Phase::End), on("2020-02-03", "b.txt", Phase::End).by("USA").to("IRN")));
}

#[test]
fn a_chain_of_near_dates_does_not_drift() {
    let dates = ["2020-02-03", "2020-02-05", "2020-02-07", "2020-02-09"];
    let events = dates.iter().map(|d| accuse(d, &format!("{d}.txt")).thread("trial", Phase::Begin).event());
    assert_eq!(rows_of(events.collect()), 2);
}

#[test]
fn planned_is_not_actual_but_denied_disagrees() {
    let told = |doc: &str, status| accuse("2020-02-18", doc).status(status);
    assert!(!merge(told("a.txt", Status::Planned), told("b.txt", Status::Actual)));
    assert!(!merge(told("a.txt", Status::Denied), told("a.txt", Status::Actual)));
    let timeline = Timeline::build(vec![told("a.txt", Status::Actual).event(), told("b.txt", Status::Denied).event()]);
    assert_eq!(timeline.chronology[0].disagreements, ["status: actual (a.txt) / denied (b.txt)"]);
    let denies = told("a.txt", Status::Denied).with(|e| e.reporter = Some("TUR".into()));
    assert_eq!(rows_of(vec![told("a.txt", Status::Actual).event(), denies]), 1, "another voice in the same article");
}

#[test]
fn a_row_keeps_the_best_report_and_counts_all() {
    let mut events = patrols();
    events[2].outlet = Some("Interfax".into());
    events[2].reporter = Some("RUSGOV".into());
    events[2].published = Some("2020-02-20".into());
    let timeline = Timeline::build(events);
    let row = timeline.chronology.iter().find(|r| r.event.event_id == "p2").unwrap();
    assert_eq!((row.reports, &row.report_ids[..]), (2, &["p2".to_owned(), "p3".to_owned()][..]));
    assert_eq!(row.documents, ["a.txt", "b.txt"]);
    assert_eq!((&row.outlets[..], &row.reporters[..]), (&["Interfax".to_owned()][..], &["RUSGOV".to_owned()][..]));
    assert_eq!(row.first_published.as_deref(), Some("2020-02-18"));
    assert_eq!(row.last_published.as_deref(), Some("2020-02-20"));
    assert_eq!(row.disagreements, ["date: 2020-02-03 (a.txt) / 2020-02-04 (b.txt)"]);
}

#[test]
fn a_coarser_date_or_the_same_report_twice_is_no_disagreement() {
    let on = |date: &str, doc: &str| accuse(date, doc).thread("trial", Phase::Begin).id("x").event();
    let timeline = Timeline::build(vec![on("2020-02-03", "a.txt"), on("2020-02", "b.txt"), on("2020-02", "b.txt")]);
    assert_eq!(timeline.chronology.len(), 1);
    assert_eq!((timeline.chronology[0].reports, timeline.chronology[0].disagreements.len()), (2, 0));
}

#[test]
fn rows_stand_by_date_and_threads_by_stage() {
    let timeline = Timeline::build(patrols());
    let ids: Vec<_> = timeline.events().map(|e| e.event_id.as_str()).collect();
    assert_eq!(ids, ["p1", "p2", "p4", "p10", "p5", "p7", "p8", "p9", "p11"]);
    let thread = &timeline.threads.threads[0];
    assert_eq!((thread.label.as_str(), &thread.steps), ("joint patrols", &vec![vec![0], vec![1], vec![2]]));
    assert!(timeline.threads.is_before(0, 2) && !timeline.threads.is_before(2, 0));
    assert!(!timeline.threads.is_before(0, 3) && !timeline.threads.is_before(0, 99));
    assert_eq!(timeline.threads.next(0), [1]);
}

#[test]
fn stages_of_one_day_stand_in_their_order_and_the_undated_find_theirs() {
    let on = |date: &str, phase, id: &str| accuse(date, "a.txt").thread("talks", phase).id(id).event();
    let timeline = Timeline::build(vec![
        on("2020-02-18", Phase::End, "end"),
        on("2020-02-18", Phase::Begin, "begin"),
        on("2020-02-18", Phase::Resume, "resume"),
        on("", Phase::Suspend, "suspend"),
        accuse("", "a.txt").to("SYR").with(|e| e.thread = Some("talks".into())),
    ]);
    let thread = &timeline.threads.threads[0];
    let name = |row: usize| timeline.chronology[row].event.event_id.as_str();
    assert_eq!(thread.rows().map(name).collect::<Vec<_>>(), ["begin", "suspend", "resume", "end"]);
}

#[test]
fn a_row_without_stage_does_not_join_two_stages() {
    let on = |phase, id: &str| accuse("2020-02-18", "a.txt").thread("talks", phase).id(id).event();
    let met = accuse("2020-02-18", "a.txt").to("SYR").id("met").with(|e| e.thread = Some("talks".into()));
    let timeline = Timeline::build(vec![on(Phase::End, "end"), met, on(Phase::Begin, "begin")]);
    let name = |row: &usize| timeline.chronology[*row].event.event_id.clone();
    let steps: Vec<Vec<String>> =
        timeline.threads.threads[0].steps.iter().map(|s| s.iter().map(name).collect()).collect();
    assert_eq!(steps, [vec!["begin"], vec!["end", "met"]]);
}

#[test]
fn one_label_two_activities() {
    let talks = |parties: &str, date: &str, doc: &str| {
        sample("CONSULT", date).by(parties).doc(doc).thread("talks", Phase::Continue).event()
    };
    let timeline = Timeline::build(vec![
        talks("TUR RUS", "2020-02-17", "a.txt"),
        talks("RUS TUR", "2020-02-18", "b.txt"),
        talks("TUR RUS IRN", "2020-02-19", "c.txt"),
        talks("USA RUS", "2020-02-18", "d.txt"),
    ]);
    assert_eq!(timeline.threads.threads.len(), 2);
}

#[test]
fn relations_count_rows() {
    let timeline = Timeline::build(patrols());
    let codes: Vec<_> = timeline.relations.actors().map(|a| a.code.as_str()).collect();
    assert_eq!(codes, ["IGOUNO", "RUS", "SYR", "TUR", "USA"]);
    assert_eq!(timeline.relations.degree("TUR"), 2);
    assert_eq!(timeline.relations.degree("IGOUNO"), 0);
    let tie = timeline.relations.ties().find(|t| t.tie.mutual && t.tie.quad == 2).unwrap();
    assert_eq!((tie.source.code.as_str(), tie.target.code.as_str()), ("RUS", "TUR"));
    assert_eq!((tie.tie.count, tie.tie.mean_score, &tie.tie.rows), (1, 9.5, &vec![0]));
    let four = Timeline::build(vec![sample("AGREE", "2020").by("TUR RUS IRN SYR").event()]);
    assert_eq!(four.relations.ties().count(), 6);
}

#[test]
fn shuffled_input_gives_the_same_timeline() {
    let print = |events: Vec<Event>| format!("{:?}", Timeline::build(events));
    let mut events = patrols();
    events.extend(patrols().into_iter().map(|mut e| {
        e.doc_id = "c.txt".into();
        e
    }));
    let expected = print(events.clone());
    for turn in 1..events.len() {
        let mut shuffled = events.clone();
        shuffled.rotate_left(turn);
        shuffled.swap(0, turn / 2);
        shuffled.reverse();
        assert_eq!(print(shuffled), expected);
    }
}

#[test]
fn nothing_and_much() {
    assert!(Timeline::build(vec![]).chronology.is_empty());
    let days = 1..=28;
    let many =
        days.flat_map(|d| (0..100).map(move |n| accuse(&format!("2020-02-{d:02}"), &format!("{n}.txt")).event()));
    let timeline = Timeline::build(many.collect());
    assert_eq!((timeline.chronology.len(), timeline.chronology[0].reports), (28, 100));
    assert_eq!(timeline.only(|e| e.date.is_none()).chronology.len(), 0);
}
