//! Happenings whose day is known: what speaks of them is younger, and «منذ تسع سنوات», "last year" and «في 9 نيسان
//! الماضي» beside them count from it.

use super::anniversary::anniversary;
use super::clue::{Clue, Condition, Evidence, Kind, Leaning};
use super::cues::Cues;
use crate::find::{FactMention, TimeMention, find_facts};
use crate::lang::Language;
use crate::model::{Anchor, Base, Count, Direction, Point, Span, Unit};
use crate::pack::FactRow;
use crate::text::Text;
use chrono::{Datelike, Days, NaiveDate, TimeDelta};

/// Words on either side of a length in which the happening is looked for.
const NEAR: usize = 8;
/// Words between a happening and "last year" that is its own.
const BESIDE: u32 = 4;
/// Words between a happening and a day of a month: that both agree by chance is rare.
const APART: u32 = 20;
/// Lengths that are tried against the facts; a text with more of them is no article.
const MOST: usize = 50;
/// Sentences from the top that tell the news.
const LEAD: u32 = 2;
/// Days in which a happening is still news.
const NEWS: u64 = 45;
/// Days between probes for the days from which an expression means a happening; no such run is shorter.
const STEP: i64 = 7;
/// A happening so old says nothing by being named.
const OLD: i32 = 1950;

/// What the happenings of one text say of its publication.
pub(super) struct Facts<'a, 'l> {
    pub text: &'a Text<'a>,
    pub language: &'l Language,
    pub times: &'a [TimeMention],
    pub dateline: Option<&'a TimeMention>,
    pub evidence: &'a mut Vec<Evidence>,
    pub leanings: &'a mut Vec<Leaning>,
}

/// Days on which an expression would mean a happening, by the expression's number.
struct Pin {
    time: usize,
    says: String,
    spans: Vec<(NaiveDate, NaiveDate)>,
}

impl Facts<'_, '_> {
    /// Reads every mention.
    pub fn read(&mut self, cues: &mut Cues) {
        let mentions = find_facts(self.text, self.language, &|_| true);
        let mut pins: Vec<Pin> = Vec::new();
        let mut seen: Vec<u32> = Vec::new();
        for mention in &mentions {
            let fact = &self.language.world.facts[mention.fact as usize];
            let Some((first, last)) = fact.begins() else { continue };
            if !seen.contains(&mention.fact) {
                seen.push(mention.fact);
                self.named(mention, fact, first);
                self.lead(mention, fact, first, last);
            }
            let mut targets = vec![(first, last)];
            targets.extend(fact.end.as_ref().and_then(|e| Some((e.first()?, e.last()?))));
            if let Some(day) = anniversary(self.text, self.language, mention, first, cues) {
                self.anniversary(mention, fact, day);
                targets.push((day, day));
            }
            for target in targets {
                self.pin(mention, fact, target, cues, &mut pins);
            }
        }
        for pin in pins {
            let clue = self.clue(self.times[pin.time].span, pin.says);
            self.evidence.push(Evidence { kind: Kind::Counted, clue, condition: Condition::Within(pin.spans) });
        }
        self.counted(&mentions, cues);
    }

    fn clue(&self, span: Span, says: String) -> Clue {
        Clue { words: span.of(self.text.raw).to_owned(), span: Some(span), says }
    }

    fn span(&self, mention: &FactMention) -> Span {
        let tokens = &self.text.scan.tokens;
        tokens[mention.first as usize].span.join(tokens[mention.end as usize - 1].span)
    }

    fn lean(&mut self, span: Span, says: String, from: NaiveDate, to: NaiveDate, weight: u32) {
        let clue = self.clue(span, says);
        self.leanings.push(Leaning { clue, condition: Condition::Within(vec![(from, to)]), weight });
    }

    /// The article cannot be older, unless the happening was set beforehand.
    fn named(&mut self, mention: &FactMention, fact: &FactRow, first: NaiveDate) {
        if !fact.scheduled && first.year() >= OLD {
            let clue = self.clue(self.span(mention), format!("written on or after {first} ({})", fact.id));
            let condition = Condition::Within(vec![(first, NaiveDate::MAX)]);
            self.evidence.push(Evidence { kind: Kind::Fact, clue, condition });
        }
    }

    /// A happening in the lead is news: the text is of the weeks after it, or of its own day where dateline or weekday
    /// agree.
    fn lead(&mut self, mention: &FactMention, fact: &FactRow, first: NaiveDate, last: NaiveDate) {
        if mention.sentence >= LEAD {
            return;
        }
        let span = self.span(mention);
        let over = fact.end.as_ref().and_then(|e| e.last()).unwrap_or(last);
        if !fact.scheduled
            && (over - first).num_days() < 400
            && let Some(to) = over.checked_add_days(Days::new(NEWS))
        {
            self.lean(span, format!("news in the weeks after {first} ({})", fact.id), first, to, 1);
        }
        if first != last {
            return;
        }
        if let Some(Point::Calendar { month: Some(m), day: Some(d), .. }) = self.dateline.map(|d| d.expr.point)
            && let Some(next) = first.succ_opt()
            && [first, next].iter().any(|day| (day.month(), day.day()) == (m.into(), d.into()))
        {
            let says = format!("the dateline fits {} on {first}", fact.id);
            self.lean(span, says, first, next, if fact.scheduled { 2 } else { 3 });
        }
        let beside = self.times.iter().find(|m| {
            m.sentence == mention.sentence
                && distance(m, mention) <= BESIDE
                && matches!(m.expr.point, Point::Calendar { weekday: Some(w), day: None, month: None, turn: None | Some(-1), .. }
                    if u32::from(w) == first.weekday().num_days_from_monday())
        });
        if let Some(beside) = beside
            && !fact.scheduled
            && let Some(to) = first.checked_add_days(Days::new(7))
        {
            self.lean(beside.span, format!("the weekday of {} on {first}", fact.id), first, to, 2);
        }
    }

    /// An anniversary is spoken of in its year.
    fn anniversary(&mut self, mention: &FactMention, fact: &FactRow, day: NaiveDate) {
        let span = self.span(mention);
        let around = |before: u64, after: u64| {
            Some((day.checked_sub_days(Days::new(before))?, day.checked_add_days(Days::new(after))?))
        };
        if let Some(year) = around(400, 300) {
            let clue = self.clue(span, format!("anniversary of {} on {day}", fact.id));
            self.evidence.push(Evidence { kind: Kind::Counted, clue, condition: Condition::Within(vec![year]) });
        }
    }

    /// Expressions of the sentence that mean the happening: the days from which they do.
    fn pin(
        &mut self,
        mention: &FactMention,
        fact: &FactRow,
        (first, last): (NaiveDate, NaiveDate),
        cues: &mut Cues,
        pins: &mut Vec<Pin>,
    ) {
        // A day may stand in the sentence beside.
        let from = self.times.partition_point(|m| m.sentence + 1 < mention.sentence);
        let last_sentence = mention.sentence + 1;
        for (n, time) in self.times.iter().enumerate().skip(from).take_while(|(_, m)| m.sentence <= last_sentence) {
            let apart = distance(time, mention);
            let same = time.sentence == mention.sentence;
            let named_day = matches!(time.expr.point, Point::Calendar { day: Some(_), .. } | Point::Days { .. });
            if !same && (fact.scheduled || !named_day) {
                continue;
            }
            let fits = match time.expr.point {
                Point::Calendar { year: None, month: Some(m), day: Some(d), turn: None | Some(-1 | 1), .. } => {
                    (apart <= APART || !same) && first == last && (first.month(), first.day()) == (m.into(), d.into())
                }
                Point::Calendar { year: None, month: Some(_), day: None, turn: None | Some(-1 | 1), .. } => {
                    apart <= 2 * BESIDE && first.year() == last.year() && first.month() == last.month()
                }
                Point::Days { from, to, month, year: None } => {
                    let within = (u32::from(from)..=u32::from(to)).contains(&first.day());
                    (apart <= APART || !same) && first == last && first.month() == u32::from(month) && within
                }
                Point::Turn { unit: Unit::Year, .. } => apart <= BESIDE,
                Point::Turn { unit: Unit::Month, day: None, .. } => apart <= BESIDE && first == last,
                Point::Offset { unit: Unit::Year | Unit::Month, count: Count::Tenths(_), base: Base::Now, .. } => {
                    apart <= BESIDE
                }
                _ => false,
            };
            if !fits || self.dateline.is_some_and(|d| d.span == time.span) {
                continue;
            }
            let direction = cues.direction(self.text, time);
            // What was set beforehand is spoken of before and after.
            let both = direction == Direction::Unknown && fact.scheduled;
            let mut spans = days_meaning(time, direction, first, last);
            if both {
                spans.extend(days_meaning(time, Direction::Future, first, last));
            }
            if spans.is_empty() {
                continue;
            }
            let told = direction != Direction::Future && !both;
            let bare = told && matches!(time.expr.point, Point::Calendar { turn: None, .. } | Point::Days { .. });
            if bare && let Some(to) = last.checked_add_days(Days::new(2 * NEWS)) {
                self.lean(time.span, format!("a bare date is mostly near: by {to}"), first, to, 1);
            }
            match pins.iter_mut().find(|p| p.time == n) {
                Some(pin) => {
                    pin.says.push_str(&format!(", or of {} on {first}", fact.id));
                    pin.spans.extend(spans);
                }
                None => pins.push(Pin { time: n, says: format!("said of {} on {first}", fact.id), spans }),
            }
        }
    }

    /// Lengths with "since" before them, counted from a fact's beginning.
    fn counted(&mut self, mentions: &[FactMention], cues: &mut Cues) {
        let times = self.times;
        let since = times.iter().filter(|m| matches!(m.expr.point, Point::Length { .. } | Point::Offset { .. }));
        for mention in since.filter(|m| cues.leads(self.text, m, "since")).take(MOST) {
            let (Point::Length { unit, count: Count::Tenths(tenths), .. }
            | Point::Offset { unit, count: Count::Tenths(tenths), .. }) = mention.expr.point
            else {
                continue;
            };
            let days = match unit {
                Unit::Year => 365.25,
                Unit::Month => 30.44,
                Unit::Week => 7.0,
                Unit::Decade => 3652.5,
                _ => continue,
            };
            let sentence = &self.text.sentences[mention.sentence as usize];
            let from = (mention.first as usize).saturating_sub(NEAR).max(sentence.first as usize);
            let to = (mention.end as usize + NEAR).min(sentence.end as usize);
            let window = (from..mention.first as usize).chain(mention.end as usize..to);
            let window: Vec<&str> = window.map(|i| self.text.word(i)).collect();
            let loose = self.language.facts().loose(&window);
            let near = |m: &FactMention| m.sentence == mention.sentence && distance(mention, m) <= NEAR as u32;
            for (n, fact) in self.language.world.facts.iter().enumerate() {
                let named = mentions.iter().any(|m| m.fact as usize == n && near(m));
                if fact.scheduled || !named && !loose.contains(&(n as u32)) {
                    continue;
                }
                let Some((begin, _)) = fact.begins() else { continue };
                let n = f64::from(tenths) / 10.0;
                let at = |units: f64| begin.checked_add_days(Days::new((units.max(0.0) * days) as u64));
                let words = mention.span.of(self.text.raw);
                // People count the unit that has begun or the one that is full.
                if let (Some(a), Some(b)) = (at(n - 1.0), at(n + 1.0)) {
                    let clue = self.clue(mention.span, format!("{words} since {begin} ({}): {a}..{b}", fact.id));
                    let condition = Condition::Within(vec![(a, b)]);
                    self.evidence.push(Evidence { kind: Kind::Counted, clue, condition });
                }
                if let (Some(a), Some(b)) = (at(n - 0.5), at(n + 1.0)) {
                    self.lean(mention.span, format!("rounded or full {words} after {begin}: {a}..{b}"), a, b, 1);
                }
            }
        }
    }
}

/// Tokens between a time and a happening; 0 where they touch or overlap.
fn distance(time: &TimeMention, fact: &FactMention) -> u32 {
    time.first.saturating_sub(fact.end).max(fact.first.saturating_sub(time.end))
}

/// The days from which the expression means the days `first` to `last`, as spans.
fn days_meaning(
    time: &TimeMention,
    direction: Direction,
    first: NaiveDate,
    last: NaiveDate,
) -> Vec<(NaiveDate, NaiveDate)> {
    let years = match time.expr.point {
        Point::Offset { unit: Unit::Year, count: Count::Tenths(tenths), .. } => 1 + (tenths / 10).clamp(0, 60) as u64,
        _ => 2,
    };
    let (Some(from), Some(to)) =
        (first.checked_sub_days(Days::new(366 * years)), last.checked_add_days(Days::new(366 * years)))
    else {
        return Vec::new();
    };
    let means = |day: &NaiveDate| {
        let anchor = Anchor { published: day.and_hms_opt(0, 0, 0), direction, ..Anchor::default() };
        time.expr.days(&anchor).is_some_and(|(a, b)| a <= last && first <= b)
    };
    // The days lie in few long runs: steps find a run, single days its ends.
    let mut spans: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    let mut day = from;
    while day <= to {
        if !means(&day) {
            day += TimeDelta::days(STEP);
            continue;
        }
        let edge = |step: i64| {
            let mut at = day;
            while let Some(next) = at.checked_add_signed(TimeDelta::days(step)).filter(means) {
                at = next;
            }
            let one = step.signum();
            while let Some(next) = at.checked_add_signed(TimeDelta::days(one)).filter(means) {
                at = next;
            }
            at
        };
        let span = (edge(-1), edge(STEP));
        day = span.1 + TimeDelta::days(STEP);
        spans.push(span);
    }
    spans
}
