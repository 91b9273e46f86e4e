//! Rows of `times.toml` to [`TimeTables`]: forms folded, patterns compiled, heads hashed.

use super::times::{CompiledRule, Form, Opening, Openings, TimeTables, digits};
use super::word_table::WordTable;
use super::{Morphology, Scan, scan};
use crate::model::{Error, Slot};
use crate::pack::{Config, TimesRows};
use crate::pattern::{ClassSet, compile};

/// Compiles rows; faults name the rule's line.
pub(super) fn compile_times(
    rows: &TimesRows,
    config: &Config,
    morphology: &dyn Morphology,
) -> Result<TimeTables, Error> {
    let mut tables = TimeTables::default();
    let mut slots: Vec<u8> = Vec::new();
    for (name, slot) in digits::CLASSES {
        tables.classes.push(name.to_owned());
        slots.push(slot as u8);
    }
    for name in digits::FOUND {
        tables.classes.push(name.to_owned());
        slots.push(Slot::Time as u8);
    }
    let mut forms = Vec::new();
    for class in &rows.classes {
        let number =
            u8::try_from(tables.classes.len()).map_err(|_| Error::file("times.toml", "more than 255 classes"))?;
        tables.classes.push(class.name.clone());
        slots.push(class.slot as u8);
        for (form, value) in &class.words {
            add_form(&mut forms, morphology, form, number, *value, config.capitals, class.article)?;
        }
    }
    tables.number_word = tables.class("number");
    tables.ordinal_word = tables.class("ordinal");
    tables.number_join = tables.class("number-join");
    let named: Vec<String> = tables.classes.clone();
    for rule in &rows.rules {
        let fault = |e: String| Error::row(&rule.path, rule.line, format!("rule {:?}: {e}", rule.id));
        let mut classes = std::mem::take(&mut tables.classes);
        let mut resolve = |name: &str, literal: bool, slot: Option<&str>| {
            let slot_of = |slot: Option<&str>, class: usize| match slot {
                Some(text) => Slot::named(text).map(|s| s as u8).ok_or_else(|| format!("no slot is called {text:?}")),
                None => Ok(slots.get(class).copied().unwrap_or(Slot::None as u8)),
            };
            if !literal {
                let class =
                    named.iter().position(|c| c == name).ok_or_else(|| format!("no class is called {name:?}"))?;
                return Ok((class as u8, slot_of(slot, class)?));
            }
            let label = format!("'{name}");
            let class = match classes.iter().position(|c| *c == label) {
                Some(class) => class,
                None => {
                    classes.push(label);
                    let number =
                        u8::try_from(classes.len() - 1).map_err(|_| "more than 255 classes and words".to_owned())?;
                    add_form(&mut forms, morphology, name, number, 0, config.capitals, false)
                        .map_err(|e| e.to_string())?;
                    classes.len() - 1
                }
            };
            Ok((class as u8, Slot::None as u8))
        };
        let program = compile(&rule.pattern, &mut resolve).map_err(&fault)?;
        let mut sides = [Vec::new(), Vec::new()];
        for (side, names) in sides.iter_mut().zip([&rule.not_after, &rule.not_before]) {
            for name in names {
                let class = named
                    .iter()
                    .position(|c| c == name)
                    .ok_or_else(|| fault(format!("no class is called {name:?}")))?;
                side.push(class as u8);
            }
        }
        tables.classes = classes;
        let [not_after, not_before] = sides;
        let set = rule.set.clone();
        tables.rules.push(CompiledRule {
            id: rule.id.clone(),
            program,
            make: rule.make,
            set,
            not_after,
            not_before,
            part: rule.part,
        });
    }
    index_rules(&mut tables);
    forms.sort_by(|a, b| (&a.head, &b.rest, a.class).cmp(&(&b.head, &a.rest, b.class)));
    forms.dedup();
    tables.heads = WordTable::new(forms.iter().map(|f| f.head.as_str()));
    tables.forms = forms;
    Ok(tables)
}

/// Puts every rule under the classes that it may begin with.
fn index_rules(tables: &mut TimeTables) {
    tables.by_class = vec![Openings::default(); tables.classes.len()];
    tables.joining = tables.by_class.clone();
    for (n, rule) in tables.rules.iter().enumerate() {
        let joins = rule.program.classes().any(digits::is_found);
        let by_class = if joins { &mut tables.joining } else { &mut tables.by_class };
        for class in rule.program.first() {
            let next = rule.program.second(class).map(|set| {
                let known = tables.nexts.iter().position(|s| *s == set);
                known.unwrap_or_else(|| {
                    tables.nexts.push(set);
                    tables.nexts.len() - 1
                }) as u16
            });
            by_class[class as usize].list.push(Opening { rule: n as u16, shortest: rule.program.shortest(), next });
        }
    }
    for openings in tables.by_class.iter_mut().chain(&mut tables.joining) {
        openings.list.sort_by_key(|o| o.next);
        let sets = openings.list.iter().filter_map(|o| tables.nexts.get(o.next? as usize));
        openings.next = sets.fold(ClassSet::default(), |all, set| all.or(set));
    }
}

fn add_form(
    forms: &mut Vec<Form>,
    morphology: &dyn Morphology,
    text: &str,
    class: u8,
    value: i32,
    capitals: bool,
    article: bool,
) -> Result<(), Error> {
    let mut scanned = Scan::default();
    // "'s" is one word only where it is written onto another.
    let mut from = 0;
    if text.len() > 1 && text.starts_with(['\'', '\u{2019}']) {
        scan(morphology, &format!("x{text}"), &mut scanned);
        from = usize::from(scanned.tokens.len() > 1);
    }
    if from == 0 {
        scan(morphology, text, &mut scanned);
    }
    let Some(first) = scanned.tokens.get(from) else {
        return Err(Error::file("times.toml", format!("the form {text:?} holds no letter or sign")));
    };
    let head = scanned.word(from).to_owned();
    let rest = scanned.folded[(first.at + first.len + 1) as usize..].to_owned();
    let caps = capitals && first.is_capital();
    let len = u8::try_from(scanned.tokens.len() - from).unwrap_or(u8::MAX);
    forms.push(Form { head, rest, class, value, len, caps, article });
    Ok(())
}
