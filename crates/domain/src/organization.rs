//! Organizations: BANTU itself, delivery partners and sales channels, as far as documents need them (DOMAIN §3.9).

use crate::edit::check_name;
use crate::record::Id;
use crate::refusal::Refusal;
use crate::table::{Root, RootRule};
use crate::{editable, entity, record, text_enum};

text_enum! {
    /// 组织类型.
    pub enum OrganizationType {
        /// BANTU.
        Internal = "internal",
        /// Delivery partner.
        Vendor = "vendor",
        /// Sales channel.
        Agent = "agent",
    }
}

record! {
    /// What an administrator types about an organization.
    pub struct OrganizationFields {
        /// Legal name.
        pub name: String,
        /// Code, unique.
        pub code: String,
        /// Kind; never changes.
        pub organization_type: OrganizationType,
        /// E-mail.
        #[serde(default)]
        pub email: Option<String>,
        /// Phone.
        #[serde(default)]
        pub phone: Option<String>,
        /// Website.
        #[serde(default)]
        pub website: Option<String>,
        /// Postal address, printed on documents.
        #[serde(default)]
        pub address: Option<String>,
        /// Country, ISO 3166 alpha-2.
        #[serde(default)]
        pub country_code: Option<String>,
        /// Tax number.
        #[serde(default)]
        pub tax_id: Option<String>,
        /// In use.
        #[serde(default = "crate::access::yes")]
        pub is_active: bool,
    }
}

record! {
    /// 组织.
    pub struct Organization {
        /// Key.
        pub id: Id,
    } + /// Typed fields.
    fields: OrganizationFields
}
entity!(Organization in "organizations", finds ["code"], root |_row| RootRule::Own(Root::Org));
editable!(
    Organization { OrganizationFields },
    new | id,
    fields,
    _cx | Self { id, fields },
    check | row,
    before,
    cx | {
        cx.permit(if before.is_some() { "organization.update" } else { "organization.create" })?;
        check_name("name", &row.fields.name)?;
        check_name("code", &row.fields.code)?;
        if before.is_some_and(|b| b.fields.organization_type != row.fields.organization_type) {
            return Err(Refusal::new("field.invalid").field("organization_type").into());
        }
        let twins = cx.list::<Organization>("code", &row.fields.code)?;
        if twins.iter().any(|t| t.id != row.id) {
            return Err(Refusal::new("code.taken").field("code").into());
        }
        Ok(())
    }
);
