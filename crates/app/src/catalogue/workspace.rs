//! Built-in organization, roles and permissions, stage templates, settings and the small lists.

use bantu_domain::access::{Permission, Role};
use bantu_domain::holiday::{self, Holiday, SetHoliday};
use bantu_domain::lookup::{
    CustomerChannel, CustomerLevel, CustomerSource, Industry, LookupFields, ProductCategory, ServiceType,
};
use bantu_domain::money::Percent;
use bantu_domain::organization::{Organization, OrganizationFields};
use bantu_domain::record::built_in_id;
use bantu_domain::setting::{self, Setting, SettingKey};
use bantu_domain::stage::{StageTemplate, StageTemplateFields};
use bantu_domain::table::Entity;
use chrono::Datelike as _;
use serde::Deserialize;

use super::{CatalogueError, Made, parse};

pub(super) fn organization(made: &mut Made) -> Result<(), CatalogueError> {
    for fields in
        parse::<Vec<OrganizationFields>>("organizations.json", include_str!("../../catalogue/organizations.json"))?
    {
        made.add(&Organization { id: built_in_id(Organization::TABLE, &fields.code), fields })?;
    }
    Ok(())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PermissionRow {
    code: String,
    name_zh: String,
    name_id: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RoleRow {
    code: String,
    name_zh: String,
    name_id: String,
    name_en: String,
    stage_approval_role: Option<String>,
    discount_limit: Percent,
    permissions: Vec<String>,
}

pub(super) fn access(made: &mut Made) -> Result<(), CatalogueError> {
    let permissions: Vec<PermissionRow> = parse("permissions.json", include_str!("../../catalogue/permissions.json"))?;
    for (row, display_order) in permissions.into_iter().zip(1..) {
        let id = built_in_id(Permission::TABLE, &row.code);
        made.add(&Permission { id, code: row.code, name_zh: row.name_zh, name_id: row.name_id, display_order })?;
    }
    for row in parse::<Vec<RoleRow>>("roles.json", include_str!("../../catalogue/roles.json"))? {
        for code in &row.permissions {
            made.id_of(Permission::TABLE, code)?;
        }
        made.add(&Role {
            id: built_in_id(Role::TABLE, &row.code),
            code: row.code,
            name_zh: row.name_zh,
            name_id: row.name_id,
            name_en: row.name_en,
            stage_approval_role: row.stage_approval_role,
            discount_limit_e2: row.discount_limit,
            permissions: row.permissions,
        })?;
    }
    Ok(())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StageRow {
    code: String,
    name_zh: String,
    name_id: String,
    name_en: String,
    stage_order: i64,
    requires_approval: bool,
    approval_roles: Vec<String>,
    conditions: Vec<String>,
}

pub(super) fn stages(made: &mut Made) -> Result<(), CatalogueError> {
    for row in parse::<Vec<StageRow>>("stage_templates.json", include_str!("../../catalogue/stage_templates.json"))? {
        made.add(&StageTemplate {
            id: built_in_id(StageTemplate::TABLE, &row.code),
            code: row.code,
            stage_order: row.stage_order,
            is_active: true,
            fields: StageTemplateFields {
                name_zh: row.name_zh,
                name_id: row.name_id,
                name_en: row.name_en,
                requires_approval: row.requires_approval,
                approval_roles: row.approval_roles,
                conditions: row.conditions,
            },
        })?;
    }
    Ok(())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SettingRow {
    setting_key: SettingKey,
    value: String,
}

pub(super) fn settings(made: &mut Made) -> Result<(), CatalogueError> {
    for row in parse::<Vec<SettingRow>>("settings.json", include_str!("../../catalogue/settings.json"))? {
        made.add(&Setting { id: setting::id_of(row.setting_key), setting_key: row.setting_key, value: row.value })?;
    }
    Ok(())
}

/// The official calendars: Indonesia's from SKB 3 Menteri 1497/2025, 2/2025 and 5/2025 of 19 September 2025, China's from the State
/// Council's notice of 4 November 2025. A year that is not announced is not in it.
///
/// # Errors
/// A defect of the committed file.
pub fn known_holidays() -> Result<Vec<SetHoliday>, CatalogueError> {
    parse("holidays.json", include_str!("../../catalogue/holidays.json"))
}

pub(super) fn holidays(made: &mut Made) -> Result<(), CatalogueError> {
    for row in known_holidays()? {
        made.add(&Holiday {
            id: holiday::id_of(row.country, row.day),
            country: row.country,
            year: i64::from(row.day.year()),
            day: row.day,
            kind: row.kind,
            name_zh: row.name_zh,
            name_id: row.name_id,
            name_en: row.name_en,
        })?;
    }
    Ok(())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LookupRow {
    code: String,
    name_zh: String,
    name_id: String,
    name_en: String,
}

macro_rules! lookup {
    ($made:ident, $noun:ident, $file:literal) => {
        for (row, display_order) in
            parse::<Vec<LookupRow>>($file, include_str!(concat!("../../catalogue/", $file)))?.into_iter().zip(1..)
        {
            $made.add(&$noun {
                id: built_in_id($noun::TABLE, &row.code),
                fields: LookupFields {
                    code: row.code,
                    name_zh: row.name_zh,
                    name_id: row.name_id,
                    name_en: Some(row.name_en),
                    display_order,
                    is_active: true,
                },
            })?;
        }
    };
}

pub(super) fn lookups(made: &mut Made) -> Result<(), CatalogueError> {
    lookup!(made, CustomerLevel, "customer_levels.json");
    lookup!(made, CustomerSource, "customer_sources.json");
    lookup!(made, CustomerChannel, "customer_channels.json");
    lookup!(made, Industry, "industries.json");
    lookup!(made, ProductCategory, "product_categories.json");
    lookup!(made, ServiceType, "service_types.json");
    Ok(())
}
