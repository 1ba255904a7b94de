//! Quotation templates as data, and the papers that hang on a quotation (DOMAIN §3.2).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::attachment::check_hash;
use crate::edit::{check_length, check_name};
use crate::money::Currency;
use crate::quotation::{DocumentLanguage, Quotation, QuotationItem};
use crate::record::{Id, Instant};
use crate::refusal::{Fault, Refusal};
use crate::table::{Root, RootRule};
use crate::tx::Cx;
use crate::{editable, entity, record};

record! {
    /// What a template manager types.
    pub struct QuotationTemplateFields {
        /// Code, unique.
        pub template_code: String,
        /// Name.
        pub template_name: String,
        /// Currency it is made for.
        pub primary_currency: Currency,
        /// Language it is made for.
        pub language: DocumentLanguage,
        /// Terms printed under the totals, one paragraph a line, Chinese.
        #[serde(default)]
        pub terms_zh: Option<String>,
        /// The same in Indonesian.
        #[serde(default)]
        pub terms_id: Option<String>,
        /// The same in English.
        #[serde(default)]
        pub terms_en: Option<String>,
        /// Bank block of the company, free text.
        #[serde(default)]
        pub bank_account_info: Option<String>,
        /// Printed in the footer.
        #[serde(default)]
        pub footer_text: Option<String>,
        /// Taken where the seller chooses none; one of each currency and language.
        #[serde(default)]
        pub is_default: bool,
        /// In use.
        #[serde(default = "crate::access::yes")]
        pub is_active: bool,
    }
}

record! {
    /// 报价单模板.
    pub struct QuotationTemplate {
        /// Key.
        pub id: Id,
    } + /// Typed fields.
    fields: QuotationTemplateFields
}
entity!(QuotationTemplate in "quotation_templates", finds ["template_code", "language"], root |_row| RootRule::Own(Root::Cat));
editable!(
    QuotationTemplate { QuotationTemplateFields },
    new | id,
    fields,
    _cx | Self { id, fields },
    check | row,
    _before,
    cx | {
        cx.permit("template.manage")?;
        check_name("template_code", &row.fields.template_code)?;
        check_name("template_name", &row.fields.template_name)?;
        let twins = cx.list::<QuotationTemplate>("template_code", &row.fields.template_code)?;
        if twins.iter().any(|t| t.id != row.id) {
            return Err(Refusal::new("code.taken").field("template_code").into());
        }
        step_back(row, cx)
    }
);

/// A new default takes the place of the one before.
fn step_back(row: &QuotationTemplate, cx: &mut Cx<'_>) -> Result<(), Fault> {
    if !row.fields.is_default {
        return Ok(());
    }
    for mut other in cx.list::<QuotationTemplate>("language", &row.fields.language)? {
        if other.id != row.id && other.fields.is_default && other.fields.primary_currency == row.fields.primary_currency
        {
            other.fields.is_default = false;
            cx.save(&other)?;
        }
    }
    Ok(())
}

/// The template of a quotation whose seller chose none: same currency, then language, then the default (DOMAIN §3.2).
///
/// # Errors
/// Storage failure only.
pub fn fitting(
    currency: Currency,
    language: DocumentLanguage,
    cx: &mut Cx<'_>,
) -> Result<Option<QuotationTemplate>, Fault> {
    let templates = cx.list::<QuotationTemplate>("language", &language)?;
    let fits = |t: &QuotationTemplate| t.fields.is_active && t.fields.primary_currency == currency;
    Ok(templates.into_iter().filter(fits).max_by_key(|t| (t.fields.is_default, t.id)))
}

record! {
    /// 报价单资料: a paper that hangs on a quotation, its own PDF among them. The bytes are named by their hash.
    pub struct QuotationDocument {
        /// Key.
        pub id: Id,
        /// The quotation.
        pub quotation_id: Id,
        /// For example `quotation_pdf`, `passport_front`, `company_nib`.
        pub document_type: String,
        /// File name.
        pub document_name: String,
        /// BLAKE3 of the bytes, the name in the blob folder.
        pub blake3: String,
        /// SHA-256 of the bytes.
        pub sha256: String,
        /// Bytes.
        pub size_bytes: i64,
        /// Template and its version, for our own papers.
        pub template_version: Option<String>,
        /// The line it belongs to.
        pub related_item_id: Option<Id>,
        /// Who added it.
        pub uploaded_by: Id,
        /// When.
        pub uploaded_at: Instant,
    }
}
entity!(QuotationDocument in "quotation_documents", finds ["quotation_id"], root |row| RootRule::Of("quotations", row.quotation_id));

/// Adds the row of a paper.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddQuotationDocument {
    /// New id.
    pub id: Id,
    /// The quotation.
    pub quotation_id: Id,
    /// Kind of paper.
    pub document_type: String,
    /// File name.
    pub document_name: String,
    /// BLAKE3 of the bytes, 64 hex digits.
    pub blake3: String,
    /// SHA-256 of the bytes, 64 hex digits.
    pub sha256: String,
    /// Bytes.
    pub size_bytes: i64,
    /// Template and its version.
    #[serde(default)]
    pub template_version: Option<String>,
    /// The line it belongs to.
    #[serde(default)]
    pub related_item_id: Option<Id>,
}

pub(crate) fn add_document(args: &AddQuotationDocument, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("quotation.edit")?;
    cx.require::<Quotation>(args.quotation_id)?;
    check_name("document_type", &args.document_type)?;
    check_name("document_name", &args.document_name)?;
    check_length("template_version", args.template_version.as_deref().unwrap_or_default(), 100)?;
    for (field, hash) in [("blake3", &args.blake3), ("sha256", &args.sha256)] {
        check_hash(field, hash)?;
    }
    if !(1..=100 * 1024 * 1024).contains(&args.size_bytes) {
        return Err(Refusal::new("field.invalid").field("size_bytes").into());
    }
    if let Some(item) = args.related_item_id {
        let item: QuotationItem = cx.require(item)?;
        if item.quotation_id != args.quotation_id {
            return Err(Refusal::new("reference.unknown").field("related_item_id").into());
        }
    }
    cx.insert(&QuotationDocument {
        id: args.id,
        quotation_id: args.quotation_id,
        document_type: args.document_type.clone(),
        document_name: args.document_name.clone(),
        blake3: args.blake3.clone(),
        sha256: args.sha256.clone(),
        size_bytes: args.size_bytes,
        template_version: args.template_version.clone(),
        related_item_id: args.related_item_id,
        uploaded_by: cx.actor.user_id,
        uploaded_at: cx.at,
    })
}
