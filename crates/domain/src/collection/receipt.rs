//! A receipt that came in, or is expected no more, asks nobody for anything: the dunning tasks and the todo about it end by themselves,
//! and begin again where the money is taken back (DOMAIN §3.13, §5.8).

use super::task::{CollectionTask, CollectionTaskEntry, CollectionTaskStatus};
use super::todo::{self, CollectionTodo, TodoStatus};
use crate::opportunity::Opportunity;
use crate::order::Order;
use crate::order_payment::OrderPayment;
use crate::record::{Id, built_in_id};
use crate::refusal::Fault;
use crate::text_enum;
use crate::tx::Cx;

text_enum! {
    /// Why the rules ended something or let it begin again. It is written down as `system.<code>/<what it refers to>`, which the screens
    /// put into words.
    pub enum SystemNote {
        /// The money came; refers to the number of the payment, or to the day where finance confirmed it by hand.
        Paid = "paid",
        /// A part of it came.
        PaidPart = "paid_part",
        /// The confirmation was taken back, or the money given back; refers to the reason.
        TakenBack = "taken_back",
        /// The order is cancelled; refers to its number.
        OrderCancelled = "order_cancelled",
        /// No order waits for this one any more; refers to its number.
        NobodyWaits = "nobody_waits",
        /// The order that was to be given away waits again or was given up; refers to its number.
        NotFree = "not_free",
    }
}

impl SystemNote {
    /// How a history names whom the rules acted for, beside the ways of asking a customer.
    pub const CHANNEL: &'static str = "system";

    /// As it is stored.
    pub fn about(self, what: &str) -> String {
        format!("system.{}/{what}", self.code())
    }
}

/// The money of a receipt came in, `rest` is what of it is still expected. Tasks end, or go on about the rest.
pub(crate) fn received(
    receipt: &OrderPayment,
    rest: Option<&OrderPayment>,
    by: &str,
    cx: &mut Cx<'_>,
) -> Result<(), Fault> {
    let note = if rest.is_some() { SystemNote::PaidPart } else { SystemNote::Paid }.about(by);
    for mut task in cx.list::<CollectionTask>("order_payment_id", &Some(receipt.id))? {
        if !task.status.is_open() {
            continue;
        }
        match rest {
            Some(rest) => task.order_payment_id = Some(rest.id),
            None => task.status = CollectionTaskStatus::Completed,
        }
        write_down(task, &note, cx)?;
    }
    if let Some(mut todo) = open_todo(receipt.id, cx)? {
        todo::finish(&mut todo, TodoStatus::Completed, Some(note), cx)?;
        if let Some(rest) = rest {
            let deal: Opportunity = cx.require(todo.opportunity_id)?;
            todo::check_payment(rest.id, &deal, cx)?;
        }
    }
    Ok(())
}

/// The money of a receipt is expected again: what was done about it last begins again.
pub(crate) fn expected_again(receipt: &OrderPayment, reason: &str, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let note = SystemNote::TakenBack.about(reason);
    let tasks = cx.list::<CollectionTask>("order_payment_id", &Some(receipt.id))?;
    if !tasks.iter().any(|task| task.status.is_open()) {
        let last = tasks.into_iter().max_by_key(|task| (task.updated_at, task.id));
        if let Some(mut task) = last.filter(|task| task.status == CollectionTaskStatus::Completed) {
            let asked = task.reminder_count > 0;
            task.status = if asked { CollectionTaskStatus::InProgress } else { CollectionTaskStatus::Pending };
            write_down(task, &note, cx)?;
        }
    }
    match cx.load::<CollectionTodo>(todo::check_payment_id(receipt.id))? {
        Some(mut todo) if todo.status == TodoStatus::Completed => {
            todo::finish(&mut todo, TodoStatus::Pending, Some(note), cx)
        }
        _ => Ok(()),
    }
}

/// The order of a receipt is cancelled: nobody has to see whether its money came.
pub(crate) fn withdrawn(receipt: &OrderPayment, order: &Order, cx: &mut Cx<'_>) -> Result<(), Fault> {
    match open_todo(receipt.id, cx)? {
        Some(mut todo) => {
            let note = SystemNote::OrderCancelled.about(&order.order_number);
            todo::finish(&mut todo, TodoStatus::Cancelled, Some(note), cx)
        }
        None => Ok(()),
    }
}

/// The order expects nothing any more: nobody is asked for its money.
pub(crate) fn cancel_tasks_of(order: &Order, cx: &mut Cx<'_>) -> Result<(), Fault> {
    for mut task in cx.list::<CollectionTask>("order_id", &order.id)? {
        if task.status.is_open() {
            task.status = CollectionTaskStatus::Cancelled;
            write_down(task, &SystemNote::OrderCancelled.about(&order.order_number), cx)?;
        }
    }
    Ok(())
}

fn open_todo(receipt: Id, cx: &mut Cx<'_>) -> Result<Option<CollectionTodo>, Fault> {
    Ok(cx.load::<CollectionTodo>(todo::check_payment_id(receipt))?.filter(|todo| todo.status.is_open()))
}

/// Keeps a task with a line in its history that says what became of it, when and by whose deed.
fn write_down(mut task: CollectionTask, note: &str, cx: &mut Cx<'_>) -> Result<(), Fault> {
    task.updated_at = cx.at;
    cx.save(&task)?;
    let said = cx.list::<CollectionTaskEntry>("task_id", &task.id)?.len();
    cx.insert(&CollectionTaskEntry {
        id: built_in_id("collection_task_entries", &format!("{}/system/{said}", task.id)),
        task_id: task.id,
        channel: SystemNote::CHANNEL.to_owned(),
        content: note.to_owned(),
        promised_on: None,
        created_by: cx.actor.user_id,
        created_at: cx.at,
    })
}
