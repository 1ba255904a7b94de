//! The use-case table from outside: JSON in, JSON out, each noun with good input and bad, and the table as a whole.

mod deal;
mod office;

mod attachment;
mod audit;
mod bad;
mod collection;
mod contact;
mod contract;
mod cost;
mod customer;
mod device;
mod draft;
mod exchange_rate;
mod execution;
mod foreign;
mod fuzz;
mod invoice;
mod lead;
mod lookup;
mod material;
mod matrix;
mod notification;
mod opportunity;
mod payment;
mod product;
mod product_dependency;
mod quotation_template;
mod schema;
mod search;
mod setting;
mod user;
mod whole;
