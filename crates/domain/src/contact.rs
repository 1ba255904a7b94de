//! People at a customer (DOMAIN §3.10).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::customer::{Customer, refuse_merged};
use crate::edit::{check_length, check_name};
use crate::record::{Id, Instant};
use crate::refusal::{Fault, Refusal};
use crate::table::RootRule;
use crate::tx::Cx;
use crate::{editable, entity, record};

record! {
    /// What a person types about a contact.
    pub struct ContactFields {
        /// The customer.
        pub customer_id: Id,
        /// Name.
        pub name: String,
        /// Position.
        #[serde(default)]
        pub position: Option<String>,
        /// Mobile phone.
        #[serde(default)]
        pub mobile: Option<String>,
        /// E-mail.
        #[serde(default)]
        pub email: Option<String>,
        /// WeChat id.
        #[serde(default)]
        pub wechat_id: Option<String>,
        /// WhatsApp number.
        #[serde(default)]
        pub whatsapp: Option<String>,
        /// The one to talk to; at most one per customer.
        #[serde(default)]
        pub is_primary: bool,
        /// Decides about money.
        #[serde(default)]
        pub is_decision_maker: bool,
        /// Free text.
        #[serde(default)]
        pub notes: Option<String>,
        /// Still there.
        #[serde(default = "crate::access::yes")]
        pub is_active: bool,
    }
}

record! {
    /// 联系人.
    pub struct Contact {
        /// Key.
        pub id: Id,
        /// Created.
        pub created_at: Instant,
        /// Last change.
        pub updated_at: Instant,
    } + /// Typed fields.
    fields: ContactFields
}
entity!(Contact in "contacts", finds ["customer_id"], root |row| RootRule::Of("customers", row.fields.customer_id));
editable!(
    Contact { ContactFields },
    new | id,
    fields,
    cx | Self { id, created_at: cx.at, updated_at: cx.at, fields },
    check | contact,
    before,
    cx | {
        cx.permit("contact.edit")?;
        contact.fields.name = contact.fields.name.trim().to_owned();
        check_name("name", &contact.fields.name)?;
        for (field, text) in [
            ("position", &contact.fields.position),
            ("mobile", &contact.fields.mobile),
            ("email", &contact.fields.email),
        ] {
            check_length(field, text.as_deref().unwrap_or_default(), 255)?;
        }
        if before.is_some_and(|b| b.fields.customer_id != contact.fields.customer_id) {
            return Err(Refusal::new("field.invalid").field("customer_id").into());
        }
        refuse_merged(&cx.require::<Customer>(contact.fields.customer_id)?)?;
        contact.updated_at = cx.at;
        if contact.fields.is_primary {
            for mut other in cx.list::<Contact>("customer_id", &contact.fields.customer_id)? {
                if other.id != contact.id && other.fields.is_primary {
                    other.fields.is_primary = false;
                    cx.save(&other)?;
                }
            }
        }
        Ok(())
    }
);

/// Deletes a contact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeleteContact {
    /// The contact.
    pub id: Id,
}

pub(crate) fn delete(args: &DeleteContact, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("contact.edit")?;
    cx.require::<Contact>(args.id)?;
    cx.remove::<Contact>(args.id)
}
