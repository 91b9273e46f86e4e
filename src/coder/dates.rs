//! Which time expression dates which event, and what to say where there is none.

use crate::clause::{Clauses, Node, NodeId, Relation};
use crate::find::{BARE, TimeMention};
use crate::lang::Language;
use crate::model::{
    Anchor, DateBasis, Direction, EventDate, Moment, Phase, Point, Resolved, Shape, Status, TimexKind, Unit,
};
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Weekday};

/// What the document offers for dating.
pub(super) struct Dater<'d> {
    pub times: &'d [TimeMention],
    pub published: Option<NaiveDateTime>,
    /// Day of the main narrative: a dateline of the day before beats the publication date.
    pub today: Option<NaiveDate>,
    /// Markers after which a date is where something began: "since".
    pub since: Vec<u8>,
    /// Markers after which a date is where something ends: "until".
    pub until: Vec<u8>,
    /// Markers under which a noun happens with its verb: "during".
    pub meanwhile: Vec<u8>,
    /// Markers that put an event before or after a date without dating it.
    pub beside: Vec<u8>,
    /// Markers of how long something went on: "for months".
    pub lasting: Vec<u8>,
}

/// A date with what it rests on.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Dated {
    pub date: Option<EventDate>,
    pub basis: DateBasis,
}

/// What the coder knows of the event besides its words.
pub(super) struct Circumstance {
    pub status: Status,
    pub phase: Option<Phase>,
    /// Told as background: a noun beside the main line, an anterior verb.
    pub background: bool,
    /// A noun that a verb of report has as its object: «أعلنت قطع العلاقات».
    pub announced: bool,
    /// Somebody speaks of a deed: condemns, praises, demands.
    pub verbal: bool,
    /// The verb at whose time a meeting was that only a noun tells of.
    pub occasion: Option<NodeId>,
}

/// Days after which a date beside a deed that is spoken of is the deed's, not the speaking's.
const OLD: u64 = 14;

impl<'d> Dater<'d> {
    /// Gathers the markers that the language's data name.
    pub fn new(times: &'d [TimeMention], published: Option<NaiveDateTime>, language: &Language) -> Self {
        let numbers = |class: &[String]| -> Vec<u8> {
            class.iter().map(|form| crate::find::marker_number(language, form)).filter(|m| *m < BARE - 1).collect()
        };
        let config = &language.tables.config;
        Dater {
            times,
            published,
            today: published.map(|p| p.date()),
            since: numbers(&config.since_markers),
            until: numbers(&config.until_markers),
            meanwhile: numbers(&config.meanwhile_markers),
            beside: numbers(&config.beside_markers),
            lasting: numbers(&config.lasting_markers),
        }
    }

    fn resolve(&self, time: u32, direction: Direction, reference: Option<EventDate>) -> Option<Resolved> {
        let anchor = Anchor { published: self.published, reference, direction, ..Anchor::default() };
        let expr = &self.times.get(time as usize)?.expr;
        let mut resolved = expr.resolve(&anchor);
        // On a Sunday "last week" is the one that ended the night before: news weeks do not wait for Monday.
        let sunday = self.published.is_some_and(|p| p.date().weekday() == Weekday::Sun);
        if sunday
            && let Point::Turn { unit: Unit::Week, turn: -1, .. } = expr.point
            && let Some(EventDate::Span(Some(a), Some(b))) = resolved.date
            && let (Some(a), Some(b)) =
                (a.first().checked_add_days(Days::new(6)), b.last().checked_add_days(Days::new(6)))
        {
            resolved.date = Some(EventDate::Span(Some(Moment::day(a)), Some(Moment::day(b))));
        }
        Some(resolved)
    }

    /// The event date that a node's own expressions give.
    fn own(&self, node: &Node, circumstance: &Circumstance, reference: Option<EventDate>) -> Option<Dated> {
        let direction = direction_of(node, circumstance.status);
        let mut best: Option<Dated> = None;
        for (time, marker) in &node.times {
            if self.beside.contains(marker) {
                continue;
            }
            let Some(resolved) = self.resolve(*time, direction, reference.clone()) else { continue };
            if !matches!(resolved.kind, TimexKind::Date | TimexKind::Time) {
                continue;
            }
            let Some(date) = resolved.date else { continue };
            let ahead = self.today.is_some_and(|t| date.first().is_some_and(|first| first > t));
            let past = node.verbal && node.features().shape() == Shape::Past && !node.future;
            if ahead && past && circumstance.status != Status::Planned {
                // "agreed to meet next month": the meeting's day, not the agreeing's.
                continue;
            }
            let basis = if resolved.exact { DateBasis::Explicit } else { DateBasis::Relative };
            let date = if self.since.contains(marker) {
                self.since_date(date, circumstance)
            } else if self.until.contains(marker) {
                match date {
                    EventDate::At(m) => EventDate::Span(None, Some(m)),
                    other => other,
                }
            } else {
                date
            };
            // The first expression counts, unless a later one gives the whole day in words.
            if best.is_none() || (basis == DateBasis::Explicit && best.as_ref().is_some_and(|b| b.basis != basis)) {
                best = Some(Dated { date: Some(date), basis });
            }
        }
        best
    }

    /// "since": the day itself for a stage that happens at once (stopped, began), open to the right otherwise.
    fn since_date(&self, date: EventDate, circumstance: &Circumstance) -> EventDate {
        let point = matches!(circumstance.phase, Some(Phase::Suspend | Phase::Resume | Phase::Begin | Phase::End));
        match date {
            EventDate::At(m) if !point => EventDate::since(m),
            other => other,
        }
    }

    /// Dates one node: its own words, those of what governs it, then the tense.
    pub fn date(
        &self,
        clauses: &Clauses,
        id: NodeId,
        operators: &[NodeId],
        circumstance: &Circumstance,
        anchor: &Dated,
    ) -> Dated {
        let own = self.own(&clauses.nodes[id], circumstance, anchor.date.clone());
        if let Some(own) = own.filter(|own| !self.left_to_noun(clauses, id, circumstance, own)) {
            return own;
        }
        if let Some(own) = self.after_noun(clauses, id, operators, circumstance, anchor) {
            return own;
        }
        let told = clauses.nodes[id].subject_node;
        for k in operators.iter().copied().chain(told) {
            if let Some(own) = self.own(&clauses.nodes[k], circumstance, anchor.date.clone()) {
                return own;
            }
        }
        // Words of the verb that carries or reports it. A day on the reporting verb dates what is reported,
        // unless that is background or still to come.
        let noun = |k: &&NodeId| !clauses.nodes[**k].verbal && !clauses.nodes[id].verbal;
        let mut at = operators.last().filter(noun).copied().unwrap_or(id);
        let mut steps = 0;
        while let Some(parent) = clauses.nodes[at].parent
            && steps < 6
        {
            let relation = clauses.nodes[at].relation;
            if matches!(relation, Relation::Relative | Relation::Subordinate) {
                break;
            }
            // «إعلانهم يوم 21 نيسان تعليق المحادثات»: the day stands beside the noun that tells of it.
            let noun = !clauses.nodes[parent].verbal && !clauses.nodes[id].verbal;
            let meanwhile = at == id && self.meanwhile.contains(&clauses.nodes[id].marker);
            let announced = circumstance.announced && steps == 0;
            let carries = operators.contains(&parent) || clauses.nodes[id].verbal || noun || meanwhile || announced;
            let carried = relation == Relation::Complement && carries;
            let reported =
                relation == Relation::Content && !circumstance.background && circumstance.status != Status::Planned;
            if (carried || reported)
                && let Some(found) = self.own(&clauses.nodes[parent], circumstance, anchor.date.clone())
            {
                return found;
            }
            at = parent;
            steps += 1;
        }
        if let Some(found) =
            circumstance.occasion.and_then(|k| self.own(&clauses.nodes[k], circumstance, anchor.date.clone()))
        {
            return found;
        }
        self.beside(clauses, id, circumstance, anchor)
            .or_else(|| self.habit(&clauses.nodes[id], circumstance))
            .unwrap_or_else(|| self.by_tense(circumstance))
    }

    /// «تزود … يوميا», "every week", "for five years": what is done again and again, or so long, has gone on up to the
    /// day of the news.
    fn habit(&self, node: &Node, circumstance: &Circumstance) -> Option<Dated> {
        let set = |(time, marker): &(u32, u8)| {
            let direction = direction_of(node, circumstance.status);
            let long = self.lasting.contains(marker)
                && self.times.get(*time as usize).is_some_and(|t| match t.expr.point {
                    Point::Length { unit, .. } => unit >= Unit::Week,
                    _ => false,
                });
            long || self.resolve(*time, direction, None).is_some_and(|r| r.kind == TimexKind::Set)
        };
        let today = self.today.filter(|_| circumstance.status == Status::Actual && node.times.iter().any(set))?;
        Some(Dated { date: Some(EventDate::until(today)), basis: DateBasis::Background })
    }

    /// The date of a verb joined to this one by "and" («زار دمشق الاثنين والتقى الرئيس»), or of the clause at whose
    /// time it happened ("was crossing the strait when a mine sank it on Friday").
    fn beside(&self, clauses: &Clauses, id: NodeId, circumstance: &Circumstance, anchor: &Dated) -> Option<Dated> {
        let node = &clauses.nodes[id];
        // A noun happens with the verb that it is the matter of only where that verb carries it, which was asked above.
        if !node.verbal {
            return None;
        }
        let alike = |k: &NodeId| {
            let other = &clauses.nodes[*k];
            other.verbal && other.future == node.future && other.anterior == node.anterior
        };
        let own = |k: NodeId| self.own(&clauses.nodes[k], circumstance, anchor.date.clone());
        let mut before = node.joined;
        for _ in 0..4 {
            let Some(k) = before.filter(alike) else { break };
            if let Some(found) = own(k) {
                return Some(found);
            }
            before = clauses.nodes[k].joined;
        }
        let after = (id + 1..clauses.nodes.len()).find(|k| clauses.nodes[*k].joined == Some(id));
        if let Some(found) = after.filter(alike).and_then(own) {
            return Some(found);
        }
        if circumstance.status == Status::Planned {
            return None;
        }
        if let Some(found) = self.past_of_wish(clauses, id, circumstance, anchor) {
            return Some(found);
        }
        if node.during
            && let Some(found) = node.parent.and_then(own)
        {
            return Some(found);
        }
        let meanwhile = |k: &NodeId| clauses.nodes[*k].during && clauses.nodes[*k].parent == Some(id);
        (0..clauses.nodes.len()).filter(meanwhile).find_map(own)
    }

    /// "invited Hungary to join in July 1997": what is asked or promised lies ahead, so a past date is the asking's.
    fn past_of_wish(
        &self,
        clauses: &Clauses,
        id: NodeId,
        circumstance: &Circumstance,
        anchor: &Dated,
    ) -> Option<Dated> {
        let today = self.today.filter(|_| circumstance.verbal)?;
        let wished = |k: &NodeId| {
            let node = &clauses.nodes[*k];
            node.parent == Some(id) && node.verbal && node.relation == Relation::Complement
        };
        // Only a date in full: any other was looked for in the past to begin with.
        let past = |d: &Dated| {
            let last = d.date.as_ref().and_then(EventDate::last);
            d.basis == DateBasis::Explicit && last.is_some_and(|last| last < today)
        };
        (id + 1..clauses.nodes.len())
            .filter(wished)
            .find_map(|k| self.own(&clauses.nodes[k], circumstance, anchor.date.clone()).filter(past))
    }

    /// Whether a date that stands at the end of "condemned the killing of … in August 1998" is the deed's.
    fn left_to_noun(&self, clauses: &Clauses, id: NodeId, circumstance: &Circumstance, own: &Dated) -> bool {
        circumstance.verbal
            && clauses.nodes[id].verbal
            && self.is_old(own)
            && clauses.nodes[id].times.iter().any(|(time, _)| self.noun_before(clauses, id, *time).is_some())
    }

    /// The date that the verb over a deed leaves to it.
    fn after_noun(
        &self,
        clauses: &Clauses,
        id: NodeId,
        operators: &[NodeId],
        circumstance: &Circumstance,
        anchor: &Dated,
    ) -> Option<Dated> {
        let verb = clauses.nodes[id].parent.filter(|p| clauses.nodes[*p].verbal && !operators.contains(p))?;
        // «قاطعت المؤتمر بعد تعليق مشاركتها في نيسان»: the noun under "after" has the day that stands last.
        let top = operators.last().copied().filter(|op| !clauses.nodes[*op].verbal).unwrap_or(id);
        let sequel = self.beside.contains(&clauses.nodes[top].marker);
        let follows =
            |time: u32| self.times.get(time as usize).is_some_and(|t| t.span.start >= clauses.nodes[id].span.end);
        let last =
            |(time, _): &(u32, u8)| self.noun_before(clauses, verb, *time) == Some(id) || sequel && follows(*time);
        if clauses.nodes[id].verbal || !clauses.nodes[verb].times.iter().any(last) {
            return None;
        }
        self.own(&clauses.nodes[verb], circumstance, anchor.date.clone()).filter(|own| self.is_old(own))
    }

    /// The last definite noun between a verb and a time after it.
    fn noun_before(&self, clauses: &Clauses, verb: NodeId, time: u32) -> Option<NodeId> {
        let start = self.times.get(time as usize)?.span.start;
        let from = clauses.nodes[verb].span.end;
        (verb + 1..clauses.nodes.len()).rev().find(|k| {
            let node = &clauses.nodes[*k];
            node.parent == Some(verb) && !node.verbal && node.span.start >= from && node.span.end <= start
        })
    }

    fn is_old(&self, dated: &Dated) -> bool {
        let last = dated.date.as_ref().and_then(EventDate::last);
        let line = self.today.and_then(|t| t.checked_sub_days(Days::new(OLD)));
        matches!((last, line), (Some(last), Some(line)) if last < line)
    }

    fn by_tense(&self, circumstance: &Circumstance) -> Dated {
        let Some(today) = self.today else { return Dated { date: None, basis: DateBasis::Unknown } };
        if circumstance.status == Status::Planned {
            return Dated { date: Some(EventDate::since(Moment::day(today))), basis: DateBasis::Publication };
        }
        if circumstance.background {
            return Dated { date: Some(EventDate::until(today)), basis: DateBasis::Background };
        }
        Dated { date: Some(EventDate::day(today)), basis: DateBasis::Publication }
    }
}

/// Where a bare weekday or month lies.
fn direction_of(node: &Node, status: Status) -> Direction {
    if node.future || status == Status::Planned { Direction::Future } else { Direction::Past }
}
