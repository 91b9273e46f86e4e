//! `check`: each kind of fault that it knows, by file and line; the built-in data has none.

mod common;

use common::{folder, run};
use std::path::Path;

const ACTORS: &str = "id,kind,code,wikidata,en,ar\nBOR,state,BOR,,Borduria,بوردوريا\nBOR.plekszy,person,BORGOV,,Plekszy Gladz,بلكسي غلادز\n";
const ROLES: &str =
    "actor,code,from,to,title_en,title_ar,source\nBOR.plekszy,BORGOV,1950,1955-06-01,Marshal,المشير,invented\n";
const NAMES: &str = "actor,form,kind\nBOR,Borduria,full\nBOR.plekszy,Plekszy Gladz,full\n";
const PLACES: &str =
    "id,kind,country,en,ar,lat,lon,forms_en,forms_ar\nBOR.szohod,city,BOR,Szohod,زوهود,45.0,20.0,Szohod,زوهود\n";

/// The faults of the invented state's data with these rows added to its files, and the line of each row.
fn faults(rows: &[(&str, &str)]) -> (Vec<String>, Vec<usize>) {
    let mut files: Vec<(String, String)> = [
        ("d/actors/own.csv", ACTORS),
        ("d/roles/own.csv", ROLES),
        ("d/lang/en/names.csv", NAMES),
        ("d/places.csv", PLACES),
        ("d/lang/en/blocks.csv", "form,why\nBordurian poodle,breed\n"),
        ("d/lang/en/agents.csv", "form,plural,code,kind\nmoustache bearer,,MIL,people\n"),
        ("d/lang/ar/names.csv", "actor,form,kind\nBOR,بوردوريا,full\n"),
        ("d/events/actor_codes.csv", "kind,cameo,code,name\nrole,MOU,MIL,moustaches\n"),
    ]
    .map(|(path, text)| (path.to_owned(), text.to_owned()))
    .into();
    let mut lines = Vec::new();
    for (file, row) in rows {
        let (_, text) = files.iter_mut().find(|(path, _)| path == file).unwrap();
        text.push_str(row);
        lines.push(text.lines().count());
    }
    let files: Vec<(&str, &[u8])> = files.iter().map(|(p, t)| (p.as_str(), t.as_bytes())).collect();
    let f = folder(&files);
    let ran = run(f.path(), &["check", "d"]);
    let mut told: Vec<String> = ran.err.lines().map(str::to_owned).collect();
    if ran.code == 0 {
        assert!(ran.out.starts_with("d: fit for --data"), "{}", ran.out);
        return (told, lines);
    }
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    let closing = told.pop().unwrap_or_default();
    assert!(closing.starts_with("demarche: d: "), "{closing}");
    (told, lines)
}

#[test]
fn data_without_a_fault() {
    assert_eq!(faults(&[]).0, Vec::<String>::new());
}

#[test]
fn each_kind_of_fault_is_named() {
    let cases = [
        ("d/actors/own.csv", "BOR,state,BOR,,Borduria,بوردوريا\n", "actor \"BOR\" stands twice"),
        ("d/actors/own.csv", "BOR.x,ghost,BOR,,X,س\n", "unknown variant `ghost`"),
        (
            "d/actors/own.csv",
            "BOR.amaih,person,BORGOV,,Amaih,أماي\n",
            "\"BOR.amaih\" has no name in any language, so no text leads to it",
        ),
        (
            "d/actors/own.csv",
            "BOR.szut,person,SZUGOV,,Szut,زوت\n",
            "code \"SZUGOV\": no state, territory or region has the code SZU",
        ),
        (
            "d/roles/own.csv",
            "BOR.plekszy,BORXYZ,1956,,Poet,شاعر,invented\n",
            "code \"BORXYZ\": no role \"XYZ\"; events/actor_codes.csv lists them",
        ),
        ("d/roles/own.csv", "BOR.plekszy,BORGOV,1956-13,,Poet,شاعر,invented\n", ""),
        ("d/roles/own.csv", "BOR.plekszy,BORGOV,1957,1956,Poet,شاعر,invented\n", "ends (1956) before it begins (1957)"),
        ("d/roles/own.csv", "BOR.nobody,BORGOV,1957,,Poet,شاعر,invented\n", "no actor \"BOR.nobody\" in actors/"),
        (
            "d/roles/own.csv",
            "BOR.plekszy,BORGOV,1952,1958,Marshal,المشير,invented\n",
            "BOR.plekszy is \"Marshal\" in line 2 too, at the same time",
        ),
        (
            "d/roles/own.csv",
            "BOR.plekszy,BORGOV,1950,1955-06-01,Marshal,المشير,invented again\n",
            "office \"BOR.plekszy BORGOV 1950 1955-06-01 Marshal\" stands in line 2 already",
        ),
        ("d/lang/en/names.csv", "BOR,Borduria,full\n", "name \"BOR Borduria full\" stands in line 2 already"),
        ("d/lang/en/names.csv", "SYD,Syldavia,full\n", "no actor \"SYD\" in actors/"),
        ("d/lang/en/names.csv", "BOR,Bordurian,demonym\n", "unknown variant `demonym`"),
        ("d/lang/en/names.csv", "BOR,,full\n", "the form is empty"),
        (
            "d/lang/en/names.csv",
            "BOR, Bordurians,plural\n",
            "\" Bordurians\" is never found: it has no letters, or blanks around them",
        ),
        (
            "d/lang/en/names.csv",
            "BOR,Bordurian poodle,full\n",
            "\"Bordurian poodle\" is never read: it is blocked in blocks.csv",
        ),
        ("d/lang/en/names.csv", "BOR.plekszy,Borduria,full\n", "\"Borduria\" is a full name of BOR too"),
        (
            "d/lang/ar/names.csv",
            "BOR,اتهم,full\n",
            "\"اتهم\" is no full name, for it is also a form of \"اتهم\"; call it short",
        ),
        (
            "d/lang/en/names.csv",
            "BOR,because,full\n",
            "\"because\" is no full name, for it is also the word \"because\"; call it short",
        ),
        (
            "d/lang/en/names.csv",
            "BOR,moustache bearers,full\n",
            "\"moustache bearers\" is no full name, for it is also the role noun \"moustache bearer\"; call it short",
        ),
        ("d/lang/en/blocks.csv", "Bordurian poodle,breed\n", "phrase \"Bordurian poodle\" stands in line 2 already"),
        (
            "d/lang/en/agents.csv",
            "moustache bearer,,COP,people\n",
            "role noun \"moustache bearer\" stands in line 2 already",
        ),
        ("d/lang/en/agents.csv", "beard bearer,,BRD,people\n", "no role \"BRD\"; events/actor_codes.csv lists them"),
        ("d/lang/en/agents.csv", "beard bearer,,BEARD,people\n", "a role noun has a code of three letters"),
        (
            "d/places.csv",
            "BOR.szohod,city,BOR,Szohod,زوهود,45.0,20.0,,\n",
            "place \"BOR.szohod\" stands in line 2 already",
        ),
        ("d/places.csv", "SYD.klow,city,SYD,Klow,كلو,45.0,20.0,Klow,كلو\n", "no state or territory \"SYD\" in actors/"),
        ("d/places.csv", "BOR.moon,city,BOR,Moon,قمر,450.0,20.0,,\n", "450 20 is not on the globe"),
        ("d/events/actor_codes.csv", "role,mou,MIL,moustaches\n", "cameo and code are units of three capitals"),
    ];
    // All at once: each reading of everything takes its time.
    let (told, lines) = faults(&cases.map(|(file, row, _)| (file, row)));
    for ((file, _, reason), line) in cases.iter().zip(lines) {
        let expected = format!("{file}:{line}: {reason}");
        assert!(
            told.iter().any(|fault| fault.starts_with(&expected)),
            "{expected}
{}",
            told.join(
                "
"
            )
        );
    }
}

#[test]
fn the_built_in_data_is_clean() {
    let ran = run(Path::new(env!("CARGO_MANIFEST_DIR")), &["check", "data"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn a_foreign_dictionary() {
    let good = "BORDURIA_ [BOR]\n+BORDURIAN_\nTURKISH_EMPIRE_ [TUR]\n+ERDOGAN_\n";
    let f = folder(&[("good.txt", good.as_bytes()), ("odd.txt", b"BORDURIA_ [BOR]\nSZUT_ [BO]\n")]);
    let ran = run(f.path(), &["check", "good.txt"]);
    let sums = "1 dictionary: 4 lines = 4 used + 0 empty + 0 refused; 2 records = 1 new + 1 ours + 0 nobody's, \
        4 names (4 added), 0 dated codes (0 added), 0 role nouns (0 added)\n";
    let warning = "demarche: warning: good.txt:1: BOR: no country of ours has the code BOR; it is kept as it is";
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, sums, warning));
    let ran = run(f.path(), &["check", "odd.txt", "--actors", "good.txt"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.starts_with("odd.txt:2: code \"BO\" is not made of units of three letters\n"), "{}", ran.err);
    assert!(ran.err.contains("\ndemarche: odd.txt: 1 fault\n"), "{}", ran.err);
    let ran = run(f.path(), &["check", "--actors", "none.txt"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.starts_with("demarche: --actors none.txt: "), "{}", ran.err);
}

#[test]
fn what_is_odd_in_a_foreign_dictionary() {
    let text = "\
KARL_MUSSLER_
+MARSHALL_MUSSLER_
\t[BORGOV 900101-991231]
\t[BORMIL 980101-001231]
\t[RUSXYZ >010101]
KARL_MUSSLER_ [BORELI]
+CURVI_TASCH_
+MOSCOW_
OTTOKAR_SZUT_ [TURGOV]
+CURVI_TASCH_
+CONDEMN_
PRESIDENT [~GOV]
CONDEMN [~GOV]
ZEPPELINEER [~XYZ]
";
    let f = folder(&[("d.txt", text.as_bytes())]);
    let ran = run(f.path(), &["check", "d.txt"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    for expected in [
        "3: BORGOV: no country of ours has the code BOR; it is kept as it is",
        "5: RUSXYZ: XYZ is no role that we know; it is kept as it is",
        "4: BORMIL and BORGOV of line 3 hold on the same days; the later one counts",
        "6: \"Karl Mussler\" stands in d.txt:1 already",
        "8: \"Moscow\" is RUS already, and stays so",
        "10: \"Curvi Tasch\" is RUS.karl_mussler in d.txt:7, too",
        "11: \"Condemn\" is also another word; it counts only beside an office",
        "13: \"condemn\" means something else to us, and stays so",
        "14: XYZ is no role that we know; it is kept as it is",
    ] {
        let line = format!("demarche: warning: d.txt:{expected}");
        assert!(ran.err.lines().any(|l| l == line), "{expected}\n{}", ran.err);
    }
}
