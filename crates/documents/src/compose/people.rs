//! Who offers, who is asked, who signs, and where the money goes.

use super::voice::Voice;
use super::{CAPTION, LABEL, NAME, SMALL, VALUE, filled, heading};
use crate::error::PaperError;
use crate::model::{Align, Block, Ink, Panel, Para, Signature};
use crate::quotation::{BankAccount, Party};

/// A party under its caption.
pub fn party_panel(caption: &str, party: &Party, voice: Voice) -> Result<Panel, PaperError> {
    let mut head = vec![Para::new(voice.inline(caption)?, CAPTION), Para::new(&party.name, NAME)];
    if let Some(second) = filled(&party.name_second) {
        head.push(Para::new(second, LABEL.leading(1.5)));
    }
    let mut fields = Vec::new();
    for (key, value) in [
        ("party.code", &party.code),
        ("party.address", &party.address),
        ("party.tax_id", &party.tax_id),
        ("party.contact", &party.contact),
        ("party.phone", &party.phone),
        ("party.email", &party.email),
    ] {
        if let Some(value) = filled(value) {
            fields.push((Para::new(voice.inline(key)?, LABEL), Para::new(value, VALUE)));
        }
    }
    Ok(Panel { head, fields })
}

/// The accounts under their heading; nothing when there are none.
pub fn accounts(accounts: &[BankAccount], voice: Voice, blocks: &mut Vec<Block>) -> Result<(), PaperError> {
    if accounts.is_empty() {
        return Ok(());
    }
    heading("account.heading", voice, blocks)?;
    let mut panels = Vec::new();
    for account in accounts {
        let mut fields = Vec::new();
        for (key, value) in [
            ("account.holder", Some(account.holder.as_str())),
            ("account.bank", Some(account.bank.as_str())),
            ("account.number", Some(account.number.as_str())),
            ("account.currency", filled(&account.currency)),
            ("account.swift", filled(&account.swift)),
        ] {
            if let Some(value) = value {
                fields.push((Para::new(voice.inline(key)?, LABEL), Para::new(value, VALUE)));
            }
        }
        panels.push(Panel { head: Vec::new(), fields });
    }
    blocks.push(Block::Panels(panels));
    Ok(())
}

/// A party's place to sign, with an empty seal box.
pub fn signature(caption: &str, party: &Party, voice: Voice) -> Result<Signature, PaperError> {
    let blank = || Para::new("", VALUE);
    let known = |text: Option<&str>| text.map_or_else(blank, |text| Para::new(text, VALUE));
    let label = |key| Ok(Para::new(voice.texts(key)?.join("\n"), LABEL.leading(1.25)));
    let fields = vec![
        (label("signature.sign")?, blank()),
        (label("signature.name")?, known(filled(&party.signatory))),
        (label("signature.date")?, blank()),
    ];
    let head = vec![Para::new(voice.inline(caption)?, CAPTION), Para::new(&party.name, VALUE.bold())];
    let seal = voice
        .texts("signature.seal")?
        .into_iter()
        .map(|text| Para::new(text, SMALL.ink(Ink::Faint).align(Align::Center)))
        .collect();
    Ok(Signature { panel: Panel { head, fields }, seal })
}
