//! Quotations of a deal or of a state, and the rows of their papers.

use bantu_domain::command::Command;
use bantu_domain::quotation::{Quotation, QuotationStatus};
use bantu_domain::quotation_template::AddQuotationDocument;
use bantu_domain::record::Id;
use bantu_store::query::quotation as store;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::app::Call;
use crate::approval;
use crate::args::Window;
use crate::error::AppError;
use crate::quotation::{self, QuotationRow};
use crate::usecase::{UseCase, command, query};
use crate::view::{Done, Page};

/// Which quotations; the newest change first.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct QuotationListArgs {
    /// Of one deal.
    #[serde(default)]
    opportunity_id: Option<Id>,
    /// Of one state.
    #[serde(default)]
    status: Option<QuotationStatus>,
    /// Rows to skip.
    offset: i64,
    /// Rows at most, up to 200.
    limit: i64,
}

fn list(call: &Call<'_>, args: QuotationListArgs) -> Result<Page<QuotationRow>, AppError> {
    let window = Window::of(args.offset, args.limit)?;
    let filter = store::Filter { opportunity_id: args.opportunity_id, status: args.status, ..store::Filter::default() };
    call.look(|look| {
        if let Some(deal) = args.opportunity_id {
            look.ask(|cx| cx.require::<bantu_domain::opportunity::Opportunity>(deal))?;
        }
        let visibility = look.visibility();
        let (lines, total) = store::list(look.conn, &filter, visibility, window.offset, window.limit)?;
        let pending = approval::pending_ids(look, call.app.mode)?;
        let rows = look.ask(|cx| {
            let mut rows = Vec::with_capacity(lines.len());
            for line in &lines {
                if let Some(found) = cx.load::<Quotation>(line.id)? {
                    rows.push(quotation::row(&found, &pending, cx)?);
                }
            }
            Ok(rows)
        })?;
        Ok(Page { rows, total })
    })
}

/// A paper whose bytes are named by their hash.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddDocumentArgs {
    /// The quotation.
    quotation_id: Id,
    /// For example `passport_front`, `company_nib`.
    document_type: String,
    /// File name.
    document_name: String,
    /// BLAKE3 of the bytes, 64 hex digits.
    blake3: String,
    /// SHA-256 of the bytes, 64 hex digits.
    sha256: String,
    /// Bytes.
    size_bytes: i64,
    /// The line it belongs to.
    #[serde(default)]
    related_item_id: Option<Id>,
}

fn add_document(call: &Call<'_>, args: AddDocumentArgs) -> Result<Done, AppError> {
    let id = call.new_id();
    let command = AddQuotationDocument {
        id,
        quotation_id: args.quotation_id,
        document_type: args.document_type,
        document_name: args.document_name,
        blake3: args.blake3,
        sha256: args.sha256,
        size_bytes: args.size_bytes,
        template_version: None,
        related_item_id: args.related_item_id,
    };
    call.run_on(id, &Command::QuotationAddDocument(command))
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![
        query("quotation.list", "quotation.view", list),
        command("quotation.add_document", "quotation.edit", add_document),
    ]
}
