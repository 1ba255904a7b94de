//! Users, roles and permissions: who may do what (DOMAIN §2, §3.9).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::edit::{Create, check_name};
use crate::money::Percent;
use crate::record::{Id, Instant, built_in_id};
use crate::refusal::{Fault, Refusal};
use crate::table::{Root, RootRule};
use crate::tx::Cx;
use crate::{editable, entity, record};

/// The role that may everything (DOMAIN §2.1).
const ADMIN: &str = "ADMIN";

record! {
    /// What an administrator types about a user.
    pub struct UserFields {
        /// Login name, unique, lower case.
        pub email: String,
        /// Shown name.
        pub display_name: String,
        /// Phone.
        #[serde(default)]
        pub phone: Option<String>,
        /// WhatsApp number.
        #[serde(default)]
        pub whatsapp: Option<String>,
        /// WeChat id.
        #[serde(default)]
        pub wechat: Option<String>,
        /// Interface language `zh`, `id` or `en`.
        #[serde(default)]
        pub language: Option<String>,
        /// May act at all.
        #[serde(default = "yes")]
        pub is_active: bool,
    }
}

record! {
    /// A person who works with Bantu.
    pub struct User {
        /// Key.
        pub id: Id,
        /// Cannot log in or act.
        pub is_locked: bool,
        /// Created.
        pub created_at: Instant,
    } + /// Typed fields.
    fields: UserFields
}
entity!(User in "users", finds ["email", "is_active"], root |_row| RootRule::Own(Root::Org));
editable!(
    User { UserFields },
    new | id,
    fields,
    cx | Self { id, is_locked: false, created_at: cx.at, fields },
    check | user,
    before,
    cx | {
        cx.permit(if before.is_some() { "user.update" } else { "user.create" })?;
        user.fields.email = user.fields.email.trim().to_lowercase();
        if !user.fields.email.contains('@') || user.fields.email.contains(char::is_whitespace) {
            return Err(Refusal::new("field.invalid").field("email").into());
        }
        check_name("email", &user.fields.email)?;
        check_name("display_name", &user.fields.display_name)?;
        if user.fields.language.as_deref().is_some_and(|l| !["zh", "id", "en"].contains(&l)) {
            return Err(Refusal::new("field.invalid").field("language").into());
        }
        let twin = cx.list::<User>("email", &user.fields.email)?;
        if twin.iter().any(|t| t.id != user.id) {
            return Err(Refusal::new("user.email_taken").field("email").into());
        }
        if user.id == cx.actor.user_id && !user.fields.is_active {
            return Err(Refusal::new("user.not_yourself").into());
        }
        if before.is_some_and(|b| b.fields.is_active) && !user.fields.is_active {
            check_not_last(user.id, cx)?;
        }
        Ok(())
    }
);

record! {
    /// A role: permissions, discount limit, and for which approver name of the stage templates it decides.
    pub struct Role {
        /// Key.
        pub id: Id,
        /// Code, unique, for example `SALES`.
        pub code: String,
        /// Chinese name.
        pub name_zh: String,
        /// Indonesian name.
        pub name_id: String,
        /// English name.
        pub name_en: String,
        /// Approver name it stands for (`sales_manager`, …; `*` for any).
        pub stage_approval_role: Option<String>,
        /// Largest discount its holders may give alone.
        pub discount_limit_e2: Percent,
        /// Permission codes; a trailing `*` is a wildcard.
        pub permissions: Vec<String>,
    }
}
entity!(Role in "roles", finds ["code", "stage_approval_role"], root |_row| RootRule::Own(Root::Org));

record! {
    /// A permission code with its names, for screens.
    pub struct Permission {
        /// Key.
        pub id: Id,
        /// `resource.action`.
        pub code: String,
        /// Chinese name.
        pub name_zh: String,
        /// Indonesian name.
        pub name_id: String,
        /// Order of display.
        pub display_order: i64,
    }
}
entity!(Permission in "permissions", finds ["code"], root |_row| RootRule::Own(Root::Org));

record! {
    /// A user holds a role.
    pub struct UserRole {
        /// Key.
        pub id: Id,
        /// The user.
        pub user_id: Id,
        /// The role.
        pub role_id: Id,
    }
}
entity!(UserRole in "user_roles", finds ["user_id", "role_id"], root |_row| RootRule::Own(Root::Org));

/// Creates a user together with his roles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateUser {
    /// New id.
    pub id: Id,
    /// Fields.
    pub fields: UserFields,
    /// Codes of the roles, at least one.
    pub roles: Vec<String>,
}

/// Replaces the roles of a user.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AssignRoles {
    /// The user.
    pub user_id: Id,
    /// Codes of the roles, at least one.
    pub roles: Vec<String>,
}

/// Locks or unlocks a user.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LockUser {
    /// The user.
    pub user_id: Id,
    /// Locked from now on.
    pub locked: bool,
}

/// Gives a user another password; the password itself goes the host's way and stands in no command.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetPassword {
    /// The user.
    pub user_id: Id,
}

/// Changes the discount limit of a role.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetDiscountLimit {
    /// The role.
    pub role_id: Id,
    /// Largest discount its holders may give alone.
    pub discount_limit: Percent,
}

pub(crate) fn create_user(args: &CreateUser, cx: &mut Cx<'_>) -> Result<(), Fault> {
    crate::edit::create::<User>(&Create { id: args.id, fields: args.fields.clone() }, cx)?;
    link_roles(args.id, &args.roles, cx)
}

pub(crate) fn assign_roles(args: &AssignRoles, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("role.assign")?;
    cx.require::<User>(args.user_id)?;
    if args.user_id == cx.actor.user_id && cx.actor.roles.contains(ADMIN) && !args.roles.iter().any(|r| r == ADMIN) {
        return Err(Refusal::new("user.not_yourself").into());
    }
    if !args.roles.iter().any(|r| r == ADMIN) {
        check_not_last(args.user_id, cx)?;
    }
    for link in cx.list::<UserRole>("user_id", &args.user_id)? {
        cx.remove::<UserRole>(link.id)?;
    }
    link_roles(args.user_id, &args.roles, cx)
}

pub(crate) fn lock_user(args: &LockUser, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("user.lock")?;
    let mut user: User = cx.require(args.user_id)?;
    if user.id == cx.actor.user_id {
        return Err(Refusal::new("user.not_yourself").into());
    }
    if args.locked {
        check_not_last(user.id, cx)?;
    }
    user.is_locked = args.locked;
    cx.save(&user)
}

/// The right to set a user's password. One's own is changed with the present one, never this way.
pub(crate) fn set_password(args: &SetPassword, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("user.update")?;
    cx.require::<User>(args.user_id)?;
    if args.user_id == cx.actor.user_id {
        return Err(Refusal::new("user.not_yourself").into());
    }
    Ok(())
}

pub(crate) fn set_discount_limit(args: &SetDiscountLimit, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("role.update")?;
    let mut role: Role = cx.require(args.role_id)?;
    if !(0..=10_000).contains(&args.discount_limit.scaled()) {
        return Err(Refusal::new("discount.out_of_range").field("discount_limit").into());
    }
    role.discount_limit_e2 = args.discount_limit;
    cx.save(&role)
}

/// Somebody must be left who can give rights back: the last administrator who may act stays one.
fn check_not_last(user_id: Id, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let mut others = 0;
    let mut is_one = false;
    for role in cx.list::<Role>("code", &ADMIN.to_owned())? {
        for link in cx.list::<UserRole>("role_id", &role.id)? {
            let Some(user) = cx.load::<User>(link.user_id)? else { continue };
            match user.fields.is_active && !user.is_locked {
                true if user.id == user_id => is_one = true,
                true => others += 1,
                false => {}
            }
        }
    }
    if is_one && others == 0 { Err(Refusal::new("user.last_admin").into()) } else { Ok(()) }
}

fn link_roles(user_id: Id, codes: &[String], cx: &mut Cx<'_>) -> Result<(), Fault> {
    if codes.is_empty() {
        return Err(Refusal::new("field.required").field("roles").into());
    }
    for code in codes {
        let roles = cx.list::<Role>("code", code)?;
        let role = roles.first().ok_or_else(|| Refusal::new("field.invalid").field("roles"))?;
        let id = built_in_id("user_roles", &format!("{user_id}/{}", role.id));
        cx.save(&UserRole { id, user_id, role_id: role.id })?;
    }
    Ok(())
}

pub(crate) fn yes() -> bool {
    true
}
