//! `actors`: what the dictionary knows of a name, a code or a country.

use super::args::{DataArgs, OutputArgs};
use super::console::say;
use super::directory::Directory;
use super::fault::Fault;
use super::languages::Languages;
use super::lookup::{by_code, by_name, senses};
use super::output::{Output, choose_format};
use clap::Args;
use demarche::export::Table;
use demarche::lang::{Sense, World};
use demarche::model::{Actor, ActorKind, NameKind, Role};
use demarche::pack::Name;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::Write;
use std::process::ExitCode;

/// What the dictionary knows of names, codes or ids: codes, dated offices, names (md by default; csv, json)
#[derive(Args)]
#[command(after_help = "\
Examples:
  demarche actors Lavrov أردوغان
  demarche actors TUR.erdogan --to json
  demarche actors --list --kind person --country TUR --to csv")]
pub struct Actors {
    /// Names in any of the languages, codes (TURGOV) or ids (TUR.erdogan); capitals do not matter
    #[arg(value_name = "NAME", required_unless_present = "list")]
    names: Vec<String>,
    /// All actors, or those that --kind and --country leave
    #[arg(long, conflicts_with = "names")]
    list: bool,
    /// Only this kind: state, territory, igo, ngo, organ, person, party, armed_group, people, media
    #[arg(long, value_name = "KIND", value_parser = parse_kind)]
    kind: Option<ActorKind>,
    /// Only actors of this country or body (TUR, IGOUNO)
    #[arg(long, value_name = "CODE")]
    country: Option<String>,
    #[command(flatten)]
    data: DataArgs,
    #[command(flatten)]
    output: OutputArgs,
}

/// Names suggested for a word that nobody has.
const SUGGESTIONS: usize = 8;

/// Runs the command.
pub fn run(command: Actors) -> Result<ExitCode, Fault> {
    let format = choose_format(&command.output, &["md", "csv", "json"], "md")?;
    let languages = Languages::open(&command.data)?;
    if let Some(foreign) = languages.foreign() {
        foreign.say_notes(false);
        say!("demarche: {}", foreign.summary());
    }
    let Some(world) = languages.all().first().map(|l| &*l.world) else { return Ok(ExitCode::SUCCESS) };
    let country = command.country.as_ref().map(|c| c.trim().to_uppercase());
    let fits = |actor: &&Actor| {
        command.kind.is_none_or(|k| k == actor.kind)
            && country.as_ref().is_none_or(|c| actor.code.starts_with(c.as_str()) || actor.id.starts_with(c.as_str()))
    };
    let directory = Directory::load(command.data.data.as_deref(), languages.foreign())?;
    let mut missing = 0;
    let mut found: Vec<&Actor> = Vec::new();
    if command.list {
        found.extend(world.actors.iter().filter(fits));
    }
    for name in &command.names {
        let mut here = find(&languages, world, name);
        here.retain(fits);
        let words = other_meanings(&languages, world, name);
        if !words.is_empty() {
            say!("demarche: note: {name}: {}", words.join("; "));
        }
        if here.is_empty() && words.is_empty() {
            missing += 1;
            say!("demarche: {name}: {}", no_such_name(&languages, &directory, name));
        }
        for actor in here {
            if !found.iter().any(|f| f.id == actor.id) {
                found.push(actor);
            }
        }
    }
    let entries: Vec<Entry<'_>> =
        found.into_iter().map(|actor| Entry { actor, names: directory.of(&actor.id) }).collect();
    let mut out = Output::open(&command.output)?;
    match format {
        "json" => {
            serde_json::to_writer_pretty(&mut out, &entries).map_err(std::io::Error::from)?;
            out.write_all(b"\n")?;
        }
        "csv" => table(&entries).write_csv(command.output.bom, &mut out)?,
        _ if command.list => short_table(&entries).write_markdown(&mut out)?,
        _ => entries.iter().try_for_each(|entry| write_entry(entry, &mut out))?,
    }
    out.finish()?;
    Ok(ExitCode::from(u8::from(missing > 0)))
}

/// Actors behind a code, an id or a name.
fn find<'w>(languages: &Languages, world: &'w World, name: &str) -> Vec<&'w Actor> {
    let coded = by_code(&world.actors, name.trim());
    if !coded.is_empty() {
        return coded;
    }
    by_name(languages.all(), name).into_iter().map(|(actor, _)| world.actor(actor)).collect()
}

/// What else a word means: a role noun, a place, a phrase that only contains a name.
fn other_meanings(languages: &Languages, world: &World, name: &str) -> Vec<String> {
    let mut found = Vec::new();
    for language in languages.all() {
        for sense in senses(language, name) {
            let text = match sense {
                Sense::Agent(agent, _) => {
                    let agent = language.tables.agents.get(agent as usize);
                    agent.filter(|a| !a.code.is_empty()).map(|a| format!("a role noun, adds {} to a country", a.code))
                }
                Sense::Place(place) => {
                    let p = world.place(place);
                    Some(format!("a place, {} in {} ({}, {})", p.en, p.country, p.lat, p.lon))
                }
                Sense::Block => Some("a fixed phrase in which nothing counts as an actor".to_owned()),
                _ => None,
            };
            found.extend(text.filter(|t| !found.contains(t)));
        }
    }
    found
}

fn no_such_name(languages: &Languages, directory: &Directory, name: &str) -> String {
    let near = directory.near(languages.all(), name, SUGGESTIONS);
    if near.is_empty() {
        return "no such name, and none like it; demarche actors --list shows all".to_owned();
    }
    let shown: Vec<String> = near.iter().map(|n| format!("{} ({})", n.form, n.actor)).collect();
    format!("no such name; did you mean {}?", shown.join(", "))
}

/// One actor with its names by language.
#[derive(Serialize)]
struct Entry<'a> {
    #[serde(flatten)]
    actor: &'a Actor,
    names: BTreeMap<&'a str, Vec<&'a Name>>,
}

/// `full`, `armed_group`: as the data writes it.
fn label(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

fn parse_kind(text: &str) -> Result<ActorKind, String> {
    let value = serde_json::Value::String(text.to_ascii_lowercase().replace('-', "_"));
    ActorKind::deserialize(value).map_err(|_| "is no kind of actor; see --help for the kinds".to_owned())
}

/// `2014-08-28/..`: the days of an office.
fn term(role: &Role) -> String {
    let day = |moment: Option<demarche::model::Moment>| moment.map_or("..".to_owned(), |m| m.to_string());
    format!("{}/{}", day(role.from), day(role.to))
}

fn short_row(actor: &Actor) -> Vec<String> {
    let words = [&actor.id, &label(&actor.kind), &actor.code, &actor.en, &actor.ar, &actor.wikidata];
    words.into_iter().cloned().collect()
}

fn short_table(entries: &[Entry<'_>]) -> Table {
    let mut table = Table::new(&["id", "kind", "code", "en", "ar", "wikidata"]);
    table.rows = entries.iter().map(|e| short_row(e.actor)).collect();
    table
}

/// One row an actor; offices and names joined by `|`.
fn table(entries: &[Entry<'_>]) -> Table {
    let mut table = short_table(entries);
    table.header.extend(["roles", "names"]);
    for (row, entry) in table.rows.iter_mut().zip(entries) {
        let role = |r: &Role| format!("{} {} {}", r.code, term(r), r.title("en"));
        let roles: Vec<String> = entry.actor.roles.iter().map(role).collect();
        let names: Vec<&str> = entry.names.values().flatten().map(|n| n.form.as_str()).collect();
        row.extend([roles.join("|"), names.join("|")]);
    }
    table
}

fn write_entry(entry: &Entry<'_>, out: &mut dyn Write) -> std::io::Result<()> {
    let actor = entry.actor;
    let names: Vec<&str> = [&actor.en, &actor.ar].into_iter().map(String::as_str).filter(|n| !n.is_empty()).collect();
    writeln!(out, "## {}\n", names.join(" · "))?;
    let wikidata = if actor.wikidata.is_empty() { String::new() } else { format!(", Wikidata {}", actor.wikidata) };
    writeln!(out, "{}: {}, code {}{wikidata}\n", actor.id, label(&actor.kind).replace('_', " "), actor.code)?;
    for role in &actor.roles {
        let titles: Vec<&str> = role.titles.values().map(String::as_str).collect();
        let titles = titles.join(" · ");
        let titles = if titles.is_empty() { titles } else { format!("{titles} ") };
        writeln!(out, "- {} {} {titles}(source: {})", role.code, term(role), role.source)?;
    }
    for (code, names) in &entry.names {
        let name = |n: &&Name| match n.kind {
            NameKind::Full => n.form.clone(),
            kind => format!("{} ({})", n.form, label(&kind)),
        };
        writeln!(out, "- names, {code}: {}", names.iter().map(name).collect::<Vec<_>>().join(", "))?;
    }
    writeln!(out)
}
