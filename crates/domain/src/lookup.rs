//! The small lists people choose from: customer levels, sources, channels, industries, product categories, service types.

use crate::edit::check_name;
use crate::record::Id;
use crate::refusal::Refusal;
use crate::table::{Root, RootRule};
use crate::{editable, entity, record};

/// The last place in the order of a list.
const MAX_ORDER: i64 = 1_000_000;

record! {
    /// Fields of an entry of a small list.
    pub struct LookupFields {
        /// Code, unique in its list.
        pub code: String,
        /// Chinese name.
        pub name_zh: String,
        /// Indonesian name.
        pub name_id: String,
        /// English name.
        #[serde(default)]
        pub name_en: Option<String>,
        /// Order of display.
        #[serde(default)]
        pub display_order: i64,
        /// In use.
        #[serde(default = "crate::access::yes")]
        pub is_active: bool,
    }
}

macro_rules! lookup {
    ($(#[$meta:meta])* $name:ident in $table:literal, root $root:expr, permission $permission:literal) => {
        record! {
            $(#[$meta])*
            pub struct $name {
                /// Key.
                pub id: Id,
            } + /// Typed fields.
            fields: LookupFields
        }
        entity!($name in $table, finds ["code"], root |_row| RootRule::Own($root));
        editable!($name { LookupFields }, new |id, fields, _cx| Self { id, fields }, check |row, _before, cx| {
            cx.permit($permission)?;
            row.fields.code = row.fields.code.trim().to_owned();
            check_name("code", &row.fields.code)?;
            check_name("name_zh", &row.fields.name_zh)?;
            check_name("name_id", &row.fields.name_id)?;
            if !(0..=MAX_ORDER).contains(&row.fields.display_order) {
                return Err(Refusal::new("field.invalid").field("display_order").into());
            }
            let twins = cx.list::<Self>("code", &row.fields.code)?;
            if twins.iter().any(|t| t.id != row.id) {
                return Err(Refusal::new("code.taken").field("code").into());
            }
            Ok(())
        });
    };
}

lookup!(
    /// 客户等级, codes 2–6.
    CustomerLevel in "customer_levels", root Root::Org, permission "settings.manage");
lookup!(
    /// 客户来源.
    CustomerSource in "customer_sources", root Root::Org, permission "settings.manage");
lookup!(
    /// 客户渠道.
    CustomerChannel in "customer_channels", root Root::Org, permission "settings.manage");
lookup!(
    /// 行业.
    Industry in "industries", root Root::Org, permission "settings.manage");
lookup!(
    /// 产品分类.
    ProductCategory in "product_categories", root Root::Cat, permission "product.manage");
lookup!(
    /// 服务类型.
    ServiceType in "service_types", root Root::Cat, permission "product.manage");
