//! Quotations: writing, pricing, issuing, and what screens show of them.

mod issue;
pub(crate) mod paper;
pub(crate) mod pricing;
pub(crate) mod sample;
mod view;

use bantu_domain::command::Command;
use bantu_domain::money::{Amount, Currency};
use bantu_domain::quotation::{
    AcceptQuotation, ClearReview, DeleteDraft, DraftItem, DraftQuotation, QuotationHead, RejectQuotation,
    RequestQuotationApproval, ReviseQuotation,
};
use bantu_domain::record::Id;
use bantu_domain::{Money, Refusal};
use serde::Deserialize;
use utoipa::ToSchema;

pub(crate) use view::{DraftLine, HeadView, InstalmentView, LineView, QuotationRow, instalments, items, parts, row};

use crate::app::Call;
use crate::error::AppError;
use crate::usecase::{UseCase, command, file, query};
use crate::view::{ById, Done};

/// Saves a draft whole, new or old.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SaveArgs {
    /// The draft; none for a new one.
    #[serde(default)]
    id: Option<Id>,
    /// The deal.
    opportunity_id: Id,
    /// Edit number worked on; 0 for a new draft.
    #[serde(default)]
    edit_no: i64,
    /// The head.
    head: HeadView,
    /// The lines in order.
    items: Vec<DraftLine>,
}

fn save(call: &Call<'_>, args: SaveArgs) -> Result<Done, AppError> {
    let id = args.id.unwrap_or_else(|| call.new_id());
    let head = QuotationHead::from(args.head);
    let mut items = Vec::with_capacity(args.items.len());
    for (index, line) in args.items.into_iter().enumerate() {
        let price = line_price(&line.unit_price_list, head.currency_primary, index)?;
        items.push(DraftItem {
            id: line.id.unwrap_or_else(|| call.new_id()),
            opportunity_item_id: line.opportunity_item_id,
            product_id: line.product_id,
            quantity: line.quantity,
            unit_price_list_minor: price.minor(),
            price_origin: line.price_origin,
            description: line.description,
        });
    }
    let command = DraftQuotation { id, opportunity_id: args.opportunity_id, edit_no: args.edit_no, head, items };
    call.run_on(id, &Command::QuotationDraft(command))
}

/// The typed price of a line, in the quotation's currency.
pub(crate) fn line_price(amount: &Amount, currency: Currency, index: usize) -> Result<Money, Refusal> {
    let at_line = |refusal: Refusal| refusal.field("unit_price_list").with("line", index + 1);
    let price = Money::try_from(amount).map_err(at_line)?;
    if price.currency() != currency {
        return Err(at_line(Refusal::new("money.currency_mismatch")));
    }
    Ok(price)
}

fn delete_draft(call: &Call<'_>, args: ById) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::QuotationDeleteDraft(DeleteDraft { id: args.id }))
}

fn accept(call: &Call<'_>, args: AcceptQuotation) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::QuotationAccept(args))
}

fn reject(call: &Call<'_>, args: RejectQuotation) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::QuotationReject(args))
}

fn clear_review(call: &Call<'_>, args: ClearReview) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::QuotationClearReview(args))
}

fn revise(call: &Call<'_>, args: ById) -> Result<Done, AppError> {
    let count = call.look(|look| look.ask(|cx| Ok(items(args.id, cx)?.len())))?;
    let id = call.new_id();
    let item_ids = (0..count).map(|_| call.new_id()).collect();
    call.run_on(id, &Command::QuotationRevise(ReviseQuotation { id, revises_id: args.id, item_ids }))
}

/// Asks a manager to approve a draft.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RequestQuotationApprovalArgs {
    /// The draft.
    id: Id,
    /// Why.
    note: String,
}

fn request_approval(call: &Call<'_>, args: RequestQuotationApprovalArgs) -> Result<Done, AppError> {
    let id = call.new_id();
    let command = RequestQuotationApproval { id, quotation_id: args.id, note: args.note };
    call.run_on(id, &Command::QuotationRequestApproval(command))
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![
        query("quotation.get", "quotation.view", view::get),
        query("quotation.propose", "quotation.edit", pricing::propose),
        query("quotation.price", "quotation.view", pricing::price),
        query("quotation.preview", "quotation.view", pricing::preview),
        command("quotation.save", "quotation.edit", save),
        command("quotation.delete_draft", "quotation.edit", delete_draft),
        command("quotation.issue", "quotation.issue", issue::issue),
        command("quotation.accept", "quotation.accept", accept),
        command("quotation.reject", "quotation.accept", reject),
        command("quotation.revise", "quotation.edit", revise),
        command("quotation.request_approval", "quotation.edit", request_approval),
        command("quotation.clear_review", "quotation.approve", clear_review),
        file("quotation.pdf", "quotation.view", paper::pdf),
    ]
}
