//! Faults between rows that loading forgives: duplicates, offices that overlap, codes that nobody knows, names that
//! nothing can lead to.

use super::codes::CodeMap;
use super::files::Files;
use super::names::Name;
use super::rows::{Located, csv_folder, csv_layers};
use super::world::WorldRows;
use crate::model::{ActorKind, Error, Moment, NameKind};
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

/// A row by its header.
type Row = HashMap<String, String>;

fn cell<'r>(row: &'r Row, column: &str) -> &'r str {
    row.get(column).map_or("", String::as_str)
}

/// A name and where its row stands.
pub struct NameAt {
    pub name: Name,
    pub path: String,
    pub line: usize,
}

/// The rows of one layer's `names.csv`.
pub fn names_at(layer: &dyn Files, code: &str) -> Result<Vec<NameAt>, Error> {
    let rows = csv_layers::<Name>(&[layer], &format!("lang/{code}/names.csv"))?;
    Ok(rows.into_iter().map(|at| NameAt { name: at.row, path: at.path, line: at.line }).collect())
}

/// Checks the rows of `layer`, the last of `layers`, of which `world` was made. `languages` are codes.
pub fn lint(
    layer: &dyn Files,
    layers: &[&dyn Files],
    world: &WorldRows,
    codes: &CodeMap,
    languages: &[String],
) -> Result<Vec<Error>, Error> {
    let actors = csv_folder::<Row>(&[layer], "actors")?;
    let roles = csv_folder::<Row>(&[layer], "roles")?;
    let mut faults = Vec::new();
    let known = Codes::of(world, codes);
    for at in actors.iter().chain(&roles) {
        faults.extend(known.fault(cell(&at.row, "code")).map(|reason| at.fault(reason)));
    }
    overlaps(&roles, &mut faults);
    for at in csv_layers::<Row>(&[layer], "places.csv")? {
        let country = cell(&at.row, "country");
        if !country.is_empty() && !known.countries.contains(country) {
            faults.push(at.fault(format!("no state or territory {country:?} in actors/")));
        }
    }
    duplicates(&csv_layers::<Row>(&[layer], "places.csv")?, &["id"], "place", &mut faults);
    duplicates(&roles, &["actor", "code", "from", "to", "title_en"], "office", &mut faults);
    let mut named = HashSet::new();
    for code in languages {
        let at = |file: &str| format!("lang/{code}/{file}.csv");
        let blocks = csv_layers::<Row>(layers, &at("blocks"))?;
        let blocked: HashSet<&str> = blocks.iter().map(|b| cell(&b.row, "form")).collect();
        for name in csv_layers::<Name>(&[layer], &at("names"))? {
            if blocked.contains(name.row.form.as_str()) {
                faults.push(name.fault(format!("{:?} is never read: it is blocked in blocks.csv", name.row.form)));
            }
        }
        named.extend(csv_layers::<Name>(layers, &at("names"))?.into_iter().map(|name| name.row.actor));
        duplicates(&csv_layers::<Row>(&[layer], &at("names"))?, &["actor", "form", "kind"], "name", &mut faults);
        duplicates(&csv_layers::<Row>(&[layer], &at("blocks"))?, &["form"], "phrase", &mut faults);
        let agents = csv_layers::<Row>(&[layer], &at("agents"))?;
        duplicates(&agents, &["form"], "role noun", &mut faults);
        for agent in agents.iter().filter(|a| !cell(&a.row, "code").is_empty() && !codes.is_role(cell(&a.row, "code")))
        {
            faults.push(
                agent.fault(format!("no role {:?}; events/actor_codes.csv lists them", cell(&agent.row, "code"))),
            );
        }
        ambiguous(layer, code, world, &mut faults)?;
    }
    for at in actors.iter().filter(|at| !named.contains(cell(&at.row, "id"))) {
        faults.push(at.fault(format!("{:?} has no name in any language, so no text leads to it", cell(&at.row, "id"))));
    }
    Ok(faults)
}

/// The units of which codes are made.
struct Codes<'w> {
    countries: HashSet<&'w str>,
    codes: &'w CodeMap,
}

impl<'w> Codes<'w> {
    fn of(world: &'w WorldRows, codes: &'w CodeMap) -> Self {
        let grounds = [ActorKind::State, ActorKind::Territory, ActorKind::Region];
        let grounds = world.actors.iter().filter(|a| grounds.contains(&a.kind));
        Codes { countries: grounds.filter_map(|a| a.code.get(..3)).collect(), codes }
    }

    fn fault(&self, code: &str) -> Option<String> {
        let country = code.get(..3)?;
        if matches!(country, "IGO" | "NGO" | "IMG" | "MNC") {
            return None;
        }
        if !self.countries.contains(country) {
            return Some(format!("code {code:?}: no state, territory or region has the code {country}"));
        }
        let role = &code[3..];
        let good = role.is_empty() || self.codes.is_role(role);
        (!good).then(|| format!("code {code:?}: no role {role:?}; events/actor_codes.csv lists them"))
    }
}

/// Rows that say the same as one before them.
fn duplicates(rows: &[Located<Row>], keys: &[&str], what: &str, faults: &mut Vec<Error>) {
    let mut seen: HashMap<Vec<&str>, usize> = HashMap::new();
    for at in rows {
        let key: Vec<&str> = keys.iter().map(|k| cell(&at.row, k)).collect();
        let shown = || keys.iter().map(|k| cell(&at.row, k)).filter(|c| !c.is_empty()).collect::<Vec<_>>().join(" ");
        match seen.get(&key) {
            Some(line) => faults.push(at.fault(format!("{what} {:?} stands in line {line} already", shown()))),
            None => drop(seen.insert(key, at.line)),
        }
    }
}

/// One person in one office twice at a time.
fn overlaps(roles: &[Located<Row>], faults: &mut Vec<Error>) {
    type Term<'r> = (NaiveDate, NaiveDate, &'r Located<Row>);
    let mut terms: HashMap<(&str, &str, &str), Vec<Term<'_>>> = HashMap::new();
    for at in roles {
        // A date that cannot be read is told when the rows are loaded.
        let from = Moment::parse(cell(&at.row, "from").trim()).map_or(NaiveDate::MIN, |m| m.first());
        let to = Moment::parse(cell(&at.row, "to").trim()).map_or(NaiveDate::MAX, |m| m.last());
        let key = (cell(&at.row, "actor"), cell(&at.row, "code"), cell(&at.row, "title_en"));
        let list = terms.entry(key).or_default();
        // A term may end in the year or on the day on which the next one begins.
        let year = |text: &str| text.trim().get(..4).map(str::to_owned);
        let touches = |other: &Located<Row>| {
            let (a, b) = (&at.row, &other.row);
            let meets = |end: &str, begin: &str| {
                year(end).is_some() && year(end) == year(begin) && end.len().min(begin.len()) < 10 || end == begin
            };
            meets(cell(a, "to"), cell(b, "from")) || meets(cell(b, "to"), cell(a, "from"))
        };
        let clash =
            list.iter().find(|(a, b, other)| from <= *b && *a <= to && other.line != at.line && !touches(other));
        if let Some((.., other)) = clash {
            let (actor, title) = (key.0, key.2);
            let reason = format!("{actor} is {title:?} in line {} too, at the same time", other.line);
            // The same row twice is told as a duplicate.
            if at.row != other.row {
                faults.push(at.fault(reason));
            }
        }
        list.push((from, to, at));
    }
}

/// Full names that two actors bear, unless the days in office tell one person from the other.
fn ambiguous(layer: &dyn Files, code: &str, world: &WorldRows, faults: &mut Vec<Error>) -> Result<(), Error> {
    let actors: HashMap<&str, _> = world.actors.iter().map(|a| (a.id.as_str(), a)).collect();
    let mut owners: HashMap<String, String> = HashMap::new();
    for at in csv_layers::<Name>(&[layer], &format!("lang/{code}/names.csv"))? {
        if at.row.kind != NameKind::Full {
            continue;
        }
        let Some(first) = owners.get(&at.row.form) else {
            owners.insert(at.row.form.clone(), at.row.actor.clone());
            continue;
        };
        let dated = |id: &str| actors.get(id).is_some_and(|a| a.kind == ActorKind::Person && !a.roles.is_empty());
        if *first != at.row.actor && !(dated(first) && dated(&at.row.actor)) {
            faults.push(at.fault(format!("{:?} is a full name of {first} too", at.row.form)));
        }
    }
    Ok(())
}
