//! Handing over a paper of a contract: it is made, hashed, and the delivery recorded (DOMAIN §3.3 `contract_documents`).

use bantu_documents::render;
use bantu_domain::Command;
use bantu_domain::contract::{Contract, ContractStatus, DeliveredKind, RecordDelivery};
use bantu_domain::quotation::Quotation;
use bantu_domain::record::Id;
use bantu_domain::refusal::Refusal;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use super::paper;
use crate::app::Call;
use crate::error::AppError;
use crate::quotation;
use crate::view::Done;

/// A paper was handed over.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HandOverArgs {
    /// The contract.
    id: Id,
    /// Which paper.
    document_type: DeliveredKind,
    /// How: `email`, `wechat`, `whatsapp`, `paper`.
    sent_via: String,
}

pub(super) fn hand_over(call: &Call<'_>, args: HandOverArgs) -> Result<Done, AppError> {
    let (file_name, bytes) = made(call, &args)?;
    let id = call.new_id();
    let command = RecordDelivery {
        id,
        contract_id: args.id,
        document_type: args.document_type,
        file_name,
        blake3: blake3::hash(&bytes).to_hex().to_string(),
        sha256: Sha256::digest(&bytes).iter().map(|b| format!("{b:02x}")).collect(),
        size_bytes: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
        sent_via: args.sent_via,
    };
    call.run_on(id, &Command::ContractRecordDelivery(command))
}

/// The paper as the customer gets it, with its file name.
fn made(call: &Call<'_>, args: &HandOverArgs) -> Result<(String, Vec<u8>), AppError> {
    let contract: Contract = call.look(|look| look.ask(|cx| cx.require(args.id)))?;
    if matches!(contract.status, ContractStatus::Draft | ContractStatus::Terminated) {
        // Nobody hands over a draft with its watermark.
        return Err(Refusal::new("contract.not_sent").into());
    }
    Ok(match args.document_type {
        DeliveredKind::Quotation => {
            let paper = call.look(|look| {
                look.ask(|cx| {
                    let quotation: Quotation = cx.require(contract.quotation_id)?;
                    quotation::paper::paper_of(&quotation, cx)
                })
            })?;
            (paper.file_name(), render(&paper)?)
        }
        DeliveredKind::Contract => {
            let paper = call.look(|look| look.ask(|cx| paper::paper_of(&contract, cx)))?;
            (paper.file_name(), render(&paper)?)
        }
        DeliveredKind::ProForma => {
            let paper = call.look(|look| look.ask(|cx| paper::proforma_of(&contract, cx)))?;
            (paper.file_name(), render(&paper)?)
        }
    })
}
