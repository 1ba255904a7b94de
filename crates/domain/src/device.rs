//! Laptops of the office. Their rows are the office's own and no records; that somebody lets one in or shuts it out is a command all
//! the same, so that right, version and trail are those of every other change (SYNC §7.12).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::access::User;
use crate::record::Id;
use crate::refusal::{Fault, Refusal};
use crate::tx::Cx;

/// Makes a one-time code with which a user enrols a laptop.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EnrollDevice {
    /// The laptop's user.
    pub user_id: Id,
}

/// A laptop has joined with a one-time code; its user acts, and the code was the right to do so.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct JoinDevice {
    /// The laptop.
    pub device_id: Id,
}

/// Shuts a laptop out: from now on the office answers it nothing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RevokeDevice {
    /// The laptop.
    pub device_id: Id,
}

pub(crate) fn enroll(args: &EnrollDevice, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("device.enroll")?;
    let user: User = cx.require(args.user_id)?;
    if !user.fields.is_active || user.is_locked {
        return Err(Refusal::new("user.inactive").into());
    }
    Ok(())
}

pub(crate) fn revoke(_args: &RevokeDevice, cx: &mut Cx<'_>) -> Result<(), Fault> {
    Ok(cx.permit("device.revoke")?)
}
