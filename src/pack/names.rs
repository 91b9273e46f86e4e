//! The names of actors as people wrote them, for showing; looking up goes through the compiled dictionary.

use super::files::Files;
use super::rows::csv_layers;
use crate::model::{Error, NameKind};
use serde::{Deserialize, Serialize};

/// A surface form and whose it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// Id of the actor.
    pub actor: String,
    pub form: String,
    pub kind: NameKind,
}

/// Every row of one language's `names.csv`, in order, those of later layers last.
pub fn load_names(layers: &[&dyn Files], code: &str) -> Result<Vec<Name>, Error> {
    let rows = csv_layers::<Name>(layers, &format!("lang/{code}/names.csv"))?;
    Ok(rows.into_iter().map(|located| located.row).collect())
}
