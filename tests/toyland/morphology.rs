//! What rules say better than rows, for a language that nobody speaks: all that a new language needs in code.

use demarche::lang::{Form, Morphology};
use demarche::model::{Features, Shape};
use demarche::pack::VerbRow;

/// Verbs take `-at` for what was, `-es` for what is; nouns do not change but for their case, which the pack lists.
#[derive(Debug)]
pub struct Toylandic;

impl Morphology for Toylandic {
    fn fold(&self, c: char, exact: &mut String, folded: &mut String) {
        // š is written s by the hasty; both arenas must get equally many bytes, so both get what is folded here.
        for c in c.to_lowercase() {
            let c = if c == 'š' { 's' } else { c };
            exact.push(c);
            folded.push(c);
        }
    }

    fn inflect_verb(&self, row: &VerbRow) -> Result<Vec<Form>, String> {
        let forms = [("at", Shape::Past), ("es", Shape::Present)];
        let form = |(ending, shape)| Form { text: format!("{}{ending}", row.lemma), features: Features::new(shape) };
        Ok(forms.map(form).to_vec())
    }

    fn masdars(&self, _row: &VerbRow) -> Vec<String> {
        Vec::new()
    }

    fn inflect_noun(&self, noun: &str, _plurals: &[String]) -> Vec<Form> {
        vec![Form { text: noun.to_owned(), features: Features::new(Shape::Noun) }]
    }
}
