//! Passwords: the rule for new ones, and argon2id.

use std::sync::LazyLock;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use bantu_app::{AppError, FieldError};

/// Fewest characters of a password.
const SHORTEST: usize = 8;
/// Longest password accepted, in bytes: hashing is not a way to keep the server busy.
const LONGEST: usize = 256;
/// Memory of one hash in KiB, passes and lanes: OWASP's second choice, about 40 ms on an office machine.
const MEMORY: (u32, u32, u32) = (19_456, 2, 1);

/// Refuses a weak password: at least 8 characters with letters and digits (DOMAIN §2.2).
///
/// # Errors
/// `auth.password_weak`.
pub(crate) fn check(password: &str) -> Result<(), AppError> {
    let long = password.chars().count() >= SHORTEST && password.len() <= LONGEST;
    let mixed = password.chars().any(char::is_alphabetic) && password.chars().any(|c| c.is_ascii_digit());
    if long && mixed {
        return Ok(());
    }
    let mut error = AppError::new("auth.password_weak").with("limit", SHORTEST);
    error.errors.push(FieldError {
        path: "password".to_owned(),
        code: error.code.clone(),
        params: error.params.clone(),
    });
    Err(error)
}

/// Hashes a password with a salt of its own; takes its time, so call it on a blocking thread.
///
/// # Errors
/// `internal` when the random source fails.
pub(crate) fn hash(password: &str) -> Result<String, AppError> {
    let hash = hasher().hash_password(password.as_bytes()).map_err(|_| AppError::new("internal"))?;
    Ok(hash.to_string())
}

/// Whether a password fits a hash. Without a hash the same work is done for nothing, so that time tells nothing.
pub(crate) fn fits(password: &str, hash: Option<&str>) -> bool {
    static NOBODY: LazyLock<String> = LazyLock::new(|| self::hash("nobody has this password 0").unwrap_or_default());
    if password.len() > LONGEST {
        return false;
    }
    let Ok(parsed) = PasswordHash::new(hash.unwrap_or(&NOBODY)) else { return false };
    let fits = hasher().verify_password(password.as_bytes(), &parsed).is_ok();
    fits && hash.is_some()
}

fn hasher() -> Argon2<'static> {
    let (memory, passes, lanes) = MEMORY;
    let params = Params::new(memory, passes, lanes, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

#[cfg(test)]
mod tests {
    use super::{check, fits, hash};

    #[test]
    fn weak_passwords_are_refused() {
        for (password, good) in [
            ("abcdefg1", true),
            ("客户客户客户客1", true),
            ("abcdef1", false),
            ("abcdefgh", false),
            ("12345678", false),
            ("", false),
        ] {
            assert_eq!(check(password).is_ok(), good, "{password}");
        }
        assert!(check(&format!("a1{}", "x".repeat(255))).is_err(), "too long");
    }

    #[test]
    fn a_hash_is_argon2id_salted_and_fits_its_password_alone() {
        let first = hash("correct horse 1").unwrap();
        assert!(first.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{first}");
        assert_ne!(first, hash("correct horse 1").unwrap());
        assert!(fits("correct horse 1", Some(&first)));
        assert!(!fits("correct horse 2", Some(&first)));
        assert!(!fits("nobody has this password 0", None));
        assert!(!fits("anything", Some("not a hash")));
    }
}
