//! Every rule of the domain, one module per noun, over the in-memory model.

mod access;
mod approval;
mod codes;
mod contact;
mod cost;
mod customer;
mod edit;
mod gate;
mod hidden;
mod lookup;
mod model;
mod money;
mod number;
mod opportunity;
mod opportunity_product;
mod pricing;
mod product;
mod product_dependency;
mod purity;
mod quotation;
mod quotation_issue;
mod quotation_state;
mod quotation_template;
mod rate;
mod setting;
mod stage;
