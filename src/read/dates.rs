//! Publication dates as records, pages and addresses write them.
//!
//! The wall clock of the outlet is kept and an offset dropped: "today" in an article is the outlet's day, not UTC's.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};
use std::ops::RangeInclusive;

/// Years that a page or an address may name; others are counters and placeholders.
const YEARS: RangeInclusive<i32> = 1900..=2100;

/// Reads what a record gives: `2020-02-18`, `2020-02-18T14:30:00+03:00` (`T` or a space; seconds and offset may lack).
///
/// A day alone is its midnight. The error says what is wrong with the text.
pub(super) fn parse_published(text: &str) -> Result<NaiveDateTime, String> {
    let text = text.trim();
    let wrong = |why: &str| {
        let shown: String = text.chars().take(40).collect();
        Err(format!("published {shown:?} {why}"))
    };
    let shape = "is neither a day (2020-02-18) nor a date and time (2020-02-18T14:30:00+03:00)";
    let Some((y, m, d)) = text.get(..10).and_then(dashed) else { return wrong(shape) };
    let Some(day) = NaiveDate::from_ymd_opt(y, m, d).filter(|d| d.year() > 0) else {
        return wrong("is not in the calendar");
    };
    let rest = &text[10..];
    if rest.is_empty() {
        return Ok(day.and_time(NaiveTime::MIN));
    }
    match rest.strip_prefix(['T', 't', ' ']).and_then(time_of_day) {
        Some(time) => Ok(day.and_time(time)),
        None => wrong(shape),
    }
}

/// Reads what a page says in its metadata; none where it is not understood or cannot be meant.
pub(super) fn parse_metadata(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim();
    let compact = || {
        let head = text.get(..8).filter(|h| digits(h).is_some())?;
        let day = day_of(head.get(..4)?, head.get(4..6)?, head.get(6..8)?)?;
        match &text[8..] {
            "" => Some(day.and_time(NaiveTime::MIN)),
            rest => rest.strip_prefix('T').map(|_| day.and_time(NaiveTime::MIN)),
        }
    };
    let mail = || chrono::DateTime::parse_from_rfc2822(text).ok().map(|d| d.naive_local());
    let found = parse_published(text).ok().or_else(compact).or_else(mail)?;
    // The first second of the Unix epoch is what content systems print for "no date".
    let is_epoch = NaiveDate::from_ymd_opt(1970, 1, 1) == Some(found.date());
    (YEARS.contains(&found.year()) && !is_epoch).then_some(found)
}

/// The day that an address carries in its path: `/2020/02/18/`, `/2020/feb/18/`, `/2020-02-18-talks`, `/20200218/`,
/// `/2020-02/18/`, `/2020/0218/`.
pub(super) fn day_in_url(url: &str) -> Option<NaiveDate> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = rest[rest.find('/')?..].split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split('/').filter(|p| !p.is_empty()).collect();
    (0..parts.len()).find_map(|at| {
        let part = |n: usize| parts.get(at + n).copied().unwrap_or("");
        let in_folders = || day_of(part(0), part(1), leading_digits(part(2)));
        let month_and_day = || {
            let (month, day) = (part(1).get(..2)?, part(1).get(2..4)?);
            (part(1).len() == 4).then(|| day_of(part(0), month, day))?
        };
        let year_and_month = || {
            let (year, month) = part(0).split_once('-')?;
            day_of(year, month, leading_digits(part(1)))
        };
        // Eight digits are often an article's number: only a whole folder of the web's own years is taken for a date.
        let eight = || {
            let digits = Some(part(0)).filter(|p| p.len() == 8 && p.is_ascii())?;
            day_of(&digits[..4], &digits[4..6], &digits[6..]).filter(|d| d.year() >= 1990)
        };
        in_folders().or_else(month_and_day).or_else(year_and_month).or_else(eight).or_else(|| inside(part(0)))
    })
}

/// `2020-02-18` or `2020_02_18` somewhere in one part of a path, not glued to further digits.
fn inside(part: &str) -> Option<NaiveDate> {
    let bytes = part.as_bytes();
    let is_digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    (0..bytes.len().saturating_sub(9)).find_map(|at| {
        let window = part.get(at..at + 10)?;
        if is_digit(at.checked_sub(1)) || is_digit(Some(at + 10)) {
            return None;
        }
        let (y, m, d) = dashed(&window.replace('_', "-"))?;
        NaiveDate::from_ymd_opt(y, m, d).filter(|d| YEARS.contains(&d.year()))
    })
}

/// A day from a path's year, month (number or English name) and day.
fn day_of(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let year = digits(year).filter(|_| year.len() == 4)?;
    let month = match digits(month).filter(|_| month.len() <= 2) {
        Some(number) => number,
        None => MONTHS.iter().position(|m| month.eq_ignore_ascii_case(m))? as u32 + 1,
    };
    let day = digits(day).filter(|_| day.len() <= 2)?;
    NaiveDate::from_ymd_opt(year as i32, month, day).filter(|d| YEARS.contains(&d.year()))
}

fn leading_digits(part: &str) -> &str {
    &part[..part.bytes().take_while(u8::is_ascii_digit).count()]
}

/// `2020-02-18`, digits only; not checked against the calendar.
fn dashed(text: &str) -> Option<(i32, u32, u32)> {
    let mut parts = text.split('-');
    let mut next = |width: usize| parts.next().filter(|p| p.len() == width).and_then(digits);
    let found = (next(4)? as i32, next(2)?, next(2)?);
    parts.next().is_none().then_some(found)
}

/// `14:30`, `14:30:00`, `14:30:00.123`, each with `Z`, an offset or nothing behind it.
fn time_of_day(text: &str) -> Option<NaiveTime> {
    let end = text.find(|c: char| !matches!(c, '0'..='9' | ':' | '.' | ',')).unwrap_or(text.len());
    let (clock, zone) = (&text[..end], text[end..].trim());
    let offset = || {
        let digits_of = zone.strip_prefix(['+', '-'])?.replace(':', "");
        (digits(&digits_of).is_some() && matches!(digits_of.len(), 2 | 4)).then_some(())
    };
    if !matches!(zone, "" | "Z" | "z" | "UTC" | "GMT") {
        offset()?;
    }
    let (clock, fraction) = clock.split_once(['.', ',']).unwrap_or((clock, "0"));
    digits(fraction.get(..9).unwrap_or(fraction))?;
    let mut parts = clock.split(':');
    let mut next = || parts.next().map(|p| digits(p).filter(|_| p.len() == 2));
    let (hour, minute, second) = (next()??, next()??, next().unwrap_or(Some(0))?);
    // A leap second is the last second of its minute to us.
    parts.next().is_none().then(|| NaiveTime::from_hms_opt(hour, minute, if second == 60 { 59 } else { second }))?
}

/// A number written in ASCII digits alone.
fn digits(text: &str) -> Option<u32> {
    (!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_give_days_and_times() {
        for (text, expected) in [
            ("2020-02-18", "2020-02-18 00:00:00"),
            ("2020-02-18T23:30:00+03:00", "2020-02-18 23:30:00"),
            ("2020-02-18T23:30:00.123456Z", "2020-02-18 23:30:00"),
            ("2020-02-18 23:30", "2020-02-18 23:30:00"),
            ("2020-02-18t23:30:05 +0300", "2020-02-18 23:30:05"),
            ("2016-12-31T23:59:60Z", "2016-12-31 23:59:59"),
        ] {
            assert_eq!(parse_published(text).map(|d| d.to_string()).as_deref(), Ok(expected), "{text}");
        }
        assert!(parse_published("2020-02-30").unwrap_err().contains("calendar"));
        for text in ["", "18.02.2020", "2020-2-18", "yesterday", "2020-02-18T25:00", "2020-02-18T10", "2020-02-18x"] {
            assert!(parse_published(text).is_err(), "{text}");
        }
        for text in ["أمس الثلاثاء الماضي", "2020-02-18T10:00 مساء", "2020-02-18T10:00:00:00", "0000-01-01"]
        {
            assert!(parse_published(text).is_err(), "{text}");
        }
    }

    #[test]
    fn metadata_is_read_generously() {
        for (text, expected) in [
            ("Tue, 18 Feb 2020 10:00:00 +0300", Some("2020-02-18 10:00:00")),
            ("20200218T100000Z", Some("2020-02-18 00:00:00")),
            ("20200218", Some("2020-02-18 00:00:00")),
            ("1970-01-01T00:00:00Z", None),
            ("0001-01-01T00:00:00", None),
            ("١٨ فبراير", None),
        ] {
            assert_eq!(parse_metadata(text).map(|d| d.to_string()).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn addresses_carry_days() {
        for (url, expected) in [
            ("https://example.org/news/2020/02/18/talks-resume", Some("2020-02-18")),
            ("https://example.org/2020/2/8/محادثات", Some("2020-02-08")),
            ("https://example.org/world/2020/feb/18/talks", Some("2020-02-18")),
            ("https://example.org/a/2020-02-18-talks.html", Some("2020-02-18")),
            ("https://example.org/talks_2020_02_18", Some("2020-02-18")),
            ("https://example.org/20200218/talks", Some("2020-02-18")),
            ("http://example.org/2020-02/18/c_138.htm", Some("2020-02-18")),
            ("http://example.org/n3/2020/0218/c31.html", Some("2020-02-18")),
            ("https://example.org/2020/02/31/talks", None),
            ("https://example.org/2020/02/talks", None),
            ("https://example.org/world-middle-east-20001023", None),
            ("https://example.org/?day=2020-02-18", None),
            ("https://example.org/12020-02-189", None),
            ("https://2020-02-18.example.org", None),
            ("", None),
        ] {
            assert_eq!(day_in_url(url).map(|d| d.to_string()).as_deref(), expected, "{url}");
        }
    }
}
