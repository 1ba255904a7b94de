//! The demonstration's logins: users with passwords that everybody may know, then the story of `bantu_app::demo`.

use bantu_app::{AppError, demo};

use crate::account;
use crate::office::{NewUser, Office};

/// The password of every demonstration user. Such an office is for trying out, never for work.
pub const PASSWORD: &str = "bantu-demo-2026";

/// Makes the demonstration users and tells their story; answers a line per login. A second run changes nothing.
///
/// # Errors
/// `demo.broken`; storage failure.
pub fn fill(office: &Office) -> Result<Vec<String>, AppError> {
    let mut logins = Vec::new();
    for user in demo::users()? {
        let roles: Vec<&str> = user.roles.iter().map(String::as_str).collect();
        let new = NewUser {
            email: &user.email,
            display_name: &user.display_name,
            language: Some(&user.language),
            roles: &roles,
            password: PASSWORD,
        };
        if account::user_of(office, &user.email).is_err() {
            office.add_user(&new)?;
        }
        logins.push(format!("{}  {}  {PASSWORD}", user.roles.join(","), user.email));
    }
    demo::load(office.app())?;
    Ok(logins)
}
