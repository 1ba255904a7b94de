//! The small lists people choose from, and the people themselves.

use bantu_domain::access::{Role, User, UserRole};
use bantu_domain::command::Command;
use bantu_domain::edit::{Create, Editable};
use bantu_domain::lookup::{
    CustomerChannel, CustomerLevel, CustomerSource, Industry, LookupFields, ProductCategory, ServiceType,
};
use bantu_domain::record::Id;
use bantu_domain::table::Entity;
use bantu_store::query;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::{Call, Look};
use crate::args::{ChangesArgs, Form};
use crate::error::AppError;
use crate::usecase::{UseCase, online, query as looks};
use crate::view::{Done, Nothing};

/// An entry of a small list.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct LookupRow {
    /// Key.
    pub id: Id,
    /// Code, unique in its list.
    pub code: String,
    /// Chinese name.
    pub name_zh: String,
    /// Indonesian name.
    pub name_id: String,
    /// English name.
    pub name_en: Option<String>,
    /// Order of display.
    pub display_order: i64,
    /// In use.
    pub is_active: bool,
}

/// A user to choose.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct LookupUser {
    /// Key.
    pub id: Id,
    /// Shown name.
    pub display_name: String,
    /// Login name.
    pub email: String,
    /// Role codes.
    pub roles: Vec<String>,
    /// May act at all.
    pub is_active: bool,
    /// Reads every customer, whoever owns it.
    pub sees_all: bool,
}

/// Every small list, each in its order of display.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Lookups {
    /// 客户等级.
    pub customer_levels: Vec<LookupRow>,
    /// 客户来源.
    pub customer_sources: Vec<LookupRow>,
    /// 客户渠道.
    pub customer_channels: Vec<LookupRow>,
    /// 行业.
    pub industries: Vec<LookupRow>,
    /// 产品分类.
    pub product_categories: Vec<LookupRow>,
    /// 服务类型.
    pub service_types: Vec<LookupRow>,
    /// People, by name.
    pub users: Vec<LookupUser>,
}

/// Which list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LookupList {
    /// 客户等级.
    CustomerLevels,
    /// 客户来源.
    CustomerSources,
    /// 客户渠道.
    CustomerChannels,
    /// 行业.
    Industries,
    /// 产品分类.
    ProductCategories,
    /// 服务类型.
    ServiceTypes,
}

/// Adds an entry to a list.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateLookupArgs {
    /// The list.
    list: LookupList,
    /// What was typed.
    #[schema(value_type = LookupFields)]
    fields: Form<LookupFields>,
}

/// Changes an entry of a list.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UpdateLookupArgs {
    /// The list.
    list: LookupList,
    /// The entry.
    id: Id,
    /// The changes, each field at most once.
    changes: Vec<bantu_domain::edit::Change>,
}

fn list(call: &Call<'_>, _args: Nothing) -> Result<Lookups, AppError> {
    call.look(|look| {
        Ok(Lookups {
            customer_levels: rows::<CustomerLevel>(look)?,
            customer_sources: rows::<CustomerSource>(look)?,
            customer_channels: rows::<CustomerChannel>(look)?,
            industries: rows::<Industry>(look)?,
            product_categories: rows::<ProductCategory>(look)?,
            service_types: rows::<ServiceType>(look)?,
            users: users(look)?,
        })
    })
}

fn rows<E>(look: &mut Look<'_, '_>) -> Result<Vec<LookupRow>, AppError>
where
    E: Entity + Editable<Fields = LookupFields>,
{
    let entries = query::small::all::<E>(look.conn)?;
    let mut rows: Vec<LookupRow> = entries.iter().map(|entry| row(entry.id(), entry.fields())).collect();
    rows.sort_by(|a, b| (a.display_order, &a.code).cmp(&(b.display_order, &b.code)));
    Ok(rows)
}

fn row(id: Id, fields: &LookupFields) -> LookupRow {
    LookupRow {
        id,
        code: fields.code.clone(),
        name_zh: fields.name_zh.clone(),
        name_id: fields.name_id.clone(),
        name_en: fields.name_en.clone(),
        display_order: fields.display_order,
        is_active: fields.is_active,
    }
}

fn users(look: &mut Look<'_, '_>) -> Result<Vec<LookupUser>, AppError> {
    let people = people(look)?;
    Ok(people
        .into_iter()
        .map(|(user, roles)| LookupUser {
            id: user.id,
            display_name: user.fields.display_name,
            email: user.fields.email,
            sees_all: bantu_domain::actor::sees_whole_workspace(&roles),
            roles,
            is_active: user.fields.is_active && !user.is_locked,
        })
        .collect())
}

/// Every user with the codes of his roles, by shown name.
pub(crate) fn people(look: &mut Look<'_, '_>) -> Result<Vec<(User, Vec<String>)>, AppError> {
    let roles = query::small::all::<Role>(look.conn)?;
    let links = query::small::all::<UserRole>(look.conn)?;
    let mut people: Vec<(User, Vec<String>)> = query::small::all::<User>(look.conn)?
        .into_iter()
        .map(|user| {
            let held = links.iter().filter(|link| link.user_id == user.id);
            let mut codes: Vec<String> =
                held.filter_map(|link| roles.iter().find(|r| r.id == link.role_id)).map(|r| r.code.clone()).collect();
            codes.sort();
            (user, codes)
        })
        .collect();
    people.sort_by(|(a, _), (b, _)| (&a.fields.display_name, a.id).cmp(&(&b.fields.display_name, b.id)));
    Ok(people)
}

fn create(call: &Call<'_>, args: CreateLookupArgs) -> Result<Done, AppError> {
    let entry = Create { id: call.new_id(), fields: args.fields.read()? };
    let id = entry.id;
    let command = match args.list {
        LookupList::CustomerLevels => Command::CustomerLevelCreate(entry),
        LookupList::CustomerSources => Command::CustomerSourceCreate(entry),
        LookupList::CustomerChannels => Command::CustomerChannelCreate(entry),
        LookupList::Industries => Command::IndustryCreate(entry),
        LookupList::ProductCategories => Command::ProductCategoryCreate(entry),
        LookupList::ServiceTypes => Command::ServiceTypeCreate(entry),
    };
    call.run_on(id, &command)
}

fn update(call: &Call<'_>, args: UpdateLookupArgs) -> Result<Done, AppError> {
    let id = args.id;
    let changes = ChangesArgs { id, changes: args.changes };
    let command = match args.list {
        LookupList::CustomerLevels => Command::CustomerLevelUpdate(changes.update()),
        LookupList::CustomerSources => Command::CustomerSourceUpdate(changes.update()),
        LookupList::CustomerChannels => Command::CustomerChannelUpdate(changes.update()),
        LookupList::Industries => Command::IndustryUpdate(changes.update()),
        LookupList::ProductCategories => Command::ProductCategoryUpdate(changes.update()),
        LookupList::ServiceTypes => Command::ServiceTypeUpdate(changes.update()),
    };
    call.run_on(id, &command)
}

/// Lists belong to different permissions; the command of each asks for its own.
pub(crate) fn entries() -> Vec<UseCase> {
    vec![looks("lookup.list", "", list), online("lookup.create", "", create), online("lookup.update", "", update)]
}
