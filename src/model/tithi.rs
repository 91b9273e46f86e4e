//! The lunar calendar of India: a feast falls on the day at whose sunrise, noon, dusk or midnight its lunar day holds.
//!
//! Months run from new moon to new moon and are named by the sign of the zodiac (sidereal, Lahiri) that the Sun is in
//! when they begin; one that begins in the same sign as the next is an extra month without feasts. A lunar day (tithi)
//! is a twelfth of a right angle and a half, 12° of the Moon's way from the Sun. Positions are good to about 0.02°,
//! three minutes of time (series after Meeus, Astronomical Algorithms, 2nd ed., chapters 25 and 47).

use chrono::{Datelike, NaiveDate, TimeDelta};

/// Julian day of 2000-01-01T00:00.
const EPOCH: f64 = 2_451_544.5;

/// Mean length of a lunar month, in days.
const MONTH: f64 = 29.530_588_861;

/// Longitudes of Sun and Moon in degrees, at a Julian day.
fn longitudes(day: f64) -> (f64, f64) {
    let t = (day - 2_451_545.0) / 36_525.0;
    let sin = |degrees: f64| degrees.to_radians().sin();
    let m = 357.529_11 + 35_999.050_29 * t;
    let sun = 280.466_46 + 36_000.769_83 * t + 1.914_602 * sin(m) + 0.019_993 * sin(2.0 * m);
    let d = 297.850_192_1 + 445_267.111_403_4 * t;
    let a = 134.963_396_4 + 477_198.867_505_5 * t;
    let f = 93.272_095 + 483_202.017_523_3 * t;
    let terms = [
        (6.288_774, a),
        (1.274_027, 2.0 * d - a),
        (0.658_314, 2.0 * d),
        (0.213_618, 2.0 * a),
        (-0.185_116, m),
        (-0.114_332, 2.0 * f),
        (0.058_793, 2.0 * (d - a)),
        (0.057_066, 2.0 * d - m - a),
        (0.053_322, 2.0 * d + a),
        (0.045_758, 2.0 * d - m),
        (-0.040_923, m - a),
        (-0.034_72, d),
        (-0.030_383, m + a),
    ];
    let moon = 218.316_447_7 + 481_267.881_234_21 * t + terms.iter().map(|(c, x)| c * sin(*x)).sum::<f64>();
    (sun.rem_euclid(360.0), moon.rem_euclid(360.0))
}

/// How far the Moon is ahead of the Sun, 0 to 360 degrees.
fn lead(day: f64) -> f64 {
    let (sun, moon) = longitudes(day);
    (moon - sun).rem_euclid(360.0)
}

/// The new moon nearest to a Julian day.
fn new_moon(mut day: f64) -> f64 {
    for _ in 0..5 {
        let off = lead(day);
        day -= if off > 180.0 { off - 360.0 } else { off } / (360.0 / MONTH);
    }
    day
}

/// The sidereal sign that the Sun is in, 0 to 11 from Aries.
fn sign(day: f64) -> u8 {
    let ayanamsa = 23.853 + (day - EPOCH) / 36_525.0 * 1.397;
    ((longitudes(day).0 - ayanamsa).rem_euclid(360.0) / 30.0) as u8 % 12
}

/// Days of a year (1 to 9999) on which lunar day `tithi` (1 to 30, 16 to 30 the dark half) of month `month` (1 Chaitra
/// to 12 Phalguna) holds at `part` of the day: 0 sunrise, 1 early afternoon, 2 dusk, 3 midnight, all in India.
pub(super) fn days_of(year: i32, month: u8, tithi: u8, part: u8) -> Vec<NaiveDate> {
    let epoch = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap_or_default();
    let Some(start) = NaiveDate::from_ymd_opt(year, 1, 1).filter(|_| (1..=9999).contains(&year)) else {
        return Vec::new();
    };
    let first = EPOCH + (start - epoch).num_days() as f64;
    // 6:00, 14:00, 19:30 and midnight of Indian time, in parts of a day of universal time.
    let hour = [0.02, 0.354, 0.583, 0.77][usize::from(part.min(3))];
    let mut found = Vec::new();
    for n in -1..14 {
        let begin = new_moon(first + f64::from(n) * MONTH);
        let next = new_moon(begin + MONTH);
        let named = sign(begin);
        if (named + 1) % 12 + 1 != month || sign(next) == named {
            continue;
        }
        let day = (begin - EPOCH).floor() as i64 + i64::from(tithi) - 3;
        let holds = |day: &i64| {
            let at = EPOCH + *day as f64 + hour;
            at > begin && ((at - begin) > MONTH * 0.9 && lead(at) < 90.0 || lead(at) >= f64::from(tithi - 1) * 12.0)
        };
        let date = (day..day + 6).find(holds).and_then(|d| epoch.checked_add_signed(TimeDelta::try_days(d)?));
        if let Some(date) = date.filter(|d| d.year() == year && !found.contains(d)) {
            found.push(date);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fall_where_they_fell() {
        for (month, tithi, part, year, expected) in [
            (7, 30, 2, 2016, "2016-10-30"),
            (7, 30, 2, 2020, "2020-11-14"),
            (7, 30, 2, 2021, "2021-11-04"),
            (1, 1, 0, 2021, "2021-04-13"),
            (1, 9, 1, 2019, "2019-04-13"),
            (6, 4, 1, 2020, "2020-08-22"),
            (11, 29, 3, 2021, "2021-03-11"),
            (12, 15, 2, 2018, "2018-03-01"),
            (8, 15, 0, 2019, "2019-11-12"),
        ] {
            let days: Vec<String> = days_of(year, month, tithi, part).iter().map(|d| d.to_string()).collect();
            assert_eq!(days, [expected], "{month}-{tithi} {year}");
        }
        assert!(days_of(-5, 1, 1, 0).is_empty() && days_of(262_000, 1, 1, 0).is_empty());
    }
}
