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
mod customer_merge;
mod device;
mod draft;
mod exchange_rate;
mod execution;
mod foreign;
mod fuzz;
mod group;
mod holiday;
mod invoice;
mod job;
mod lead;
mod lookup;
mod mail;
mod mail_server;
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
#[expect(dead_code, reason = "the tests of the other crate need the rest")]
mod smtp;
mod temporary_link;
mod user;
mod whole;
