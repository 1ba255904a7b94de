//! The office server over HTTP, route by route: modules and tests mirror the URLs.

mod auth;
mod bad;
mod contacts;
mod customers;
mod envelope;
mod explain;
mod files;
mod office;
mod openapi;
mod opportunities;
mod process;
mod quotation_templates;
mod quotations;
mod rpc;
mod screens;
mod stages;
mod sync;
mod whole;
