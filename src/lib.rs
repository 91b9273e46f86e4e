pub mod dating;
pub mod find;
pub mod lang;
pub mod model;
pub mod pack;
pub mod pattern;
pub mod text;

#[cfg(test)]
mod smoke {
    #[test]
    fn builtin_opens_and_reads() {
        for (code, text) in [("ar", "وقالت روسيا في موسكو إن القوات التركية «توقفت»."), ("en", "The U.S. foreign minister met Turkey's president in Moscow on Jan. 5, 2020. It rained.")] {
            let language = crate::lang::Language::builtin(code).unwrap();
            let t = crate::text::Text::new(text, &language);
            let mut w = crate::lang::Language::workspace();
            let mut out = Vec::new();
            for s in &t.sentences {
                eprintln!("--- {}", s.span.of(text));
                for i in s.first as usize..s.end as usize {
                    language.readings(&t.scan, i, &mut w, &mut out);
                    eprintln!("{:?} {:?}", t.word(i), out.iter().map(|r| (r.sense, r.tokens, r.clitics.conjunction)).collect::<Vec<_>>());
                }
            }
        }
    }
}
