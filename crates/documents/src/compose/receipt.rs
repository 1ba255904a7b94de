//! The receipt in blocks.

use std::sync::LazyLock;

use bantu_domain::payment::PaymentMethod;
use serde::Deserialize;

use super::voice::Voice;
use super::{Sheet, fact, fields, filled, masthead, number_texts, people, sums};
use crate::error::PaperError;
use crate::format::{amount, date, share};
use crate::model::{Block, Cell, Document, Side, Style};
use crate::receipt::ReceiptPaper;
use crate::template::{self, Embedded, Slot, Template};

/// A block of the receipt.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", tag = "block", deny_unknown_fields)]
pub enum Part {
    /// Mark, sender, title.
    Masthead,
    /// Who received and who paid.
    Parties,
    /// Number, dates and the like.
    Facts {
        /// Which, in order.
        fields: Vec<Slot<Fact>>,
    },
    /// For what and how.
    Purpose,
    /// Settled, withheld, received and words.
    Totals,
    /// The certificate of the tax withheld.
    Certificate,
    /// Remarks.
    Notes,
    /// Our place to sign, with the e-Meterai.
    Signatures,
    /// Empty height.
    Space {
        /// In points.
        points: f32,
    },
}

/// A fact of the strip below the parties.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// Receipt number.
    Number,
    /// Day the money arrived.
    ReceivedOn,
    /// Number of the contract.
    Contract,
    /// Number of the invoice.
    Invoice,
}

/// The receipt's template.
pub fn template() -> Result<&'static Template<Part>, PaperError> {
    static TEMPLATE: Embedded<Part> = LazyLock::new(|| template::read(include_str!("../../templates/receipt.json")));
    template::of(&TEMPLATE)
}

/// The blocks of a receipt in the order of its template.
pub fn document(paper: &ReceiptPaper) -> Result<Document, PaperError> {
    let template = template()?;
    let voice = Voice::of(paper.language);
    let mut blocks = Vec::new();
    for part in &template.blocks {
        add(part, paper, &template.title, voice, &mut blocks)?;
    }
    let sheet = Sheet {
        title: &template.title,
        number: number_texts(paper.state, &paper.number, voice)?,
        version: None,
        counterpart: &paper.payer.name,
        author: &paper.receiver.name,
        subject: Some(&paper.purpose.text),
        footer: filled(&paper.footer),
        watermark: super::watermark(paper.state, voice)?,
        instant: paper.issued_at,
    };
    sheet.document(blocks, voice)
}

fn add(
    part: &Part,
    paper: &ReceiptPaper,
    title: &str,
    voice: Voice,
    blocks: &mut Vec<Block>,
) -> Result<(), PaperError> {
    match part {
        Part::Masthead => blocks.push(masthead(title, voice)?),
        Part::Parties => {
            let receiver = people::party_panel("receipt.receiver", &paper.receiver, voice)?;
            let payer = people::party_panel("receipt.payer", &paper.payer, voice)?;
            blocks.push(Block::Panels(vec![receiver, payer]));
        }
        Part::Facts { fields } => {
            let cells = fields.iter().map(|slot| Ok((slot.share, fact_cell(slot.field, paper, voice)?)));
            blocks.push(Block::Facts(cells.collect::<Result<_, PaperError>>()?));
        }
        Part::Purpose => {
            let purpose = [Some(paper.purpose.text.as_str()), filled(&paper.purpose.second)];
            let mut rows = vec![
                ("receipt.purpose", purpose.into_iter().flatten().collect::<Vec<_>>().join("\n")),
                ("receipt.method", voice.inline(method(paper.method))?),
            ];
            rows.extend(filled(&paper.reference).map(|reference| ("receipt.reference", reference.to_owned())));
            fields(rows, voice, blocks)?;
        }
        Part::Totals => blocks.push(totals(paper, voice)?),
        Part::Certificate => {
            if let Some(withheld) = &paper.withheld {
                let number = match filled(&withheld.certificate) {
                    Some(number) => number.to_owned(),
                    None => voice.texts("receipt.certificate_pending")?.join(" / "),
                };
                fields(vec![("receipt.certificate", number)], voice, blocks)?;
            }
        }
        Part::Notes => super::notes(&paper.notes, voice, blocks)?,
        Part::Signatures => {
            let meterai = if paper.needs_meterai() { Some(super::meterai_box(voice)?) } else { None };
            let lines = [("signature.sign", None), ("signature.name", filled(&paper.receiver.signatory))];
            let right = people::sign("signature.receiver", &paper.receiver, &lines, None, voice)?;
            blocks.push(Block::Signatures(vec![Side::Marks { stamped: Vec::new(), meterai }, right]));
        }
        Part::Space { points } => blocks.push(Block::Space(*points)),
    }
    Ok(())
}

fn fact_cell(field: Fact, paper: &ReceiptPaper, voice: Voice) -> Result<Cell, PaperError> {
    let known = |number: &Option<String>| vec![filled(number).unwrap_or("-").to_owned()];
    let (key, values) = match field {
        Fact::Number => ("receipt.number", number_texts(paper.state, &paper.number, voice)?),
        Fact::ReceivedOn => ("receipt.received_on", voice.each(|tongue| Ok(date(tongue, paper.received_on)))?),
        Fact::Contract => ("contract.number", known(&paper.contract_number)),
        Fact::Invoice => ("invoice.number", known(&paper.invoice_number)),
    };
    fact(key, values, voice)
}

const fn method(method: PaymentMethod) -> &'static str {
    match method {
        PaymentMethod::BankTransfer => "method.bank_transfer",
        PaymentMethod::Wechat => "method.wechat",
        PaymentMethod::Alipay => "method.alipay",
        PaymentMethod::Cash => "method.cash",
        PaymentMethod::Other => "method.other",
    }
}

/// What is settled less what was withheld is what came in; its words stand beside it.
fn totals(paper: &ReceiptPaper, voice: Voice) -> Result<Block, PaperError> {
    let mut rows = Vec::new();
    if let Some(withheld) = &paper.withheld {
        rows.push(sums::row(voice.texts("receipt.settled")?, amount(paper.settled), Style::body(8.5)));
        let texts = match withheld.rate {
            Some(rate) => voice.texts_with("receipt.withheld_rate", |tongue| vec![("rate", share(tongue, rate))])?,
            None => voice.texts("receipt.withheld")?,
        };
        rows.push(sums::row(texts, format!("-{}", amount(withheld.amount)), Style::body(8.5)));
    }
    rows.push(sums::strong(voice.texts("receipt.received")?, paper.received));
    Ok(Block::Totals { words: sums::in_words("receipt.words", paper.received, voice)?, rows })
}
