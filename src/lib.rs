pub mod export;
pub mod graph;
pub mod model;
pub mod query;
pub mod store;
