//! Names that are said to be safe alone and yet are common words, or that no text can hold.

use demarche::lang::{Language, Reading, Scan, Sense};
use demarche::model::{Error, Features, NameKind};
use demarche::pack::{Files, names_at};

/// The faulty rows of one layer's names.
pub fn collisions(layer: &dyn Files, language: &Language) -> Result<Vec<Error>, Error> {
    let (mut scan, mut work, mut readings) = (Scan::default(), Language::workspace(), Vec::new());
    let mut faults = Vec::new();
    for at in names_at(layer, language.code())? {
        let fault = |reason: String| Error::row(at.path.clone(), at.line, reason);
        let form = &at.name.form;
        language.scan(form, &mut scan);
        if scan.tokens.is_empty() || form.trim() != form {
            faults.push(fault(format!("{form:?} is never found: it has no letters, or blanks around them")));
            continue;
        }
        language.readings(&scan, 0, &mut work, &mut readings);
        let covers = |r: &&Reading| r.tokens as usize == scan.tokens.len() && r.before == 0 && r.after == 0;
        let is_name =
            |r: &Reading| matches!(r.sense, Sense::Name(actor, _) if language.world.actor(actor).id == at.name.actor);
        if !readings.iter().filter(covers).any(is_name) {
            faults.push(fault(format!("{form:?} is never found, though it stands there in these letters")));
            continue;
        }
        // Capitals tell a name from a word, and so do several words in a row from a verb.
        let word = scan.tokens.len() == 1;
        let capital = language.tables.config.capitals && form.chars().next().is_some_and(char::is_uppercase);
        if at.name.kind != NameKind::Full || capital {
            continue;
        }
        let whole = readings.iter().filter(covers).filter(|r| r.exact);
        let what = whole.into_iter().find_map(|r| match r.sense {
            Sense::Predicate(i, features) if word && !features.has(Features::PASSIVE) => {
                language.tables.lexemes.get(i as usize).map(|l| format!("a form of {:?}", l.word))
            }
            Sense::Function(i) if word => {
                language.tables.functions.get(i as usize).map(|f| format!("the word {:?}", f.form))
            }
            Sense::Agent(i, _) => language.tables.agents.get(i as usize).map(|a| format!("the role noun {:?}", a.form)),
            _ => None,
        });
        if let Some(what) = what {
            faults.push(fault(format!("{form:?} is no full name, for it is also {what}; call it short")));
        }
    }
    Ok(faults)
}
