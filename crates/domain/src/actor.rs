//! Who acts: the user with the permissions of his roles, loaded afresh for every command.

use std::collections::BTreeSet;

use crate::access::{Role, User, UserRole};
use crate::money::Percent;
use crate::record::{CellValue, Id, Record};
use crate::refusal::{Fault, Refusal};
use crate::table::Entity;
use crate::tx::Tx;

/// The acting person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The user; the system actor has [`Actor::SYSTEM`].
    pub user_id: Id,
    /// Role codes.
    pub roles: BTreeSet<String>,
    /// Largest discount he may give alone, the best of his roles.
    pub discount_limit: Percent,
    permissions: BTreeSet<String>,
    approver_roles: BTreeSet<String>,
}

/// Roles that read the whole workspace (ARCHITECTURE §6).
const WHOLE_WORKSPACE: [&str; 6] = ["SALES_MANAGER", "FINANCE", "LEGAL", "OPERATION", "EXECUTION_MANAGER", "ADMIN"];

/// Whether one of these roles reads every customer of the workspace.
pub fn sees_whole_workspace<'a>(roles: impl IntoIterator<Item = &'a String>) -> bool {
    roles.into_iter().any(|role| WHOLE_WORKSPACE.contains(&role.as_str()))
}

impl Actor {
    /// The user id of scheduled jobs.
    pub const SYSTEM: Id = Id::nil();

    /// The system actor: every permission, no approvals.
    pub fn system() -> Self {
        Self {
            user_id: Self::SYSTEM,
            roles: BTreeSet::new(),
            discount_limit: Percent::from_scaled(0),
            permissions: BTreeSet::from(["*".to_owned()]),
            approver_roles: BTreeSet::new(),
        }
    }

    /// Loads a user with his present roles.
    ///
    /// # Errors
    /// `user.inactive` for an unknown, inactive or locked user; storage failure.
    pub fn load(tx: &mut dyn Tx, user_id: Id) -> Result<Self, Fault> {
        if user_id == Self::SYSTEM {
            return Ok(Self::system());
        }
        let inactive = || Fault::from(Refusal::new("user.inactive"));
        let user = User::read(&tx.get(User::table(), user_id)?.ok_or_else(inactive)?.row)?;
        if !user.fields.is_active || user.is_locked {
            return Err(inactive());
        }
        let mut roles = Vec::new();
        for link in tx.find(UserRole::table(), "user_id", &user_id.to_cell())? {
            let link = UserRole::read(&link.row)?;
            if let Some(role) = tx.get(Role::table(), link.role_id)? {
                roles.push(Role::read(&role.row)?);
            }
        }
        Ok(Self::of_roles(user_id, &roles))
    }

    /// A user with given roles.
    pub fn of_roles(user_id: Id, roles: &[Role]) -> Self {
        Self {
            user_id,
            roles: roles.iter().map(|r| r.code.clone()).collect(),
            discount_limit: roles.iter().map(|r| r.discount_limit_e2).max().unwrap_or(Percent::from_scaled(0)),
            permissions: roles.iter().flat_map(|r| r.permissions.iter().cloned()).collect(),
            approver_roles: roles.iter().filter_map(|r| r.stage_approval_role.clone()).collect(),
        }
    }

    /// Whether he holds a permission, directly or by a trailing wildcard.
    pub fn may(&self, permission: &str) -> bool {
        self.permissions.contains(permission)
            || self.permissions.iter().any(|p| p.strip_suffix('*').is_some_and(|prefix| permission.starts_with(prefix)))
    }

    /// Every permission code he holds.
    pub fn permissions(&self) -> impl Iterator<Item = &str> {
        self.permissions.iter().map(String::as_str)
    }

    /// Whether he may decide for an approver role of a stage template; ADMIN stands in for any (DOMAIN §2.1).
    pub fn approves_as(&self, approver_role: &str) -> bool {
        self.approver_roles.contains(approver_role) || self.approver_roles.contains("*")
    }

    /// Whether he reads every customer of the workspace.
    pub fn sees_whole_workspace(&self) -> bool {
        self.user_id == Self::SYSTEM || sees_whole_workspace(&self.roles)
    }

    /// Whether costs reach him.
    pub fn sees_costs(&self) -> bool {
        self.may("cost.view")
    }

    /// Whether leads that nobody owns are shown to him (DOMAIN §2.3).
    pub fn sees_pool(&self) -> bool {
        self.may("lead.claim")
    }

    /// Whether he is the system.
    pub fn is_system(&self) -> bool {
        self.user_id == Self::SYSTEM
    }
}
