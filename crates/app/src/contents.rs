//! What a closed data folder holds: shown to a person before it takes the place of another.

use std::path::Path;

use bantu_domain::access::User;
use bantu_domain::number::STAND_ALONE_MARK;
use bantu_store::{Database, query, sync_client};
use serde::Serialize;

use crate::app::Mode;
use crate::desktop::Desktop;
use crate::error::AppError;

/// Whose data they are and how much there is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Contents {
    /// Shown name of the person.
    pub display_name: String,
    /// His e-mail address.
    pub email: String,
    /// `stand_alone` or `device`.
    pub mode: &'static str,
    /// Customers.
    pub customers: i64,
    /// Deals.
    pub opportunities: i64,
    /// Quotations, drafts included.
    pub quotations: i64,
}

impl Desktop {
    /// Looks into a data folder that nobody works on. Nothing runs in it and nothing is sent.
    ///
    /// # Errors
    /// `storage.wrong_key`, `storage.newer`; `setup.needed` for one that was never set up; storage failure.
    pub fn contents(data_dir: &Path, key: [u8; 32]) -> Result<Contents, AppError> {
        let needed = || AppError::new("setup.needed");
        let db = Database::open_only(Self::place(data_dir, key))?.ok_or_else(needed)?;
        let state = db.read(sync_client::state)?.ok_or_else(needed)?;
        let users = db.read(query::small::all::<User>)?;
        let counted = db.read(query::contents::contents)?;
        let user = users.into_iter().find(|user| user.id == state.user_id).ok_or_else(needed)?;
        let mode = if state.mark == STAND_ALONE_MARK { Mode::StandAlone } else { Mode::Device };
        Ok(Contents {
            display_name: user.fields.display_name,
            email: user.fields.email,
            mode: mode.code(),
            customers: counted.customers,
            opportunities: counted.opportunities,
            quotations: counted.quotations,
        })
    }
}
