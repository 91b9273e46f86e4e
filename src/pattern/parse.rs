//! A pattern's text to a tree: `(in|since) { <month> ,? <year#>? }`.
//!
//! | written | means |
//! |---|---|
//! | `word` | this very word or sign |
//! | `<class>` | any word of the class, filling the class's own slot |
//! | `<class=slot>` | the same, filling another slot |
//! | `(a \| b c)` | one of |
//! | `x?` | x or nothing |
//! | `{ … }` | what is reported; words outside are only looked at |
//! | `$` | the end of the sentence |
//! | `~x` | written onto the word before; `+x` joined to "and"; `^x` with the article, `!x` without it |

/// A parsed pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// One word: its class or literal form, the slot named for it, and what must be joined to it.
    Word {
        name: String,
        literal: bool,
        slot: Option<String>,
        need: u8,
        glued: bool,
    },
    Seq(Vec<Node>),
    Any(Vec<Node>),
    Opt(Box<Node>),
    Open,
    Close,
    /// The end of the sentence.
    End,
}

/// Reads a pattern; `Err` says what is wrong and where (byte).
pub fn parse(text: &str) -> Result<Node, String> {
    let mut reader = Reader { text, at: 0 };
    let node = reader.any()?;
    reader.space();
    if reader.at < text.len() {
        return Err(format!("unexpected {:?} at byte {}", &text[reader.at..], reader.at));
    }
    if check_marks(&node, 0)? == 1 {
        return Err("a brace is not closed".into());
    }
    Ok(node)
}

/// Braces open once and close once on every way through; gives how many marks a way has passed (0, 1 or 2).
fn check_marks(node: &Node, before: u8) -> Result<u8, String> {
    let wrong = || Err("braces must open once and close once on every way through the pattern".to_owned());
    match node {
        Node::Open => {
            if before == 0 {
                Ok(1)
            } else {
                wrong()
            }
        }
        Node::Close => {
            if before == 1 {
                Ok(2)
            } else {
                wrong()
            }
        }
        Node::Seq(list) => list.iter().try_fold(before, |marks, n| check_marks(n, marks)),
        Node::Any(list) => {
            let mut ways = list.iter().map(|n| check_marks(n, before));
            let first = ways.next().unwrap_or(Ok(before))?;
            for way in ways {
                // Some ways may report a part and others all.
                if (way? == 1) != (first == 1) {
                    return wrong();
                }
            }
            Ok(first)
        }
        Node::Opt(inner) => {
            if check_marks(inner, before)? == before {
                Ok(before)
            } else {
                wrong()
            }
        }
        Node::Word { .. } | Node::End => Ok(before),
    }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl Reader<'_> {
    fn space(&mut self) {
        self.at += self.text[self.at..].len() - self.text[self.at..].trim_start().len();
    }

    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn take(&mut self, c: char) -> bool {
        let found = self.peek() == Some(c);
        if found {
            self.at += c.len_utf8();
        }
        found
    }

    fn any(&mut self) -> Result<Node, String> {
        let mut options = vec![self.seq()?];
        loop {
            self.space();
            if !self.take('|') {
                break;
            }
            options.push(self.seq()?);
        }
        Ok(if options.len() == 1 { options.remove(0) } else { Node::Any(options) })
    }

    fn seq(&mut self) -> Result<Node, String> {
        let mut list = Vec::new();
        loop {
            self.space();
            match self.peek() {
                None | Some('|' | ')') => break,
                _ => list.push(self.one()?),
            }
        }
        if list.is_empty() {
            return Err(format!("nothing stands at byte {}", self.at));
        }
        Ok(if list.len() == 1 { list.remove(0) } else { Node::Seq(list) })
    }

    fn one(&mut self) -> Result<Node, String> {
        let node = if self.take('(') {
            let inner = self.any()?;
            self.space();
            if !self.take(')') {
                return Err(format!("a ) is missing at byte {}", self.at));
            }
            inner
        } else if self.take('{') {
            return Ok(Node::Open);
        } else if self.take('}') {
            return Ok(Node::Close);
        } else if self.take('$') {
            return Ok(Node::End);
        } else {
            self.word()?
        };
        Ok(if self.take('?') { Node::Opt(Box::new(node)) } else { node })
    }

    fn word(&mut self) -> Result<Node, String> {
        let (mut need, mut glued) = (0u8, false);
        loop {
            // A lone sign is itself: "+" or "!" followed by space is a literal.
            let next = self.text[self.at..].chars().nth(1);
            let prefix = next.is_some_and(|c| !c.is_whitespace() && c != '?');
            match self.peek() {
                Some('~') if prefix => glued = true,
                Some('+') if prefix => need |= super::Joined::CONJUNCTION,
                Some('^') if prefix => need |= super::Joined::ARTICLE,
                Some('!') if prefix => need |= super::Joined::NO_ARTICLE,
                _ => break,
            }
            self.at += 1;
        }
        if self.take('<') {
            let end = self.text[self.at..].find('>').ok_or("a > is missing")?;
            let inside = &self.text[self.at..self.at + end];
            self.at += end + 1;
            let (name, slot) = inside.split_once('=').map_or((inside, None), |(n, s)| (n, Some(s.to_owned())));
            return Ok(Node::Word { name: name.to_owned(), literal: false, slot, need, glued });
        }
        let rest = &self.text[self.at..];
        let end = rest.find(|c: char| c.is_whitespace() || "()|?{}<>".contains(c)).unwrap_or(rest.len());
        if end == 0 {
            return Err(format!("a word is missing at byte {}", self.at));
        }
        self.at += end;
        Ok(Node::Word { name: rest[..end].to_owned(), literal: true, slot: None, need, glued })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_refuses() {
        for good in ["a", "<month> ,? <year#>?", "(in|since) { <month> }", "+<unit> ~/ ^<day>", "(a (b|c)?)?", "- x"] {
            assert!(parse(good).is_ok(), "{good}: {:?}", parse(good));
        }
        for bad in ["", "(a", "a)", "<a", "a | ", "{ a", "{ a } { b }", "{ a }?", "?"] {
            assert!(parse(bad).is_err(), "{bad}");
        }
    }
}
