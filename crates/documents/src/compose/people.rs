//! Who offers, who is asked, who signs, and where the money goes.

use super::voice::Voice;
use super::{CAPTION, HEADING, LABEL, NAME, SMALL, VALUE, filled, heading};
use crate::error::PaperError;
use crate::model::{Align, Block, Cell, Ink, Panel, Para, Side, Signature};
use crate::paper::{BankAccount, Party};

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
        ("party.representative", &party.representative),
        ("party.contact", &party.contact),
        ("party.phone", &party.phone),
        ("party.email", &party.email),
        ("party.bank", &party.bank),
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
    let panels = accounts.iter().map(|account| account_panel(account, Vec::new(), voice));
    blocks.push(Block::Panels(panels.collect::<Result<_, _>>()?));
    Ok(())
}

/// The accounts in the left half of the row of signatures, so that an invoice stays on one page.
pub fn accounts_aside(accounts: &[BankAccount], voice: Voice) -> Result<Side, PaperError> {
    let mut panels = Vec::new();
    for account in accounts {
        let head =
            if panels.is_empty() { vec![Para::new(voice.inline("account.heading")?, HEADING)] } else { Vec::new() };
        panels.push(account_panel(account, head, voice)?);
    }
    Ok(Side::Panels(panels))
}

fn account_panel(account: &BankAccount, head: Cell, voice: Voice) -> Result<Panel, PaperError> {
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
    Ok(Panel { head, fields })
}

/// A party's place to sign, with an empty seal box.
pub fn signature(caption: &str, party: &Party, voice: Voice) -> Result<Side, PaperError> {
    let name = filled(&party.signatory);
    sign(caption, party, &[("signature.sign", None), ("signature.name", name), ("signature.date", None)], None, voice)
}

/// A party's place to sign with the lines to fill in, an empty seal box and, where it is due, a box for the e-Meterai.
pub fn sign(
    caption: &str,
    party: &Party,
    lines: &[(&str, Option<&str>)],
    stamp: Option<Cell>,
    voice: Voice,
) -> Result<Side, PaperError> {
    let mut fields = Vec::new();
    for (key, value) in lines {
        let label = Para::new(voice.texts(key)?.join("\n"), LABEL.leading(1.25));
        fields.push((label, Para::new(value.unwrap_or_default(), VALUE)));
    }
    let head = vec![Para::new(voice.inline(caption)?, CAPTION), Para::new(&party.name, VALUE.bold())];
    let seal = voice
        .texts("signature.seal")?
        .into_iter()
        .map(|text| Para::new(text, SMALL.ink(Ink::Faint).align(Align::Center)))
        .collect();
    Ok(Side::Signs(Signature { panel: Panel { head, fields }, seal, stamp }))
}
