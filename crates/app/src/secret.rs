//! Secrets of this machine beside the database: the shell keeps them in the keychain of the operating system.

use crate::error::AppError;

/// Keeps secrets of one data folder by name.
pub trait Secrets: Send + Sync {
    /// Keeps a secret; whatever had the name before is replaced.
    ///
    /// # Errors
    /// `keychain.unavailable`.
    fn keep(&self, name: &str, secret: &str) -> Result<(), AppError>;

    /// Gives a secret back; none where nothing has the name.
    ///
    /// # Errors
    /// `keychain.unavailable`, `key_file.damaged` for what is no text.
    fn fetch(&self, name: &str) -> Result<Option<String>, AppError>;

    /// Forgets a secret, also one that is not there.
    ///
    /// # Errors
    /// `keychain.unavailable`.
    fn forget(&self, name: &str) -> Result<(), AppError>;
}

/// Secrets until the program ends, where a machine has no keychain.
#[derive(Default)]
pub struct Passing(std::sync::Mutex<std::collections::BTreeMap<String, String>>);

impl Passing {
    fn all(&self) -> std::sync::MutexGuard<'_, std::collections::BTreeMap<String, String>> {
        // Each change is one step: a panic leaves none half done.
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Secrets for Passing {
    fn keep(&self, name: &str, secret: &str) -> Result<(), AppError> {
        self.all().insert(name.to_owned(), secret.to_owned());
        Ok(())
    }

    fn fetch(&self, name: &str) -> Result<Option<String>, AppError> {
        Ok(self.all().get(name).cloned())
    }

    fn forget(&self, name: &str) -> Result<(), AppError> {
        self.all().remove(name);
        Ok(())
    }
}
