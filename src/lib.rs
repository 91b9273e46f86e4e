pub mod clause;
pub mod coder;
pub mod find;
pub mod lang;
pub mod model;
pub mod pack;
pub mod read;
pub mod text;
