//! The languages: what each knows about its own words, and nothing about events.

pub mod ar;
