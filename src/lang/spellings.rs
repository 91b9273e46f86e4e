//! Names as other papers spell them: rules of data, applied to folded forms.

/// Letters that a name has at least before it is spelled in other ways.
pub(super) const SAFE_LETTERS: usize = 5;
/// Spellings of one name at most.
const MOST_SPELLINGS: usize = 8;

/// Other spellings of a folded name: each rule applied to it and to what the rules before it gave.
pub(super) fn spellings(folded: &str, rules: &[Vec<String>]) -> Vec<String> {
    let mut out = vec![format!(" {folded} ")];
    for rule in rules {
        let Some((from, others)) = rule.split_first() else { continue };
        for n in 0..out.len() {
            if out[n].contains(from.as_str()) {
                for other in others {
                    let form = out[n].replace(from.as_str(), other);
                    if out.len() < MOST_SPELLINGS && !out.contains(&form) {
                        out.push(form);
                    }
                }
            }
        }
    }
    out.into_iter().skip(1).map(|f| f.trim().to_owned()).filter(|f| !f.is_empty()).collect()
}
