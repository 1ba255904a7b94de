//! Who is here and what he may: the first call of every screen.

use bantu_domain::access::User;
use bantu_domain::money::Percent;
use bantu_domain::record::Id;
use bantu_domain::setting::business_date;
use bantu_domain::stage::{CODES, StageTemplate, id_of};
use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::{Call, Mode};
use crate::error::AppError;
use crate::usecase::{UseCase, query};
use crate::view::Nothing;

/// The user with the language of his interface.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct SessionUser {
    /// Key.
    pub id: Id,
    /// Shown name.
    pub display_name: String,
    /// Login name.
    pub email: String,
    /// `zh`, `id` or `en`.
    pub language: Option<String>,
}

/// A stage as screens need it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct StageTemplateView {
    /// Key.
    pub id: Id,
    /// Stage code.
    pub code: String,
    /// Place, 1–9.
    pub order: i64,
    /// Chinese name.
    pub name_zh: String,
    /// Indonesian name.
    pub name_id: String,
    /// English name.
    pub name_en: String,
    /// Whether the stage's work needs approval.
    pub requires_approval: bool,
    /// Approver names; all must approve.
    pub approval_roles: Vec<String>,
}

/// The answer of `session.get`.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct SessionView {
    /// `stand_alone`, `device` or `office`.
    pub mode: String,
    /// Who.
    pub user: SessionUser,
    /// Role codes.
    pub roles: Vec<String>,
    /// Permission codes.
    pub permissions: Vec<String>,
    /// Largest discount he may give alone.
    pub discount_limit: Percent,
    /// Mark of this laptop in document numbers.
    pub device_mark: Option<String>,
    /// The workspace.
    pub workspace: String,
    /// Business date.
    pub today: NaiveDate,
    /// The nine stages in order.
    pub stage_templates: Vec<StageTemplateView>,
    /// Whether clearable demo data is there.
    pub has_demo_data: bool,
    /// Whether costs reach him.
    pub sees_costs: bool,
    /// Version of the program.
    pub version: String,
}

fn get(call: &Call<'_>, _args: Nothing) -> Result<SessionView, AppError> {
    let (mode, user_id) = (call.app.mode, call.user_id);
    call.look(|look| {
        let (user, today, templates) = look.ask(|cx| {
            let user: User = cx.require(user_id)?;
            let mut templates = Vec::new();
            for order in 1..=i64::try_from(CODES.len()).unwrap_or(9) {
                templates.push(cx.require::<StageTemplate>(id_of(order))?);
            }
            Ok((user, business_date(cx)?, templates))
        })?;
        let device_mark = match mode {
            Mode::Device => mark(look.conn)?,
            Mode::StandAlone => Some(bantu_domain::number::STAND_ALONE_MARK.to_owned()),
            Mode::Office => None,
        };
        Ok(SessionView {
            mode: mode.code().to_owned(),
            user: SessionUser {
                id: user.id,
                display_name: user.fields.display_name,
                email: user.fields.email,
                language: user.fields.language,
            },
            roles: look.actor.roles.iter().cloned().collect(),
            permissions: look.actor.permissions().map(str::to_owned).collect(),
            discount_limit: look.actor.discount_limit,
            device_mark,
            workspace: look.conn.workspace().to_owned(),
            today,
            stage_templates: templates.into_iter().map(stage_view).collect(),
            has_demo_data: crate::demo::present(look.conn)?,
            sees_costs: look.actor.sees_costs(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        })
    })
}

fn stage_view(template: StageTemplate) -> StageTemplateView {
    StageTemplateView {
        id: template.id,
        code: template.code,
        order: template.stage_order,
        name_zh: template.fields.name_zh,
        name_id: template.fields.name_id,
        name_en: template.fields.name_en,
        requires_approval: template.fields.requires_approval,
        approval_roles: template.fields.approval_roles,
    }
}

/// The mark of this laptop.
pub(crate) fn mark(conn: &mut bantu_store::Conn<'_>) -> Result<Option<String>, AppError> {
    let state = bantu_store::sync_client::state(conn)?;
    Ok(state.map(|s| s.mark))
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![query("session.get", "", get)]
}
