//! `--actors FILE`: a dictionary of another project at work beside our own.

mod common;

use common::{folder, run};

/// Names and role nouns of an invented state, an office of ours, a phrase that is nobody; one line is wrong.
const BORDURIA: &[u8] = b"# Borduria\r
BORDURIA_\r
+BORDURIAN_\r
\t[SYDBOR <910625]\r
\t[BOR >910626]\r
KARL_M\xDCSSLER_\r
+MUSSLER_\r
\t[BORELI 780101-991231] [BORGOV > 000101]\r
SERGEI_LAVROV_ [RUSGOV 040309-150201]\r
+SERGEI_V._LAVROV_\r
ARAB_LEAGUE_ [IGOMEAARL]\r
+LEAGUE_OF_THE_ARABS_\r
BORDURIAN_POODLE_ [---]\r
SZUT_ [BO]\r
!PERSON! = MAN, MEN\r
ARMOURER [~MIL]\r
MOUSTACHE_GUARDS!PERSON! [~COP]\r
";
const ARTICLE: &[u8] = "Bordurian armourers clashed with Turkish forces on Monday.\n\
    Karl Müssler met Sergei V. Lavrov on Tuesday.\n\
    The League of the Arabs condemned Borduria on Tuesday.\n\
    A Bordurian poodle attacked Turkey on Tuesday.\n"
    .as_bytes();

fn ask(args: &[&str]) -> common::Ran {
    let arabic = "بوردوريا [BOR]\n+البوردوريون\n";
    let f = folder(&[("a.txt", ARTICLE), ("bor.txt", BORDURIA), ("ar.txt", arabic.as_bytes())]);
    run(f.path(), args)
}

#[test]
fn events_of_actors_that_only_the_dictionary_knows() {
    let ran = ask(&["extract", "a.txt", "--actors", "bor.txt", "--published", "2020-06-10", "--to", "jsonl"]);
    let list =
        |v: &serde_json::Value| v.as_array().unwrap().iter().map(|c| c.as_str().unwrap()).collect::<Vec<_>>().join("+");
    let events: Vec<String> = ran
        .out
        .lines()
        .map(|line| {
            let e: serde_json::Value = serde_json::from_str(line).unwrap();
            format!("{} {} > {}", e["class"].as_str().unwrap(), list(&e["actor"]), list(&e["recipient"]))
        })
        .collect();
    assert_eq!(events, ["ASSAULT BORMIL > TURMIL", "CONSULT BORGOV > RUSGOV", "ACCUSE IGOARL > BOR", "ASSAULT  > TUR"]);
    let mut told = ran.err.lines();
    assert_eq!(told.next(), Some("demarche: note: bor.txt:14: code \"BO\" is not made of units of three letters"));
    let sums = "17 lines = 15 used + 1 empty + 1 refused; 5 records = 2 new + 2 ours + 1 nobody's, \
        9 names (7 added), 5 dated codes (4 added), 3 role nouns (3 added)";
    assert!(told.next().is_some_and(|closing| closing.contains(sums)), "{}", ran.err);
    assert_eq!(told.next(), None);
    assert_eq!(ran.code, 0);
}

#[test]
fn every_command_takes_it() {
    for args in [
        &["timeline", "a.txt", "--actors", "bor.txt", "--lang", "en"][..],
        &["relations", "a.txt", "--actors", "bor.txt", "--to", "csv"],
        &["graph", "actors", "a.txt", "--actors", "bor.txt"],
        &["explain", "a.txt", "--actors", "bor.txt"],
    ] {
        let ran = ask(args);
        assert!(ran.code == 0 && ran.out.contains("BOR"), "{args:?}: {ran:?}");
    }
    assert_eq!(ask(&["extract", "a.txt", "--actors", "none.txt"]).code, 2);
    assert_eq!(ask(&["timeline", "a.txt", "--lang", "en"]).out.matches("BOR").count(), 0, "our own data knows none");
}

#[test]
fn its_actors_are_looked_up_like_ours() {
    let ran = ask(&["actors", "mussler", "--actors", "bor.txt"]);
    let expected = "\
## Karl Müssler

BOR.karl_mussler: person, code BORGOV

- BORELI 1978-01-01/1999-12-31 (source: bor.txt:8)
- BORGOV 2000-01-01/.. (source: bor.txt:8)
- names, en: Karl Müssler, Mussler (short)
";
    assert_eq!(ran.out.trim_end(), expected.trim_end());
    // What is ours stays ours, and has one name more.
    let ran = ask(&["actors", "Lavrov", "--actors", "bor.txt"]);
    assert!(ran.out.contains("Foreign Minister of Russia") && ran.out.contains("Sergei V. Lavrov"), "{}", ran.out);
    assert!(!ran.out.contains("bor.txt"), "our dated offices are the better ones: {}", ran.out);
}

#[test]
fn the_letters_tell_the_language_or_the_user_does() {
    for given in ["ar.txt", "ar:ar.txt"] {
        let ran = ask(&["actors", "البوردوريون", "--actors", given, "--to", "csv"]);
        assert!(ran.out.contains("BOR."), "{given}: {ran:?}");
    }
    let ran = ask(&["actors", "Lavrov", "--actors", "bor.txt", "--actors", "ar.txt"]);
    assert!(ran.err.contains("2 dictionaries: 19 lines"), "{}", ran.err);
}

#[test]
fn as_many_dated_codes_as_the_largest_dictionary_has() {
    // Names of made-up syllables; nobody bears them.
    let syllables = ["BA", "KO", "LI", "MU", "NE", "RO", "SA", "TI", "VU", "ZE"];
    let mut text = String::new();
    let mut codes = 0;
    for i in 0..6500 {
        let word = |n: usize| [n, n / 10, n / 100, n / 1000].map(|d| syllables[d % 10]).concat();
        text.push_str(&format!("{}_{}_ # note\n+{}X_\n", word(i), word(i * 7 + 3), word(i * 13)));
        for (from, to) in [("780101", "910101"), ("910102", "000101"), ("000102", "081231")] {
            text.push_str(&format!("\t[BORGOV {from}-{to}]\n"));
        }
        text.push_str("\t[BORELI >090101]\n");
        codes += 4;
    }
    let f = folder(&[("big.txt", text.as_bytes())]);
    let ran = run(f.path(), &["actors", "Lavrov", "--actors", "big.txt"]);
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains("39000 lines = 39000 used + 0 empty + 0 refused; 6500 records"), "{}", ran.err);
    assert!(ran.err.contains(&format!("{codes} dated codes ({codes} added)")), "{}", ran.err);
}

#[test]
fn names_with_figures_are_read() {
    let text = "10 Downing Street condemned Iran on Monday. MI6 accused Russia of spying. Iran freed 10 sailors.\n";
    let f = folder(&[("a.txt", text.as_bytes())]);
    let ran = run(f.path(), &["extract", "a.txt", "--to", "csv", "-q"]);
    assert!(ran.out.contains("GBR.downing") && ran.out.contains("GBR.mi6"), "{}", ran.out);
    // A figure before a word that is no name stays a figure.
    assert!(ran.out.contains("10 sailors"), "{}", ran.out);
}
