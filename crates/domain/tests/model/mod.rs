//! The office of the tests, its people and its deals, over the in-memory storage.

mod contract;
mod deal;
mod world;

use bantu_domain::{Fault, Refusal};
pub use bantu_model::{Model, Writes};

pub use contract::{contract_template, entity};
pub use deal::Line;
pub use world::{World, head, product, user};

/// The refusal of a result that must be one, with its code compared.
#[track_caller]
pub fn refused<T: std::fmt::Debug>(result: Result<T, Fault>, code: &str) -> Refusal {
    match result {
        Err(Fault::Refused(refusal)) => {
            assert_eq!(refusal.code, code, "{refusal:?}");
            refusal
        }
        other => panic!("expected {code}, got {other:?}"),
    }
}

/// The same for a refusal that names a field.
#[track_caller]
pub fn refused_field<T: std::fmt::Debug>(result: Result<T, Fault>, code: &str, field: &str) {
    assert_eq!(refused(result, code).params.get("field").map(String::as_str), Some(field));
}

/// The code of a result: `ok` or the refusal's.
pub fn code<T, F: Into<Fault>>(result: Result<T, F>) -> String {
    match result.map_err(Into::into) {
        Ok(_) => "ok".to_owned(),
        Err(Fault::Refused(refusal)) => refusal.code,
        Err(Fault::Store(error)) => format!("storage: {error}"),
    }
}
