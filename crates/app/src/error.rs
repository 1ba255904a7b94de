//! The one error that leaves the program: a stable code with parameters, and a code for what is safe.

use std::collections::BTreeMap;

use bantu_domain::{Fault, Refusal, StoreError};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// An error at the boundary. The interface has a text in three languages for every `code` and every `safe`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema, thiserror::Error)]
#[error("{code}")]
pub struct AppError {
    /// Stable code, `noun.problem`.
    pub code: String,
    /// Values for the text.
    #[serde(default)]
    pub params: BTreeMap<String, String>,
    /// Code of what was kept: `safe.nothing_changed`, `safe.unknown` or `safe.saved_on_this_laptop`.
    pub safe: String,
    /// The fields at fault.
    #[serde(default)]
    pub errors: Vec<FieldError>,
}

/// A problem of one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FieldError {
    /// Name of the field.
    pub path: String,
    /// Stable code.
    pub code: String,
    /// Values for the text.
    #[serde(default)]
    pub params: BTreeMap<String, String>,
}

/// What kind of failure an error is; hosts map it to their own codes (HTTP status, exit code).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// A business rule is against it.
    Rule,
    /// Nobody is logged in.
    Unauthenticated,
    /// The permission is missing.
    Forbidden,
    /// Unknown, or not visible.
    NotFound,
    /// Something like it exists, or somebody was faster.
    Conflict,
    /// A field is malformed.
    Invalid,
    /// Too many attempts.
    TooMany,
    /// Try again later.
    Unavailable,
    /// A defect.
    Internal,
}

impl AppError {
    /// What is safe where nothing was changed.
    pub const NOTHING_CHANGED: &'static str = "safe.nothing_changed";

    /// An error that changed nothing.
    pub fn new(code: &str) -> Self {
        Self {
            code: code.to_owned(),
            params: BTreeMap::new(),
            safe: Self::NOTHING_CHANGED.to_owned(),
            errors: Vec::new(),
        }
    }

    /// The same error where nobody here knows whether the other side did it.
    #[must_use]
    pub fn unknown_outcome(mut self) -> Self {
        "safe.unknown".clone_into(&mut self.safe);
        self
    }

    /// Adds a parameter for the text.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl std::fmt::Display) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }

    /// Which kind of failure it is.
    pub fn kind(&self) -> ErrorKind {
        let code = self.code.as_str();
        match code {
            "permission.denied" | "approval.own_request" | "approval.wrong_role" | "device.revoked" => {
                ErrorKind::Forbidden
            }
            "record.not_found" | "group.unknown" | "rpc.unknown" => ErrorKind::NotFound,
            "auth.failed" | "auth.locked" | "session.expired" | "user.inactive" => ErrorKind::Unauthenticated,
            "auth.rate_limited" | "temporary_link.too_many" => ErrorKind::TooMany,
            "args.malformed" | "command.malformed" | "command.unknown" | "number.malformed" => ErrorKind::Invalid,
            "code.taken"
            | "record.exists"
            | "user.email_taken"
            | "applicant.number_taken"
            | "group.taken"
            | "lead.taken"
            | "lead.duplicate_company"
            | "customer.changed_since_merge"
            | "customer.merge_undone"
            | "audit.broken"
            | "job.running" => ErrorKind::Conflict,
            "storage.busy" | "server.unreachable" | "file.needs_office" => ErrorKind::Unavailable,
            "internal" | "storage.failed" | "storage.full" | "storage.newer" | "storage.wrong_key" | "file.missing"
            | "file.damaged" => ErrorKind::Internal,
            // Somebody saved meanwhile, whatever the record: before the fields, for one of those codes is `field.outdated`.
            _ if code.ends_with(".outdated") || code.starts_with("conflict.") => ErrorKind::Conflict,
            _ if code.ends_with(".not_yours") => ErrorKind::Forbidden,
            _ if code.starts_with("field.") || code.ends_with("out_of_range") => ErrorKind::Invalid,
            _ => ErrorKind::Rule,
        }
    }
}

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        let mut error = Self::new(&refusal.code);
        if let Some(path) = refusal.params.get("field") {
            error.errors.push(FieldError {
                path: path.clone(),
                code: refusal.code.clone(),
                params: refusal.params.clone(),
            });
        }
        error.params = refusal.params;
        error
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Full => Self::new("storage.full"),
            StoreError::Busy => Self::new("storage.busy"),
            StoreError::Newer { found, known } => Self::new("storage.newer").with("found", found).with("known", known),
            StoreError::WrongKey => Self::new("storage.wrong_key"),
            StoreError::Corrupt(what) => {
                tracing::error!(what, "corrupt value");
                Self::new("storage.failed")
            }
            StoreError::Io(detail) => {
                tracing::error!(detail, "storage failure");
                Self::new("storage.failed")
            }
        }
    }
}

impl From<Fault> for AppError {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Refused(refusal) => refusal.into(),
            Fault::Store(error) => error.into(),
        }
    }
}

impl From<bantu_documents::PaperError> for AppError {
    fn from(error: bantu_documents::PaperError) -> Self {
        Refusal {
            code: error.to_string(),
            params: error.params().into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        }
        .into()
    }
}

#[cfg(test)]
mod tests {
    use super::{AppError, ErrorKind};

    /// Every code that the rules know.
    const CODES: &str = include_str!("../../domain/codes.txt");

    fn check(code: &str, expected: ErrorKind) {
        assert_eq!(AppError::new(code).kind(), expected, "{code}");
    }

    #[test]
    fn whoever_saved_meanwhile_is_a_conflict_on_every_record() {
        let outdated: Vec<&str> = CODES.lines().filter(|code| code.ends_with("outdated")).collect();
        assert_eq!(outdated, ["contract.outdated", "field.outdated", "invoice.outdated", "quotation.outdated"]);
        for code in outdated {
            check(code, ErrorKind::Conflict);
        }
    }

    #[test]
    fn a_value_outside_its_range_is_invalid_on_every_field() {
        let outside: Vec<&str> = CODES.lines().filter(|code| code.ends_with("out_of_range")).collect();
        assert!(outside.len() >= 7 && outside.contains(&"tax.rate_out_of_range"), "{outside:?}");
        for code in outside {
            check(code, ErrorKind::Invalid);
        }
    }

    #[test]
    fn kinds_follow_from_the_code() {
        for (code, expected) in [
            ("code.taken", ErrorKind::Conflict),
            ("conflict.quotations_number", ErrorKind::Conflict),
            ("field.required", ErrorKind::Invalid),
            ("permission.denied", ErrorKind::Forbidden),
            ("record.not_found", ErrorKind::NotFound),
            ("session.expired", ErrorKind::Unauthenticated),
            ("contract.not_sent", ErrorKind::Rule),
            ("storage.busy", ErrorKind::Unavailable),
            ("internal", ErrorKind::Internal),
        ] {
            check(code, expected);
        }
    }
}
