//! Somewhere on the map.

use serde::{Deserialize, Serialize};

/// Index into the world's places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PlaceId(pub u32);

/// A city, region, site or sea of `data/places.csv`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    pub id: String,
    /// `city`, `region`, `site`, `sea`, `country` …
    pub kind: String,
    /// ISO 3166-1 alpha-3, empty for seas and wide regions.
    pub country: String,
    pub en: String,
    pub ar: String,
    /// Degrees north.
    pub lat: f32,
    /// Degrees east.
    pub lon: f32,
}
