//! The three papers a customer gets with a contract: quotation, contract, pro-forma invoice (DOMAIN §3.3 `contract_documents`).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Contract, ContractStatus};
use crate::attachment::check_hash;
use crate::edit::{check_length, check_name};
use crate::record::{Id, Instant};
use crate::refusal::{Fault, Refusal};
use crate::table::RootRule;
use crate::tx::Cx;
use crate::{entity, record, text_enum};

text_enum! {
    /// Which paper was handed over.
    pub enum DeliveredKind {
        /// 报价单.
        Quotation = "quotation_pdf",
        /// 合同.
        Contract = "contract_pdf",
        /// 形式发票: the unnumbered pro-forma.
        ProForma = "invoice_pdf",
    }
}

record! {
    /// 合同文件: a paper of a contract that was handed over. The bytes are made anew from frozen content; the hashes say which they were.
    pub struct ContractDocument {
        /// Key.
        pub id: Id,
        /// The contract.
        pub contract_id: Id,
        /// Which paper.
        pub document_type: DeliveredKind,
        /// 1, 2, 3… per contract and kind.
        pub version: i64,
        /// File name.
        pub file_name: String,
        /// BLAKE3 of the bytes.
        pub blake3: String,
        /// SHA-256 of the bytes.
        pub sha256: String,
        /// Bytes.
        pub size_bytes: i64,
        /// How it was handed over: `email`, `wechat`, `whatsapp`, `paper`.
        pub sent_via: String,
        /// When.
        pub sent_at: Instant,
        /// Who handed it over.
        pub sent_by: Id,
    }
}
entity!(ContractDocument in "contract_documents", finds ["contract_id"], root |row| RootRule::Of("contracts", row.contract_id));

/// Records that a paper was handed over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordDelivery {
    /// New id.
    pub id: Id,
    /// The contract.
    pub contract_id: Id,
    /// Which paper.
    pub document_type: DeliveredKind,
    /// File name.
    pub file_name: String,
    /// BLAKE3 of the bytes.
    pub blake3: String,
    /// SHA-256 of the bytes.
    pub sha256: String,
    /// Bytes.
    pub size_bytes: i64,
    /// How: `email`, `wechat`, `whatsapp`, `paper`.
    pub sent_via: String,
}

pub(crate) fn record(args: &RecordDelivery, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("contract.issue")?;
    let contract: Contract = cx.require(args.contract_id)?;
    if matches!(contract.status, ContractStatus::Draft | ContractStatus::Terminated) {
        return Err(Refusal::new("contract.not_sent").into());
    }
    check_name("file_name", &args.file_name)?;
    check_hash("blake3", &args.blake3)?;
    check_hash("sha256", &args.sha256)?;
    check_length("sent_via", &args.sent_via, 20)?;
    if !["email", "wechat", "whatsapp", "paper"].contains(&args.sent_via.as_str()) {
        return Err(Refusal::new("field.invalid").field("sent_via").into());
    }
    if args.size_bytes < 1 {
        return Err(Refusal::new("field.invalid").field("size_bytes").into());
    }
    let earlier = cx.list::<ContractDocument>("contract_id", &contract.id)?;
    let version = earlier.iter().filter(|d| d.document_type == args.document_type).map(|d| d.version).max();
    cx.insert(&ContractDocument {
        id: args.id,
        contract_id: contract.id,
        document_type: args.document_type,
        version: version.unwrap_or(0) + 1,
        file_name: args.file_name.clone(),
        blake3: args.blake3.clone(),
        sha256: args.sha256.clone(),
        size_bytes: args.size_bytes,
        sent_via: args.sent_via.clone(),
        sent_at: cx.at,
        sent_by: cx.actor.user_id,
    })
}
