//! The business of Bantu: one module per noun with its records, commands and rules. Pure: no clock, no randomness, no input or output.
#![deny(clippy::float_arithmetic)]

pub mod access;
pub mod actor;
pub mod approval;
pub mod attachment;
pub mod collection;
pub mod command;
pub mod contact;
pub mod contract;
pub mod contract_entity;
pub mod contract_template;
pub mod cost;
pub mod customer;
pub mod device;
pub mod edit;
pub mod explain;
pub mod gate;
pub mod invoice;
pub mod lookup;
pub mod media_type;
pub mod money;
pub mod number;
pub mod opportunity;
pub mod opportunity_product;
pub mod order;
pub mod order_payment;
pub mod organization;
pub mod payment;
pub mod product;
pub mod product_dependency;
pub mod product_price;
pub mod quotation;
pub mod quotation_template;
pub mod rate;
pub mod record;
pub mod refusal;
pub mod service_phase;
pub mod setting;
pub mod stage;
pub mod table;
pub mod tables;
pub mod tax;
pub mod tx;

pub use command::{Class, Command, Outcome, execute};
pub use money::{Currency, Money};
pub use refusal::{Fault, Refusal, StoreError};
