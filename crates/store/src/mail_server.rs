//! The mail server of a desktop without an office, on this machine only.

use bantu_domain::record::Cell;
use bantu_domain::refusal::StoreError;

use crate::backend::{Conn, cell, text};

/// A mail server without its password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailServer {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: i64,
    /// Code of the protection of the way there.
    pub security: String,
    /// Login, where it asks for one.
    pub login: Option<String>,
    /// Address that mails come from.
    pub from_address: String,
}

/// The mail server, where one is set.
///
/// # Errors
/// Storage failure.
pub fn get(conn: &mut Conn<'_>) -> Result<Option<MailServer>, StoreError> {
    let params = [conn.workspace_cell()];
    let row = conn
        .query_one("SELECT host, port, security, login, from_address FROM mail_server WHERE workspace = $1", &params)?;
    row.map(|row| {
        Ok(MailServer {
            host: cell(&row, "host")?,
            port: cell(&row, "port")?,
            security: cell(&row, "security")?,
            login: cell(&row, "login")?,
            from_address: cell(&row, "from_address")?,
        })
    })
    .transpose()
}

/// Sets the mail server in the place of the one before.
///
/// # Errors
/// Storage failure.
pub fn put(conn: &mut Conn<'_>, server: &MailServer) -> Result<(), StoreError> {
    let params = [
        conn.workspace_cell(),
        text(&server.host),
        Cell::Int(server.port),
        text(&server.security),
        server.login.as_deref().map_or(Cell::Null, text),
        text(&server.from_address),
    ];
    conn.write(include_str!("mail_server_put.sql"), &params).map(drop)
}

/// Forgets the mail server.
///
/// # Errors
/// Storage failure.
pub fn delete(conn: &mut Conn<'_>) -> Result<(), StoreError> {
    let params = [conn.workspace_cell()];
    conn.write("DELETE FROM mail_server WHERE workspace = $1", &params).map(drop)
}
