//! `bantu-server device …`: the laptops of the office and shutting one out.

use std::path::Path;

use bantu_app::AppError;
use bantu_domain::actor::Actor;
use serde_json::{Value, json};

use super::CliError;
use crate::office::Office;

/// Prints every laptop, one a line.
pub(super) fn list(data: &Path) -> Result<(), CliError> {
    let office = Office::open(data)?;
    for device in devices(&office)? {
        println!("{}", line(&device));
    }
    Ok(())
}

/// Shuts the laptop of a mark or an id out.
pub(super) fn revoke(mark_or_id: &str, data: &Path) -> Result<(), CliError> {
    let office = Office::open(data)?;
    let devices = devices(&office)?;
    let named = |device: &&Value| {
        field(device, "id") == mark_or_id.to_ascii_lowercase() || field(device, "mark").eq_ignore_ascii_case(mark_or_id)
    };
    let device = devices.iter().find(named).ok_or_else(|| AppError::new("device.unknown"))?;
    office.json(Actor::SYSTEM, "device.revoke", json!({ "device_id": device["id"] }))?;
    println!("{} {} {}", field(device, "mark"), field(device, "user_email"), field(device, "name"));
    Ok(())
}

fn devices(office: &Office) -> Result<Vec<Value>, AppError> {
    let mut answer = office.json(Actor::SYSTEM, "device.list", json!({}))?;
    match answer["rows"].take() {
        Value::Array(rows) => Ok(rows),
        _ => Err(AppError::new("internal")),
    }
}

fn line(device: &Value) -> String {
    let state = if device["is_active"] == json!(true) { "active" } else { "revoked" };
    let seen = device["last_seen_at"].as_str().unwrap_or("never");
    // What a person typed must not begin another line or field.
    let name = field(device, "name").replace(|c: char| c.is_control(), " ");
    [
        field(device, "mark"),
        state,
        field(device, "user_email"),
        field(device, "enrolled_at"),
        seen,
        field(device, "id"),
        &name,
    ]
    .join("\t")
}

fn field<'a>(device: &'a Value, name: &str) -> &'a str {
    device[name].as_str().unwrap_or_default()
}
