//! Built-in rules of papers: kinds of papers, and which product asks for which (DOMAIN §3.5, §7).

use std::collections::BTreeMap;

use bantu_domain::material::{MaterialAsk, MaterialKind, ProductDocumentRule, ProductDocumentRuleFields};
use bantu_domain::product::Product;
use bantu_domain::record::built_in_id;
use bantu_domain::table::Entity;
use serde::Deserialize;

use super::{CatalogueError, Made, parse};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TypeRow {
    code: String,
    name_zh: String,
    name_id: String,
    name_en: String,
    document_type: MaterialKind,
    is_per_person: bool,
    is_secret: bool,
    max_size_kb: Option<i64>,
    allowed_extensions: Vec<String>,
    min_width_px: Option<i64>,
    min_height_px: Option<i64>,
    aspect_ratio: Option<String>,
    max_file_count: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleRow {
    product: String,
    code: String,
    is_required: bool,
    sort_order: i64,
    depends_on: Vec<String>,
    any_of_group: Option<String>,
    valid_months: Option<i64>,
    comes_from_registration: bool,
    /// Where a product sees it otherwise than the kind of paper.
    #[serde(default)]
    is_per_person: Option<bool>,
    #[serde(default)]
    description: Option<String>,
}

pub(super) fn rules(made: &mut Made) -> Result<(), CatalogueError> {
    let types: Vec<TypeRow> = parse("document_types.json", include_str!("../../catalogue/document_types.json"))?;
    let types: BTreeMap<&str, &TypeRow> = types.iter().map(|row| (row.code.as_str(), row)).collect();
    let file = "product_document_rules.json";
    for row in parse::<Vec<RuleRow>>(file, include_str!("../../catalogue/product_document_rules.json"))? {
        let unknown = || CatalogueError::Unknown { table: "document_types", code: row.code.clone() };
        let kind = types.get(row.code.as_str()).ok_or_else(unknown)?;
        made.add(&ProductDocumentRule {
            id: built_in_id(ProductDocumentRule::TABLE, &format!("{}/{}", row.product, row.code)),
            rule_version: 1,
            fields: ProductDocumentRuleFields {
                product_id: made.id_of(Product::TABLE, &row.product)?,
                rule_code: row.code,
                is_active: true,
                ask: MaterialAsk {
                    document_name_zh: kind.name_zh.clone(),
                    document_name_id: Some(kind.name_id.clone()),
                    document_name_en: Some(kind.name_en.clone()),
                    document_type: kind.document_type,
                    is_required: row.is_required,
                    is_per_person: row.is_per_person.unwrap_or(kind.is_per_person),
                    is_secret: kind.is_secret,
                    max_size_kb: kind.max_size_kb,
                    allowed_extensions: kind.allowed_extensions.clone(),
                    min_width_px: kind.min_width_px,
                    min_height_px: kind.min_height_px,
                    aspect_ratio: kind.aspect_ratio.clone(),
                    min_page_count: None,
                    max_page_count: None,
                    min_file_count: 1,
                    max_file_count: kind.max_file_count,
                    valid_months: row.valid_months,
                    depends_on: row.depends_on,
                    any_of_group: row.any_of_group,
                    comes_from_registration: row.comes_from_registration,
                    sort_order: row.sort_order,
                    description: row.description,
                },
            },
        })?;
    }
    Ok(())
}
