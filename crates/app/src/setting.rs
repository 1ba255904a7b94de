//! Settings of the workspace.

use bantu_domain::command::Command;
use bantu_domain::setting::{SetSetting, Setting, SettingKey, id_of};
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
    /// Its value as text.
    pub value: String,
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
                if let Some(setting) = cx.load::<Setting>(id_of(*key))? {
                    rows.push(SettingRow { key: *key, value: setting.value });
                }
            }
            Ok(Rows { rows })
        })
    })
}

fn set(call: &Call<'_>, args: SetSettingArgs) -> Result<Done, AppError> {
    call.run(&Command::SettingSet(SetSetting { setting_key: args.key, value: args.value }))
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![query("setting.list", "", list), online("setting.set", "settings.manage", set)]
}
