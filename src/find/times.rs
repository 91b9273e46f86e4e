//! Stub until the time work is merged.
use crate::lang::Language;
use crate::model::{Span, TimeExpr};
use crate::text::Text;
#[derive(Clone, Debug)]
pub struct TimeMention {
    pub span: Span,
    pub first: u32,
    pub end: u32,
    pub sentence: u32,
    pub expr: TimeExpr,
}
pub fn find_times(_text: &Text<'_>, _language: &Language) -> Vec<TimeMention> {
    Vec::new()
}
