//! Everything under a chat group, and giving the group another number.

use bantu_domain::command::Command;
use bantu_domain::customer::Customer;
use bantu_domain::edit::check_name;
use bantu_domain::group::{self, RenameGroup};
use bantu_domain::opportunity::WorkflowStatus;
use bantu_domain::record::{Id, Instant};
use bantu_domain::refusal::{Fault, Refusal};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Call;
use crate::approval::user_ref;
use crate::dossier::{self, Dossier};
use crate::error::AppError;
use crate::opportunity::{code_of, display};
use crate::usecase::{UseCase, command, query};
use crate::view::{Done, Ref};

/// The group of a number.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupArgs {
    /// 群编号.
    wechat_group_no: String,
}

/// A deal of a group.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct GroupDeal {
    /// The deal.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// The customer.
    pub customer: Ref,
    /// Salesperson in charge.
    pub owner: Ref,
    /// Present stage.
    pub stage_code: String,
    /// State of the work.
    pub workflow_status: WorkflowStatus,
    /// Last change.
    pub updated_at: Instant,
}

/// Everything under a group that the asker sees.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct GroupView {
    /// 群编号.
    pub wechat_group_no: String,
    /// Its deals.
    pub deals: Vec<GroupDeal>,
    /// Their papers and money.
    pub dossier: Dossier,
}

fn get(call: &Call<'_>, args: GroupArgs) -> Result<GroupView, AppError> {
    let number = args.wechat_group_no.trim().to_owned();
    check_name("wechat_group_no", &number)?;
    call.look(|look| {
        look.ask(|cx| {
            let found = group::deals_of(&number, cx)?;
            if found.is_empty() {
                return Err(Refusal::new("group.unknown").field("wechat_group_no").with("number", &number).into());
            }
            let dossier = dossier::of_deals(&found, cx)?;
            let deals = found.into_iter().map(|deal| {
                let customer: Customer = cx.require(deal.customer_id)?;
                Ok(GroupDeal {
                    id: deal.id,
                    customer: Ref { id: customer.id, name: display(&customer) },
                    owner: user_ref(deal.owner_user_id, cx)?,
                    stage_code: code_of(deal.current_stage_order),
                    workflow_status: deal.workflow_status,
                    updated_at: deal.updated_at,
                    name: deal.fields.name,
                })
            });
            let deals = deals.collect::<Result<_, Fault>>()?;
            Ok(GroupView { wechat_group_no: number, deals, dossier })
        })
    })
}

fn rename(call: &Call<'_>, args: RenameGroup) -> Result<Done, AppError> {
    call.run(&Command::GroupRename(args))
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![query("group.get", "opportunity.view", get), command("group.rename", "opportunity.update", rename)]
}
