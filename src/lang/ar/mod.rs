//! Arabic: how its words are built and spelt.

pub mod conjugate;
