//! Known mistakes about money, made at the office in place of a command or after it.

use bantu_domain::command::Command;
use bantu_domain::contract::Contract;
use bantu_domain::invoice::{Invoice, InvoiceStatus};
use bantu_domain::opportunity::Opportunity;
use bantu_domain::order::order_id;
use bantu_domain::order_payment::{OrderPayment, OrderPaymentStatus};
use bantu_domain::payment::{Payment, ReviewVerdict};
use bantu_domain::record::{CellValue, Id, Record};
use bantu_domain::refusal::Fault;
use bantu_domain::stage;
use bantu_domain::table::Entity;
use bantu_domain::tx::Tx;

use super::is;

/// Issues an invoice without a look at what the contract leaves; tells whether it did.
pub(crate) fn instead(command: &Command, tx: &mut dyn Tx) -> Result<bool, Fault> {
    let Command::InvoiceIssue(args) = command else { return Ok(false) };
    if !is("invoice_ceiling_unchecked") {
        return Ok(false);
    }
    let number = Some(args.number.clone());
    change(args.id, tx, |invoice: &mut Invoice| {
        invoice.status = InvoiceStatus::Issued;
        invoice.invoice_no = number;
    })?;
    Ok(true)
}

/// Spoils what a command wrote.
pub(crate) fn after(command: &Command, tx: &mut dyn Tx) -> Result<(), Fault> {
    match command {
        // The second report of the same money is forgotten to be one.
        Command::PaymentReport(args) if is("double_report_counts_twice") => {
            change(args.id, tx, |payment: &mut Payment| payment.duplicate_of_id = None)
        }
        // A new rate is written into contracts that were signed under the old one.
        Command::ContractEntityAddTaxRate(args) if is("rate_reaches_signed_contract") => {
            for deal in tx.find(Opportunity::table(), "current_stage_id", &stage::id_of(4).to_cell())? {
                let deal = Opportunity::read(&deal.row)?.id.to_cell();
                for contract in tx.find(Contract::table(), "opportunity_id", &deal)? {
                    change(Contract::read(&contract.row)?.id, tx, |contract: &mut Contract| {
                        if contract.terms.entity_id == args.entity_id && contract.status.is_signed() {
                            contract.tax_rate_e4 = args.rate;
                        }
                    })?;
                }
            }
            Ok(())
        }
        // A receipt that is paid in parts loses a cent.
        Command::PaymentReview(args) if is("parts_lose_a_cent") && args.verdict == ReviewVerdict::Confirmed => {
            let Some(payment) = read::<Payment>(args.id, tx)? else { return Ok(()) };
            let order = order_id(payment.contract_id).to_cell();
            for stored in tx.find(OrderPayment::table(), "order_id", &order)? {
                let receipt = OrderPayment::read(&stored.row)?;
                if receipt.part_no > 1 && receipt.payment_id.is_none() {
                    return change(receipt.id, tx, |rest: &mut OrderPayment| rest.payment_amount_minor -= 1);
                }
            }
            Ok(())
        }
        // A refunded payment still covers its receipts.
        Command::PaymentRefund(args) if is("refund_keeps_receipts") => {
            let order = match read::<Payment>(args.id, tx)? {
                Some(payment) => order_id(payment.contract_id).to_cell(),
                None => return Ok(()),
            };
            match tx.find(OrderPayment::table(), "order_id", &order)?.first() {
                Some(stored) => {
                    let id = OrderPayment::read(&stored.row)?.id;
                    change(id, tx, |receipt: &mut OrderPayment| {
                        receipt.status = OrderPaymentStatus::Confirmed;
                        receipt.payment_id = Some(args.id);
                    })
                }
                None => Ok(()),
            }
        }
        _ => Ok(()),
    }
}

fn read<E: Entity>(id: Id, tx: &mut dyn Tx) -> Result<Option<E>, Fault> {
    Ok(tx.get(E::table(), id)?.map(|stored| E::read(&stored.row)).transpose()?)
}

fn change<E: Entity>(id: Id, tx: &mut dyn Tx, change: impl FnOnce(&mut E)) -> Result<(), Fault> {
    let Some(stored) = tx.get(E::table(), id)? else { return Ok(()) };
    let mut record = E::read(&stored.row)?;
    change(&mut record);
    let mut row = stored.row.clone();
    record.write(&mut row);
    tx.put(E::table(), &row, &stored.root)
}
