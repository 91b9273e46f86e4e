//! A headline without the name of the site.

/// What sites put between a headline and their name.
const SEPARATORS: [&str; 9] = [" | ", " - ", " – ", " — ", " » ", " « ", " :: ", " · ", " • "];

/// The headline in `title`, given the page's only `<h1>` and its outlet.
///
/// `is_tag` says that the title comes from `<title>`, where what follows the last bar is the site, known or not.
pub(super) fn headline(title: &str, h1: Option<&str>, outlet: Option<&str>, is_tag: bool) -> String {
    let mut title = title.trim();
    if let Some(h1) = h1.filter(|h1| glued(title, h1)) {
        return h1.to_owned();
    }
    loop {
        let last = last_separator(title);
        let first =
            SEPARATORS.iter().filter_map(|s| title.split_once(s).map(|(a, b)| (a, b, *s))).min_by_key(|p| p.0.len());
        match (last, first) {
            (Some((head, tail, _)), _) if is_outlet(tail, outlet) => title = head.trim(),
            (_, Some((head, tail, _))) if is_outlet(head, outlet) => title = tail.trim(),
            (Some((head, _, " | ")), _) if is_tag && head.split_whitespace().count() > 2 => title = head.trim(),
            _ => return title.to_owned(),
        }
    }
}

fn last_separator(title: &str) -> Option<(&str, &str, &'static str)> {
    let found = SEPARATORS.iter().filter_map(|s| title.rsplit_once(s).map(|(a, b)| (a, b, *s)));
    found.max_by_key(|p| p.0.len())
}

/// Whether `title` is `h1` with a separator and something more at its beginning or end.
fn glued(title: &str, h1: &str) -> bool {
    let after = title.strip_prefix(h1).is_some_and(|rest| SEPARATORS.iter().any(|s| rest.starts_with(s)));
    let before = title.strip_suffix(h1).is_some_and(|rest| SEPARATORS.iter().any(|s| rest.ends_with(s)));
    !h1.is_empty() && (after || before)
}

/// "BBC News" is BBC News Arabic for our purpose, and the other way round.
fn is_outlet(part: &str, outlet: Option<&str>) -> bool {
    let (part, outlet) = (part.trim().to_lowercase(), outlet.unwrap_or_default().trim().to_lowercase());
    part == outlet
        || (outlet.chars().count() > 2 && part.starts_with(&outlet) && part.split_whitespace().count() <= 6)
        || (part.chars().count() > 2 && outlet.starts_with(&part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_site_name_goes() {
        let news = Some("وكالة الأنباء");
        for (title, h1, outlet, is_tag, expected) in [
            ("استئناف المحادثات في جنيف | وكالة الأنباء", None, news, false, "استئناف المحادثات في جنيف"),
            ("وكالة الأنباء - استئناف المحادثات", None, news, false, "استئناف المحادثات"),
            ("Talks resume - Politics", None, None, true, "Talks resume - Politics"),
            ("Talks resume in Geneva | Politics | Daily", None, None, true, "Talks resume in Geneva"),
            ("Talks resume - World - BBC News Arabic", None, Some("BBC News"), false, "Talks resume - World"),
            ("Talks resume – The Daily", Some("Talks resume"), None, true, "Talks resume"),
            ("US-Russia talks", None, None, true, "US-Russia talks"),
            ("", None, None, true, ""),
        ] {
            assert_eq!(headline(title, h1, outlet, is_tag), expected, "{title}");
        }
    }
}
