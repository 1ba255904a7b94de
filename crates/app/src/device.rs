//! Letting a laptop join: the one-time code that its user types there.

use bantu_domain::record::{Id, Instant};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::{Call, Mode};
use crate::error::AppError;
use crate::sync::enroll;
use crate::usecase::{UseCase, online};

/// For whom.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EnrollCodeArgs {
    /// The laptop's user.
    user_id: Id,
}

/// A code to type into the laptop.
#[derive(Debug, Serialize, ToSchema)]
pub struct EnrollCodeView {
    /// `XXXX-XXXX-XXXX`, shown once.
    code: String,
    /// Until when it is good.
    expires_at: Instant,
}

fn enroll_code(call: &Call<'_>, args: EnrollCodeArgs) -> Result<EnrollCodeView, AppError> {
    if call.app.mode != Mode::Office {
        return Err(AppError::new("enroll.office_only"));
    }
    // Ids are half time, half chance: the random source itself is asked, not the clock of ids.
    let (random, now) = (call.app.clock.random(), call.now());
    let code = call.write(|conn| enroll::create_code(conn, args.user_id, random, now))?;
    Ok(EnrollCodeView { code, expires_at: enroll::code_expiry(now) })
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![online("device.enroll_code", "device.enroll", enroll_code)]
}
