//! What screens look at: windows of rows with their counts, each under the roots its asker sees.

pub mod attachment;
pub mod audit;
pub mod collection_task;
pub mod collection_todo;
pub mod contact;
pub mod contents;
pub mod contract;
pub mod customer;
pub mod device;
pub mod execution;
pub mod invoice;
pub mod job;
pub mod lead;
pub mod mail;
pub mod material;
pub mod notification;
pub mod opportunity;
pub mod order;
pub mod payment;
pub mod pending;
pub mod product;
pub mod quotation;
pub mod receivable;
pub mod revenue;
pub mod small;
pub mod timeline;
mod window;
