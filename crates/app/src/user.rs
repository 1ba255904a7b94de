//! Users and roles: who there is, what he may, how much discount his role allows.

use bantu_domain::access::{AssignRoles, CreateUser, LockUser, Role, SetDiscountLimit, SetPassword, UserFields};
use bantu_domain::command::Command;
use bantu_domain::money::Percent;
use bantu_domain::record::{CellValue as _, Id, Row};
use bantu_store::account;
use bantu_store::change::Note;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Call;
use crate::args::{ChangesArgs, Form};
use crate::error::AppError;
use crate::lookup::people;
use crate::usecase::{UseCase, online, query};
use crate::view::{Done, Nothing, Rows};

/// A user as administrators see him.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct UserRow {
    /// Key.
    pub id: Id,
    /// Login name.
    pub email: String,
    /// Shown name.
    pub display_name: String,
    /// Phone.
    pub phone: Option<String>,
    /// WhatsApp number.
    pub whatsapp: Option<String>,
    /// WeChat id.
    pub wechat: Option<String>,
    /// Role codes.
    pub roles: Vec<String>,
    /// May act at all.
    pub is_active: bool,
    /// Cannot log in or act.
    pub is_locked: bool,
    /// Interface language `zh`, `id` or `en`.
    pub language: Option<String>,
}

/// A role with its permissions.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct RoleRow {
    /// Key.
    pub id: Id,
    /// Code.
    pub code: String,
    /// Chinese name.
    pub name_zh: String,
    /// Indonesian name.
    pub name_id: String,
    /// English name.
    pub name_en: String,
    /// Largest discount its holders may give alone.
    pub discount_limit: Percent,
    /// Permission codes.
    pub permissions: Vec<String>,
}

/// Adds a user.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateUserArgs {
    /// What was typed.
    #[schema(value_type = UserFields)]
    fields: Form<UserFields>,
    /// Codes of his roles, at least one.
    roles: Vec<String>,
    /// First password, at an office only.
    #[serde(default)]
    password: Option<String>,
}

/// Sets another user's password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetPasswordArgs {
    /// The user; one's own password is changed with the present one.
    user_id: Id,
    /// The new password.
    password: String,
}

fn list(call: &Call<'_>, _args: Nothing) -> Result<Rows<UserRow>, AppError> {
    call.look(|look| {
        let rows = people(look)?.into_iter().map(|(user, roles)| UserRow {
            id: user.id,
            email: user.fields.email,
            display_name: user.fields.display_name,
            phone: user.fields.phone,
            whatsapp: user.fields.whatsapp,
            wechat: user.fields.wechat,
            roles,
            is_active: user.fields.is_active,
            is_locked: user.is_locked,
            language: user.fields.language,
        });
        Ok(Rows { rows: rows.collect() })
    })
}

fn create(call: &Call<'_>, args: CreateUserArgs) -> Result<Done, AppError> {
    let id = call.new_id();
    let command = Command::UserCreate(CreateUser { id, fields: args.fields.read()?, roles: args.roles });
    let Some(password) = args.password else { return call.run_on(id, &command) };
    let hash = hashed(call, &password)?;
    let done = call.run_with(|conn| {
        account::set_password(conn, id, &hash, call.now())?;
        Ok(command)
    })?;
    Ok(Done::of(id, done.facts))
}

/// Hashing takes its time on purpose: before the transaction, not while others wait for it.
fn hashed(call: &Call<'_>, password: &str) -> Result<String, AppError> {
    let hash = call.app.hash_password.as_ref().ok_or_else(|| AppError::new("user.no_passwords_here"))?;
    hash(password)
}

/// Ends the sessions that stand under the old password too.
fn set_password(call: &Call<'_>, args: SetPasswordArgs) -> Result<Done, AppError> {
    let (id, hash, now) = (args.user_id, hashed(call, &args.password)?, call.now());
    let done = call.run_noting(&Command::UserSetPassword(SetPassword { user_id: id }), |conn| {
        let before = account::by_user(conn, id)?.and_then(|known| known.password_set_at);
        account::set_password(conn, id, &hash, now)?;
        account::end_sessions(conn, id, None, now)?;
        let side = |at: bantu_domain::record::Cell| Row::from([("password_set_at".into(), at)]);
        Ok(Note { table: "users", id, before: side(before.to_cell()), after: side(now.to_cell()) })
    })?;
    Ok(Done::of(id, done.facts))
}

fn update(call: &Call<'_>, args: ChangesArgs) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::UserUpdate(args.update()))
}

fn assign_roles(call: &Call<'_>, args: AssignRoles) -> Result<Done, AppError> {
    call.run_on(args.user_id, &Command::UserAssignRoles(args))
}

fn lock(call: &Call<'_>, args: LockUser) -> Result<Done, AppError> {
    call.run_on(args.user_id, &Command::UserLock(args))
}

fn roles(call: &Call<'_>, _args: Nothing) -> Result<Rows<RoleRow>, AppError> {
    call.look(|look| {
        let mut rows: Vec<RoleRow> = bantu_store::query::small::all::<Role>(look.conn)?
            .into_iter()
            .map(|role| RoleRow {
                id: role.id,
                code: role.code,
                name_zh: role.name_zh,
                name_id: role.name_id,
                name_en: role.name_en,
                discount_limit: role.discount_limit_e2,
                permissions: role.permissions,
            })
            .collect();
        rows.sort_by(|a, b| a.code.cmp(&b.code));
        Ok(Rows { rows })
    })
}

fn set_discount_limit(call: &Call<'_>, args: SetDiscountLimit) -> Result<Done, AppError> {
    call.run_on(args.role_id, &Command::RoleSetDiscountLimit(args))
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![
        query("user.list", "user.list", list),
        online("user.create", "user.create", create),
        online("user.update", "user.update", update),
        online("user.assign_roles", "role.assign", assign_roles),
        online("user.lock", "user.lock", lock),
        online("user.set_password", "user.update", set_password),
        query("role.list", "role.list", roles),
        online("role.set_discount_limit", "role.update", set_discount_limit),
    ]
}
