//! What stands in one cell of a table, and how it stays harmless.

use chrono::NaiveDate;

/// A cell before it is printed.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words; defused.
    Text(String),
    /// Several words, joined by `|`; defused.
    List(Vec<String>),
    /// A number to three decimals; empty where there is none.
    Number(Option<f32>),
    /// A count or code number.
    Count(u64),
}

impl Cell {
    /// Words that may be missing.
    pub fn text(text: Option<impl Into<String>>) -> Cell {
        Cell::Text(text.map(Into::into).unwrap_or_default())
    }

    /// An ISO day that may be missing.
    pub fn day(day: Option<NaiveDate>) -> Cell {
        Cell::text(day.map(|d| d.to_string()))
    }

    /// The cell as printed.
    pub fn print(&self) -> String {
        match self {
            Cell::Text(text) => defuse(text.clone()),
            Cell::List(items) => defuse(join(items)),
            Cell::Number(number) => number.map(print_number).unwrap_or_default(),
            Cell::Count(count) => count.to_string(),
        }
    }
}

/// Joins by `|`. A `|` of the text itself becomes `¦`, so that lists of one event keep in step; a list of nothing but
/// empty items is empty.
fn join(items: &[String]) -> String {
    if items.iter().all(String::is_empty) {
        return String::new();
    }
    items.iter().map(|item| item.replace('|', "¦")).collect::<Vec<_>>().join("|")
}

/// Shortest form, at most three decimals; empty for what is no number.
pub fn print_number(number: f32) -> String {
    if !number.is_finite() {
        return String::new();
    }
    let rounded = (f64::from(number) * 1000.0).round() / 1000.0;
    // Adding zero turns −0 into 0.
    format!("{}", rounded + 0.0)
}

/// A leading apostrophe before words that a spreadsheet would run as a formula.
///
/// Only words come here: a number such as −9.5 is a [`Cell::Number`] and stays one.
fn defuse(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        for (number, text) in
            [(0.1, "0.1"), (-9.5, "-9.5"), (10.0, "10"), (0.66666, "0.667"), (-0.0001, "0"), (f32::NAN, "")]
        {
            assert_eq!(print_number(number), text);
        }
    }

    #[test]
    fn formulas_are_defused_and_numbers_are_not() {
        for text in ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\tx", "\rx"] {
            assert_eq!(Cell::Text(text.into()).print(), format!("'{text}"));
            assert_eq!(Cell::List(vec![text.into(), "b".into()]).print(), format!("'{text}|b"));
        }
        assert_eq!(Cell::Text("a=b".into()).print(), "a=b");
        assert_eq!(Cell::Text("«=»".into()).print(), "«=»");
        assert_eq!(Cell::Number(Some(-9.5)).print(), "-9.5");
    }

    #[test]
    fn lists_keep_in_step() {
        let list = |items: &[&str]| Cell::List(items.iter().map(|t| (*t).to_owned()).collect()).print();
        assert_eq!(list(&["TUR", "", "RUS"]), "TUR||RUS");
        assert_eq!(list(&["a|b", "c"]), "a¦b|c");
        assert_eq!(list(&["", ""]), "");
        assert_eq!(list(&[]), "");
    }
}
