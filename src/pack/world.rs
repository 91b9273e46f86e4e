//! Rows that belong to no language: actors, offices, places, frames, scores, background facts.

use super::files::Files;
use super::rows::{Located, cells, csv_folder, csv_layers, line_of, toml_layers};
use crate::model::{Actor, ActorKind, Class, Error, EventDate, Frame, FrameKind, Moment, Place, Role, Sign, Weights};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap, HashSet};

/// A dated happening that texts mention («الحرب في سوريا»), from `background.toml`; bounds undated articles.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FactRow {
    pub id: String,
    pub begin: EventDate,
    pub end: Option<EventDate>,
    /// Phrases by language code; each also keeps the coder from reading its words as news.
    pub phrases: BTreeMap<String, Vec<String>>,
    /// Words that name it when they stand in one sentence, by language code: `embassy|embassies + Nairobi + bomb`;
    /// `@RUS` is any word that names Russia. They date articles and do nothing else.
    pub together: BTreeMap<String, Vec<String>>,
    /// It was set beforehand (elections, summits): to name it proves nothing, only a date beside it does.
    pub scheduled: bool,
    /// Classes of the deed: tellings of it without a day have this one.
    pub classes: Vec<Class>,
    pub source: String,
}

impl FactRow {
    /// First and last day of its beginning: one day where that is known.
    pub fn begins(&self) -> Option<(chrono::NaiveDate, chrono::NaiveDate)> {
        Some((self.begin.first()?, self.begin.last()?))
    }
}

/// Everything language-free, in row order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WorldRows {
    pub actors: Vec<Actor>,
    pub places: Vec<Place>,
    /// Surface forms of places: language, form, index into `places`.
    pub place_forms: Vec<(String, String, u32)>,
    pub frames: Vec<Frame>,
    /// CAMEO code and Goldstein score, sorted by code.
    pub goldstein: Vec<(String, f32)>,
    pub facts: Vec<FactRow>,
    /// Log-odds of the signs of confidence.
    pub weights: Weights,
}

#[derive(Deserialize)]
struct ActorCsv {
    id: String,
    kind: ActorKind,
    code: String,
    wikidata: String,
    en: String,
    ar: String,
}

#[derive(Deserialize)]
struct RoleCsv {
    actor: String,
    code: String,
    from: String,
    to: String,
    source: String,
    /// `title_en`, `title_ar` and so on.
    #[serde(flatten)]
    titles: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct PlaceCsv {
    id: String,
    kind: String,
    country: String,
    en: String,
    ar: String,
    lat: f32,
    lon: f32,
    forms_en: String,
    forms_ar: String,
}

#[derive(Deserialize)]
struct GoldsteinCsv {
    code: String,
    #[serde(rename = "name")]
    _name: String,
    goldstein: Option<f32>,
}

#[derive(Deserialize)]
struct ConfidenceCsv {
    sign: String,
    weight: f32,
    #[serde(rename = "meaning")]
    _meaning: String,
}

#[derive(Deserialize)]
struct FramesToml {
    frame: Vec<toml::Spanned<FrameToml>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FrameToml {
    id: String,
    kind: FrameKind,
    class: Option<String>,
    mode: Option<String>,
    #[serde(default)]
    cameo: String,
    #[serde(default)]
    contexts: Vec<String>,
    #[serde(default)]
    reciprocal: bool,
    #[serde(default)]
    content: bool,
    #[serde(default)]
    adheres: crate::model::Adheres,
    #[serde(default)]
    requires: crate::model::Requires,
}

#[derive(Deserialize)]
struct FactsToml {
    #[serde(default)]
    fact: Vec<toml::Spanned<BTreeMap<String, toml::Value>>>,
}

/// Whether a code looks like one: three capitals of a country or `IGO…`/`NGO`/`REG`, then more.
fn check_code(code: &str) -> Result<(), String> {
    let good = code.len() >= 3 && code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    good.then_some(()).ok_or_else(|| format!("code {code:?} is not an actor code such as TUR, TURGOV or IGOUNO"))
}

fn moment(row: &Located<RoleCsv>, text: &str) -> Result<Option<Moment>, Error> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    Moment::parse(text).map(Some).map_err(|e| row.fault(e.to_string()))
}

impl WorldRows {
    /// Reads all layers; a later layer's actor, place or frame replaces an earlier one of the same id.
    pub fn load(layers: &[&dyn Files]) -> Result<Self, Error> {
        let mut world = WorldRows::default();
        world.load_actors(layers)?;
        world.load_places(layers)?;
        world.load_frames(layers)?;
        world.load_goldstein(layers)?;
        world.load_facts(layers)?;
        world.load_weights(layers)?;
        Ok(world)
    }

    fn load_actors(&mut self, layers: &[&dyn Files]) -> Result<(), Error> {
        let mut index: HashMap<String, usize> = HashMap::new();
        for layer in layers {
            let mut here: HashSet<String> = HashSet::new();
            for at in csv_folder::<ActorCsv>(&[*layer], "actors")? {
                let row = &at.row;
                check_code(&row.code).map_err(|e| at.fault(e))?;
                if !here.insert(row.id.clone()) {
                    return Err(at.fault(format!("actor {:?} stands twice", row.id)));
                }
                let actor = Actor {
                    id: row.id.clone(),
                    kind: row.kind,
                    code: row.code.clone(),
                    wikidata: row.wikidata.clone(),
                    en: row.en.clone(),
                    ar: row.ar.clone(),
                    roles: Vec::new(),
                };
                match index.get(&row.id) {
                    Some(&i) => self.actors[i] = Actor { roles: std::mem::take(&mut self.actors[i].roles), ..actor },
                    None => {
                        index.insert(row.id.clone(), self.actors.len());
                        self.actors.push(actor);
                    }
                }
            }
        }
        for at in csv_folder::<RoleCsv>(layers, "roles")? {
            let row = &at.row;
            check_code(&row.code).map_err(|e| at.fault(e))?;
            let i = *index.get(&row.actor).ok_or_else(|| at.fault(format!("no actor {:?} in actors/", row.actor)))?;
            let (from, to) = (moment(&at, &row.from)?, moment(&at, &row.to)?);
            if let (Some(a), Some(b)) = (from, to)
                && a.first() > b.last()
            {
                return Err(at.fault(format!("ends ({b}) before it begins ({a})")));
            }
            let mut titles = BTreeMap::new();
            for (column, title) in &row.titles {
                let Some(code) = column.strip_prefix("title_") else {
                    return Err(at.fault(format!("column {column:?} is unknown")));
                };
                if !title.is_empty() {
                    titles.insert(code.to_owned(), title.clone());
                }
            }
            let role = Role { code: row.code.clone(), from, to, titles, source: row.source.clone() };
            if !self.actors[i].roles.contains(&role) {
                self.actors[i].roles.push(role);
            }
        }
        Ok(())
    }

    fn load_places(&mut self, layers: &[&dyn Files]) -> Result<(), Error> {
        let mut index: HashMap<String, usize> = HashMap::new();
        for at in csv_layers::<PlaceCsv>(layers, "places.csv")? {
            let row = at.row;
            if !(-90.0..=90.0).contains(&row.lat) || !(-180.0..=180.0).contains(&row.lon) {
                let reason = format!("{} {} is not on the globe (latitude, longitude in degrees)", row.lat, row.lon);
                return Err(Error::row(at.path, at.line, reason));
            }
            let place = Place {
                id: row.id.clone(),
                kind: row.kind,
                country: row.country,
                en: row.en,
                ar: row.ar,
                lat: row.lat,
                lon: row.lon,
            };
            let i = *index.entry(row.id).or_insert(self.places.len());
            if i == self.places.len() {
                self.places.push(place);
            } else {
                self.places[i] = place;
            }
            for (lang, forms) in [("en", &row.forms_en), ("ar", &row.forms_ar)] {
                self.place_forms.extend(cells(forms).into_iter().map(|form| (lang.to_owned(), form, i as u32)));
            }
        }
        dedup_keep_first(&mut self.place_forms);
        Ok(())
    }

    fn load_frames(&mut self, layers: &[&dyn Files]) -> Result<(), Error> {
        for (parsed, file) in toml_layers::<FramesToml>(layers, "events/frames.toml")? {
            let mut here = HashSet::new();
            for spanned in parsed.frame {
                let line = line_of(&file.text, spanned.span().start);
                let row = spanned.into_inner();
                let fault = |reason: String| Error::row(&file.path, line, reason);
                if !here.insert(row.id.clone()) {
                    return Err(fault(format!("frame {:?} stands twice", row.id)));
                }
                let class = row.class.as_deref().map(str::parse::<Class>).transpose().map_err(fault)?;
                if (row.kind == FrameKind::Event) != class.is_some() {
                    return Err(fault(format!("frame {:?}: kind event and only it has a class", row.id)));
                }
                let frame = Frame {
                    id: row.id,
                    kind: row.kind,
                    class,
                    mode: row.mode,
                    cameo: row.cameo,
                    contexts: row.contexts,
                    reciprocal: row.reciprocal,
                    content: row.content,
                    adheres: row.adheres,
                    requires: row.requires,
                };
                match self.frames.iter_mut().find(|f| f.id == frame.id) {
                    Some(old) => *old = frame,
                    None => self.frames.push(frame),
                }
            }
        }
        if self.frames.is_empty() {
            return Err(Error::file("events/frames.toml", "is missing or has no [[frame]]; nothing could be coded"));
        }
        Ok(())
    }

    fn load_goldstein(&mut self, layers: &[&dyn Files]) -> Result<(), Error> {
        let mut scores = BTreeMap::new();
        for at in csv_layers::<GoldsteinCsv>(layers, "events/goldstein.csv")? {
            if let Some(score) = at.row.goldstein {
                scores.insert(at.row.code, score);
            }
        }
        self.goldstein = scores.into_iter().collect();
        Ok(())
    }

    fn load_weights(&mut self, layers: &[&dyn Files]) -> Result<(), Error> {
        self.weights = Weights(vec![0.0; Sign::NAMED.len()]);
        for at in csv_layers::<ConfidenceCsv>(layers, "events/confidence.csv")? {
            let known = Sign::NAMED.iter().find(|(_, name)| *name == at.row.sign);
            let (sign, _) = known.ok_or_else(|| at.fault(format!("no sign is called {:?}", at.row.sign)))?;
            self.weights.0[*sign as usize] = at.row.weight;
        }
        Ok(())
    }

    /// `background.toml`, then `happenings.toml`, whose words only date articles.
    fn load_facts(&mut self, layers: &[&dyn Files]) -> Result<(), Error> {
        let mut seen: HashMap<String, usize> = HashMap::new();
        for path in ["background.toml", "happenings.toml"] {
            for (parsed, file) in toml_layers::<FactsToml>(layers, path)? {
                for spanned in parsed.fact {
                    let line = line_of(&file.text, spanned.span().start);
                    let facts = facts_of(&spanned.into_inner(), path == "background.toml");
                    for fact in facts.map_err(|e| Error::row(&file.path, line, e))? {
                        match seen.get(&fact.id) {
                            Some(&at) => self.facts[at] = fact,
                            None => {
                                seen.insert(fact.id.clone(), self.facts.len());
                                self.facts.push(fact);
                            }
                        }
                    }
                }
            }
        }
        Ok(())
    }
}

/// One row: a fact, or one for each of its `days` (elections, summits).
fn facts_of(row: &BTreeMap<String, toml::Value>, whole: bool) -> Result<Vec<FactRow>, String> {
    let text = |key: &str| row.get(key).and_then(|v| v.as_str()).map(str::to_owned);
    let id = text("id").ok_or("a fact needs an id")?;
    let list = |value: &toml::Value| -> Result<Vec<String>, String> {
        let list = value.as_array().ok_or("is no list")?;
        list.iter().map(|v| v.as_str().map(str::to_owned).ok_or_else(|| "holds no text".to_owned())).collect()
    };
    let date = |text: String| EventDate::parse(&text).map_err(|e| e.to_string());
    let (mut phrases, mut together, mut days) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
    let mut classes = Vec::new();
    for (key, value) in row {
        match key.as_str() {
            "id" | "begin" | "end" | "source" | "scheduled" => {}
            "class" => {
                let names = list(value).map_err(|e| format!("class: {e}"))?;
                classes = names.iter().map(|c| c.parse()).collect::<Result<_, String>>()?;
            }
            "days" => days = list(value).map_err(|e| format!("days: {e}"))?,
            _ => {
                let forms = list(value).map_err(|e| format!("{key}: {e}"))?;
                if whole {
                    phrases.insert(key.clone(), forms);
                } else {
                    together.insert(key.clone(), forms);
                }
            }
        }
    }
    let scheduled = row.get("scheduled").and_then(toml::Value::as_bool).unwrap_or(!days.is_empty());
    let fact = FactRow {
        id,
        begin: date(text("begin").or(days.first().cloned()).ok_or("a fact needs a begin date or days (EDTF)")?)?,
        end: text("end").map(&date).transpose()?,
        phrases,
        together,
        scheduled,
        classes,
        source: text("source").unwrap_or_default(),
    };
    if days.is_empty() {
        return Ok(vec![fact]);
    }
    let one = |day: String| Ok(FactRow { id: format!("{} {day}", fact.id), begin: date(day)?, ..fact.clone() });
    days.into_iter().map(one).collect()
}

/// Drops repeated rows, keeping the first of each, in order.
pub(super) fn dedup_keep_first<T: Clone + Eq + std::hash::Hash>(rows: &mut Vec<T>) {
    let mut seen = HashSet::new();
    rows.retain(|row| seen.insert(row.clone()));
}
