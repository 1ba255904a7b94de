//! A deal at the stage of papers: thirty products in one signed contract, and three hundred papers, all given and approved.

use bantu_app::{AppError, Clock as _, MachineClock};
use bantu_domain::contract::Contract;
use bantu_domain::material::{MaterialDocument, MaterialRequirement};
use bantu_domain::opportunity::Opportunity;
use bantu_domain::quotation::{Quotation, QuotationItem};
use bantu_domain::record::{Cell, CellValue as _, Id, Instant, Row};
use bantu_domain::stage::{self, StageHistory};
use bantu_domain::table::{Entity, Root};
use bantu_domain::tx::Tx;
use bantu_domain::{Fault, StoreError};
use bantu_store::{Mode, StoreTx, Visibility, lane};
use serde_json::json;

use crate::{Workspace, customer_id, deal_id};

/// Products of the deal.
const PRODUCTS: u64 = 30;
/// Papers of the deal.
pub const PAPERS: u64 = 300;
/// Papers that wait for the one before them, as chains do.
const CHAINED: u64 = 10;

fn id_of(kind: u64, n: u64) -> Id {
    Id::from_u128(0x0198_0000_0000_7000_8000_0000_0000_0000 + (u128::from(kind) << 32) + u128::from(n))
}

/// A row of a table with nothing in it but these cells.
fn row<E: Entity>(cells: &[(&str, Cell)]) -> Row {
    let blank = |column: &bantu_domain::record::Column| match (column.nullable, column.integer) {
        (true, _) => Cell::Null,
        (false, true) => Cell::Int(0),
        (false, false) => Cell::Text("[]".to_owned()),
    };
    let mut row: Row = E::table().columns.iter().map(|column| (column.name.into(), blank(column))).collect();
    row.extend(cells.iter().map(|(name, cell)| ((*name).into(), cell.clone())));
    row
}

fn text(value: &str) -> Cell {
    Cell::Text(value.to_owned())
}

impl Workspace {
    /// Takes the first deal to the stage of papers, and gives its id.
    ///
    /// # Errors
    /// Storage failure.
    pub fn add_papers(&self) -> Result<Id, AppError> {
        let listed = self.json("product.list", json!({ "offset": 0, "limit": PRODUCTS }))?;
        let products: Vec<Id> = listed["rows"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|row| row["id"].as_str()?.parse().ok())
            .collect();
        let (user, now) = (self.user, MachineClock.now());
        self.app.database().write(|conn| {
            let version = lane::next_version(conn)?;
            let mode = Mode::Authority { version, visibility: Visibility::system() };
            StoreTx::run::<_, Fault>(conn, mode, |tx| fill(tx, user, &products, now))
        })?;
        Ok(deal_id(0))
    }
}

fn fill(tx: &mut dyn Tx, user: Id, products: &[Id], now: Instant) -> Result<(), Fault> {
    let root = Root::Customer(customer_id(0));
    let (deal, quotation, contract) = (deal_id(0), id_of(1, 0), id_of(2, 0));
    change::<Opportunity>(
        tx,
        deal,
        &[
            ("current_stage_id", stage::id_of(6).to_cell()),
            ("current_stage_order", Cell::Int(6)),
            ("primary_quotation_id", quotation.to_cell()),
        ],
    )?;
    change::<StageHistory>(
        tx,
        Id::from_u128(0x0195_0000_0000_7000_8000_0000_0000_0000),
        &[
            ("stage_id", stage::id_of(6).to_cell()),
            ("stage_order", Cell::Int(6)),
            ("conditions", text(r#"["docs_collected","materials_approved"]"#)),
            ("requires_approval", Cell::Int(1)),
        ],
    )?;
    let mut put = |table, row: Row| tx.put(table, &row, &root);
    let (author, at) = (user.to_cell(), now.to_cell());
    put(
        Quotation::table(),
        row::<Quotation>(&[
            ("id", quotation.to_cell()),
            ("opportunity_id", deal.to_cell()),
            ("status", text("accepted")),
            ("currency_primary", text("IDR")),
            ("payment_terms", text("50_50")),
            ("language", text("zh_id")),
            ("created_by", author.clone()),
            ("created_at", at.clone()),
            ("updated_at", at.clone()),
        ]),
    )?;
    for n in 0..PRODUCTS {
        let index = usize::try_from(n).unwrap_or(0) % products.len().max(1);
        put(
            QuotationItem::table(),
            row::<QuotationItem>(&[
                ("id", id_of(3, n).to_cell()),
                ("quotation_id", quotation.to_cell()),
                ("product_id", products[index].to_cell()),
                ("quantity_e2", Cell::Int(100)),
                ("price_origin", text("direct")),
                ("service_category", text("one_time")),
            ]),
        )?;
    }
    put(
        Contract::table(),
        row::<Contract>(&[
            ("id", contract.to_cell()),
            ("opportunity_id", deal.to_cell()),
            ("quotation_id", quotation.to_cell()),
            ("service_category", text("one_time")),
            ("status", text("signed")),
            ("currency", text("IDR")),
            ("tax_scheme", text("simple")),
            ("tax_rounding", text("half_up")),
            ("payment_terms", text("50_50")),
            ("language", text("zh_id")),
            ("entity_id", quotation.to_cell()),
            ("template_id", quotation.to_cell()),
            ("created_by", author.clone()),
            ("created_at", at.clone()),
            ("updated_at", at.clone()),
        ]),
    )?;
    for n in 0..PAPERS {
        let before = if n % CHAINED == 0 { "[]".to_owned() } else { format!(r#"["PAPER_{}"]"#, n - 1) };
        put(
            MaterialRequirement::table(),
            row::<MaterialRequirement>(&[
                ("id", id_of(4, n).to_cell()),
                ("contract_id", contract.to_cell()),
                ("opportunity_id", deal.to_cell()),
                ("rule_id", id_of(6, n).to_cell()),
                ("rule_code", Cell::Text(format!("PAPER_{n}"))),
                ("document_name_zh", Cell::Text(format!("资料 {n}"))),
                ("document_type", text("file")),
                ("is_active", Cell::Int(1)),
                ("is_required", Cell::Int(1)),
                ("min_file_count", Cell::Int(1)),
                ("max_file_count", Cell::Int(1)),
                ("depends_on", Cell::Text(before)),
            ]),
        )?;
        put(
            MaterialDocument::table(),
            row::<MaterialDocument>(&[
                ("id", id_of(5, n).to_cell()),
                ("requirement_id", id_of(4, n).to_cell()),
                ("opportunity_id", deal.to_cell()),
                ("version_no", Cell::Int(1)),
                ("is_current", Cell::Int(1)),
                ("uploaded_by", author.clone()),
                ("uploaded_at", at.clone()),
                ("validation_status", text("passed")),
                ("status", text("approved")),
            ]),
        )?;
    }
    Ok(())
}

fn change<E: Entity>(tx: &mut dyn Tx, id: Id, cells: &[(&str, Cell)]) -> Result<(), Fault> {
    let stored = tx.get(E::table(), id)?.ok_or_else(|| StoreError::Corrupt(E::TABLE.to_owned()))?;
    let mut row = stored.row;
    row.extend(cells.iter().map(|(name, cell)| ((*name).into(), cell.clone())));
    tx.put(E::table(), &row, &stored.root)
}
