//! What screens look at: windows of rows with their counts, each under the roots its asker sees.

pub mod audit;
pub mod contact;
pub mod contents;
pub mod customer;
pub mod device;
pub mod opportunity;
pub mod pending;
pub mod product;
pub mod quotation;
pub mod small;
mod window;
