//! A small dictionary of an invented world with every oddity that real ones have.

use super::*;

const BORDURIA: &[u8] = b"\xEF\xBB\xBF# Actors of Borduria\r
\r
BORDURIA_ \r
+BORDURIAN_\r
+KINGDOM_ OF_BORDURIA _ ; a blank where none should be\r
\t[SYDBOR <910625]\r
\t[BOR > 920115]\r
\t[BOR]\r
KARL_M\xDCSSLER_  # a byte of Latin-1
+MUSSLER
\t[BORELI 780101-000101]   [BORGOV 000102-20141231]
\t[BORGOV >150101]\t[BORELI]
SAVE_BORDURIA_NOW [NGOENV]
GULF_OF_SZOHOD [---]
HUNDREDTH_DAY_BRIGADE [BORREB 19310000-301231] [BORREB 1999-2001]
<!-- left out for now
OTTOKAR_ [SYDGOV]
--> LISTENBURG [LIS]
";

fn odd(text: &str) -> ForeignDictionary {
    let read = ForeignDictionary::read("d.txt", None, text.as_bytes());
    let lines = read.lines;
    assert_eq!(lines.all, lines.used + lines.empty + lines.refused, "{text}");
    read
}

#[test]
fn records_with_every_oddity() {
    let read = ForeignDictionary::read("d.txt", None, BORDURIA);
    assert_eq!(read.notes, []);
    assert_eq!(read.lines, LineCount { all: 18, used: 14, empty: 4, refused: 0 });
    let names = |i: usize| read.actors[i].names.iter().map(|n| n.0.as_str()).collect::<Vec<_>>().join("|");
    let codes = |i: usize| {
        let day = |m: Option<Moment>| m.map_or("..".to_owned(), |m| m.to_string());
        let code = |c: &ForeignCode| format!("{} {}/{}", c.code, day(c.from), day(c.to));
        read.actors[i].codes.iter().map(code).collect::<Vec<_>>().join("|")
    };
    assert_eq!(names(0), "BORDURIA|BORDURIAN|KINGDOM OF BORDURIA");
    assert_eq!(codes(0), "SYDBOR ../1991-06-25|BOR 1992-01-15/..|BOR ../..");
    assert_eq!(read.actors[0].default_code(), Some("BOR"));
    assert_eq!(names(1), "KARL MÜSSLER|MUSSLER");
    let offices = "BORELI 1978-01-01/2000-01-01|BORGOV 2000-01-02/2014-12-31|BORGOV 2015-01-01/..|BORELI ../..";
    assert_eq!(codes(1), offices);
    assert_eq!(codes(2), "NGOENV ../..");
    assert!(read.actors[3].nobody && read.actors[3].codes.is_empty());
    assert_eq!(codes(4), "BORREB 1931/2030-12-31|BORREB 1999/2001");
    assert_eq!((read.actors.len(), names(5).as_str()), (6, "LISTENBURG"));
}

#[test]
fn role_nouns_and_sets_of_words() {
    let text = "\
!PERSON! = MAN, MEN , WOMAN
ARMOURER [~MIL]
GUARDS!PERSON![~COP]
CHIEF JUSTICE {CHIEF_JUSTICES } [~JUD]
RIOT_POLICE {} [~COP]  # no plural
RELIEF_GROUP [NGO~]
MONK [~BUDREB]
";
    let read = odd(text);
    assert_eq!((read.notes.len(), read.agents.len(), read.lines.used), (0, 8, 7));
    let shown: Vec<String> =
        read.agents.iter().map(|a| format!("{} ({}) {}", a.form, a.plurals.join(","), a.code)).collect();
    let expected = "ARMOURER () MIL;GUARDSMAN (-) COP;GUARDSMEN (-) COP;GUARDSWOMAN (-) COP;\
        CHIEF JUSTICE (CHIEF JUSTICES) JUD;RIOT POLICE (-) COP;RELIEF GROUP () NGO;MONK () BUDREB";
    assert_eq!(shown.join(";"), expected);
}

#[test]
fn each_odd_line_is_named_and_the_rest_is_read() {
    for (text, line, reason) in [
        ("+SZUT\nA_B [BOR]", 1, "is a synonym without a name before it"),
        ("[BOR]\nA_B [BOR]", 1, "is a code without a name before it"),
        ("A_B [BOR]\nLONELY_\nC_D [BOR]", 2, "\"LONELY\" has no code, so it is nobody; left out"),
        ("A_B [BOR 990231-991231]", 1, "\"990231\" is no day in the calendar (YYMMDD or YYYYMMDD)"),
        ("A_B [BOR 991231-980101]", 1, "ends (1998-01-01) before it begins (1999-12-31)"),
        ("A_B [BOR 99]", 1, "\"99\" is no range of dates"),
        ("A_B [BOR > ]", 1, "\"\" is no day in the calendar (YYMMDD or YYYYMMDD)"),
        ("A_B [BOR", 1, "[BOR has no closing ]"),
        ("A_B [BOR} [SYD]", 1, "[BOR} [SYD] has no closing ]"),
        ("A_B [BO]", 1, "code \"BO\" is not made of units of three letters"),
        ("A_B [---MIL]", 1, "code \"---MIL\" has no country, so it is nobody in particular"),
        ("A_B [--- >990101]", 1, "a null code with dates says nothing"),
        ("A_B [BOR] stray", 1, "\"stray\" is not a code in brackets"),
        ("123 [BOR]", 1, "has no name before its code"),
        ("A_{B} [BOR]", 1, "\"A {B}\" is no name: it holds '{'"),
        ("--- BEAT [190] ---", 1, "belongs to a dictionary of verbs; only actors and agents are read"),
        ("- * WITH [010]", 1, "belongs to a dictionary of verbs; only actors and agents are read"),
        ("POST_MAN [~ENV}", 1, "[~ENV} has no closing ]"),
        ("POST_MAN {POST_MEN [~CVL]", 1, "has a { without its }"),
        ("POST!WO! [~CVL]", 1, "no substitution set !WO! stands before it"),
        ("POST_MAN [~CV]", 1, "code \"CV\" is not made of units of three letters"),
        ("!X! = ", 1, "substitution set !X! holds no word"),
    ] {
        let read = odd(text);
        let found: Vec<String> = read.notes.iter().map(Note::to_string).collect();
        assert!(found.contains(&format!("d.txt:{line}: {reason}")), "{text}: {found:?}");
        assert!(read.lines.refused > 0, "{text}");
    }
}

#[test]
fn what_hangs_on_a_refused_name_goes_with_it() {
    let read = odd("A_B [BOR]\nC_{D [BOR]\n+E\n\t[SYD]\nF_G [SYD]");
    assert_eq!((read.actors.len(), read.lines.used, read.lines.refused), (2, 2, 3));
    assert_eq!(read.actors[0].names.len(), 1, "a synonym of C is none of A");
}
