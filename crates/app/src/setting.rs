//! Settings of the workspace.

use bantu_domain::command::Command;
use bantu_domain::setting::{SetSetting, SettingKey, SettingRange, text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Call;
use crate::error::AppError;
use crate::usecase::{UseCase, online, query};
use crate::view::{Done, Nothing, Rows};

/// A setting with its value.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct SettingRow {
    /// Which setting.
    pub key: SettingKey,
    /// Its value as text; the default where the workspace has none.
    pub value: String,
    /// What its value may be.
    pub kind: SettingShape,
    /// The least number.
    pub least: Option<i64>,
    /// The largest number.
    pub most: Option<i64>,
    /// The words to choose from.
    pub words: Vec<String>,
}

/// What the value of a setting may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SettingShape {
    /// A whole number.
    Number,
    /// Whole numbers, each smaller than the one before: `90,60,30`.
    Numbers,
    /// One of some words.
    Word,
}

/// Changes a setting.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetSettingArgs {
    /// Which setting.
    key: SettingKey,
    /// Its value as text.
    value: String,
}

fn list(call: &Call<'_>, _args: Nothing) -> Result<Rows<SettingRow>, AppError> {
    call.look(|look| {
        look.ask(|cx| {
            let mut rows = Vec::new();
            for key in SettingKey::ALL {
                rows.push(row(*key, text(*key, cx)?));
            }
            Ok(Rows { rows })
        })
    })
}

fn row(key: SettingKey, value: String) -> SettingRow {
    let (kind, limits, words): (_, _, &[&str]) = match key.range() {
        SettingRange::Number(least, most) => (SettingShape::Number, Some((least, most)), &[]),
        SettingRange::Falling(least, most) => (SettingShape::Numbers, Some((least, most)), &[]),
        SettingRange::OneOf(words) => (SettingShape::Word, None, words),
    };
    let words = words.iter().map(|word| (*word).to_owned()).collect();
    SettingRow { key, value, kind, least: limits.map(|l| l.0), most: limits.map(|l| l.1), words }
}

fn set(call: &Call<'_>, args: SetSettingArgs) -> Result<Done, AppError> {
    call.run(&Command::SettingSet(SetSetting { setting_key: args.key, value: args.value }))
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![query("setting.list", "", list), online("setting.set", "settings.manage", set)]
}
