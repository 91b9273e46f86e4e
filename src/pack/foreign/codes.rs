//! `[CODE]`, `[CODE 920101-991231]`, `[CODE >001231]`.

use super::ForeignCode;
use crate::model::Moment;
use chrono::NaiveDate;

/// The codes of a line, and whether one is `---`. One wrong code refuses the line, so that nothing is half read.
pub(super) fn read_codes(text: &str, line: u32) -> Result<(Vec<ForeignCode>, bool), String> {
    let (mut codes, mut null) = (Vec::new(), false);
    let mut rest = text.trim();
    while !rest.is_empty() {
        let inside = rest.strip_prefix('[').ok_or_else(|| format!("{rest:?} is not a code in brackets"))?;
        let end = inside.find([']', '[', '}']).filter(|end| inside[*end..].starts_with(']'));
        let end = end.ok_or_else(|| format!("[{inside} has no closing ]"))?;
        let (code, dates) = inside[..end].trim().split_once([' ', '\t']).unwrap_or((inside[..end].trim(), ""));
        // "[CODE>920101]" has lost its blank.
        let cut = code.find(['<', '>']).unwrap_or(code.len());
        let dates: String = format!("{}{dates}", &code[cut..]).split_whitespace().collect();
        let code = &code[..cut];
        rest = inside[end + 1..].trim_start();
        if code.starts_with("---") {
            if code.len() > 3 {
                return Err(format!("code {code:?} has no country, so it is nobody in particular"));
            }
            if !dates.is_empty() {
                return Err("a null code with dates says nothing".to_owned());
            }
            null = true;
            continue;
        }
        let units = code.len() >= 3 && code.len().is_multiple_of(3) && code.bytes().all(|b| b.is_ascii_alphanumeric());
        if !units {
            return Err(format!("code {code:?} is not made of units of three letters"));
        }
        let (from, to) = range(&dates)?;
        codes.push(ForeignCode { code: code.to_ascii_uppercase(), from, to, line });
    }
    Ok((codes, null))
}

fn range(dates: &str) -> Result<(Option<Moment>, Option<Moment>), String> {
    if dates.is_empty() {
        return Ok((None, None));
    }
    if let Some(from) = dates.strip_prefix('>') {
        return Ok((Some(day(from)?), None));
    }
    if let Some(to) = dates.strip_prefix('<') {
        return Ok((None, Some(day(to)?)));
    }
    let (from, to) = dates.split_once('-').ok_or_else(|| format!("{dates:?} is no range of dates"))?;
    let side = |text: &str| if text.is_empty() { Ok(None) } else { day(text).map(Some) };
    let (from, to) = (side(from)?, side(to)?);
    match (from, to) {
        (None, None) => Err("a range of dates without dates".to_owned()),
        (Some(a), Some(b)) if a.first() > b.last() => Err(format!("ends ({b}) before it begins ({a})")),
        _ => Ok((from, to)),
    }
}

/// Two-digit years up to this one are of this century, the others of the last.
const THIS_CENTURY: i32 = 30;

/// `YYMMDD`, `YYYYMMDD`, or a year alone.
fn day(text: &str) -> Result<Moment, String> {
    let wrong = || format!("{text:?} is no day in the calendar (YYMMDD or YYYYMMDD)");
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(wrong());
    }
    let number = |part: &str| part.parse::<u32>().ok();
    let (year, rest) = match text.len() {
        4 => return number(text).and_then(|y| Moment::year(y as i32)).ok_or_else(wrong),
        6 => {
            let short = number(&text[..2]).map_or(0, |y| y as i32);
            (if short <= THIS_CENTURY { 2000 + short } else { 1900 + short }, &text[2..])
        }
        8 => (number(&text[..4]).map_or(0, |y| y as i32), &text[4..]),
        _ => return Err(wrong()),
    };
    let (Some(month), Some(of_month)) = (number(&rest[..2]), number(&rest[2..])) else { return Err(wrong()) };
    match (month, of_month) {
        // A month or a day that nobody knew was written 00.
        (0, 0) => Moment::year(year),
        (month, 0) => Moment::month(year, month),
        (month, of_month) => NaiveDate::from_ymd_opt(year, month, of_month).map(Moment::day),
    }
    .ok_or_else(wrong)
}
