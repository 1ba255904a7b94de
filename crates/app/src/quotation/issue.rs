//! Issuing: rights, layout and glyphs are tried first, then the number is taken and the command recorded.

use bantu_documents::{PaperState, check, render, template_version};
use bantu_domain::command::Command;
use bantu_domain::mail::MailDocument;
use bantu_domain::number::DocumentKind;
use bantu_domain::quotation::{IssueQuotation, Quotation, may_issue};
use bantu_domain::quotation_template::AddQuotationDocument;
use bantu_domain::record::Id;
use sha2::{Digest, Sha256};

use super::{items, paper};
use crate::app::Call;
use crate::error::AppError;
use crate::mail::{self, SendArgs};
use crate::sync::numbers;
use crate::view::Done;

pub(super) fn issue(call: &Call<'_>, args: SendArgs) -> Result<Done, AppError> {
    mail::check_to(&args.mail_to)?;
    let now = call.now();
    let (parties, revised) = call.look(|look| {
        let (parties, trial, revised) = look.ask(|cx| {
            may_issue(args.id, cx)?;
            let quotation: Quotation = cx.require(args.id)?;
            let parties = paper::parties(&quotation, cx)?;
            let lines = items(quotation.id, cx)?;
            let trial = paper::compose(&quotation, &lines, &parties, PaperState::Final, now.utc())?;
            let revised = match quotation.revises_id {
                Some(id) => cx.load::<Quotation>(id)?.and_then(|q| q.quotation_no),
                None => None,
            };
            Ok((parties, trial, revised))
        })?;
        check(&trial)?;
        Ok((parties, revised))
    })?;
    let id = args.id;
    let minted = |conn: &mut bantu_store::Conn<'_>| {
        numbers::mint(conn, DocumentKind::Quotation, parties.customer_no, revised.as_deref(), now)
    };
    let number = call.write(minted)?;
    // The number stays taken whatever follows; the issue and the row of its paper stand or fall together.
    call.whole(|call| {
        let done = call.run(&Command::QuotationIssue(IssueQuotation { id, number, parties }))?;
        record_paper(call, id)?;
        mail::enclose(call, MailDocument::Quotation, id, args.mail_to)?;
        Ok(Done::of(id, done.facts))
    })
}

/// Records the row of an issued quotation's paper: hashes, size, template. The bytes are made anew from the frozen content
/// whenever they are asked for, the same on every machine, so that none lies open on a laptop's disk.
fn record_paper(call: &Call<'_>, id: Id) -> Result<(), AppError> {
    let paper = call.look(|look| {
        look.ask(|cx| {
            let quotation: Quotation = cx.require(id)?;
            paper::paper_of(&quotation, cx)
        })
    })?;
    let bytes = render(&paper)?;
    let document = AddQuotationDocument {
        id: call.new_id(),
        quotation_id: id,
        document_type: "quotation_pdf".to_owned(),
        document_name: paper.file_name(),
        blake3: blake3::hash(&bytes).to_hex().to_string(),
        sha256: Sha256::digest(&bytes).iter().map(|b| format!("{b:02x}")).collect(),
        size_bytes: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
        template_version: Some(template_version(&paper)),
        related_item_id: None,
    };
    call.run(&Command::QuotationAddDocument(document))?;
    Ok(())
}
