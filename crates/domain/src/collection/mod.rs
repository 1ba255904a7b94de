//! Collection (收款): how a deal stands, todos, delivery, dunning, completion (DOMAIN §3.8, §5.1, §5.8).

mod receipt;
mod standing;
mod task;
mod todo;
mod verify;

pub use receipt::SystemNote;
pub(crate) use receipt::{cancel_tasks_of, expected_again, received, withdrawn};
pub use standing::{CollectionStatus, OrderStanding, Standing, prepayment_needed, standing};
pub use task::{CollectionTask, CollectionTaskEntry, CollectionTaskStatus, CreateTask, FinishTask, LogTask, TaskType};
pub(crate) use task::{create as create_task, finish as finish_task, log as log_task};
pub use todo::{CollectionTodo, CreateTodo, MoveTodo, TodoStatus, TodoType};
pub(crate) use todo::{
    ask_for_review, cancel_open, check_payment, check_payment_id, create as create_todo, execution_freed,
    execution_held, execution_released, execution_stuck, execution_taken, move_on as move_todo, payment_confirmed,
    payment_refunded, reviewed,
};
pub use verify::{CompleteOpportunity, VerifyDelivery};
pub(crate) use verify::{complete, delivered, verify_delivery};
