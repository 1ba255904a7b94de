//! Execution orders (执行订单): what is done for a signed contract, by whom, and what waits for what (DOMAIN §3.7, §5.7, §8).

mod depend;
mod progress;
mod registration;
mod split;

use chrono::NaiveDate;

use crate::product::ServiceCategory;
use crate::record::{Id, Instant};
use crate::table::RootRule;
use crate::{entity, record, text_enum, transitions};

pub use depend::{AddDependency, RemoveDependency, missing_of};
pub(crate) use depend::{add as add_dependency, remove as remove_dependency};
pub use progress::{
    AssignExecution, CancelExecution, CompleteExecution, MoveExecutionItem, PlanExecution, Progress, progress_of,
    stage_content,
};
pub(crate) use progress::{assign, cancel, cancel_open_of, complete, move_item, plan};
pub use registration::{CompleteRegistration, FailRegistration, SaveRegistration};
pub(crate) use registration::{
    complete as complete_registration, fail as fail_registration, save as save_registration,
};
pub use split::{CreateExecution, CreateExecutionItem, SplitExecution, execution_no, main_id};
pub(crate) use split::{create, split};

text_enum! {
    /// Kind of an execution order.
    pub enum ExecutionType {
        /// The deal's own, above all others.
        Main = "main",
        /// Something that is done once.
        OneTime = "one_time",
        /// Something that runs on.
        LongTerm = "long_term",
        /// 公司注册.
        CompanyRegistration = "company_registration",
        /// A stay permit.
        VisaKitas = "visa_kitas",
    }
}

text_enum! {
    /// State of an execution order.
    pub enum ExecutionStatus {
        /// Can begin.
        Pending = "pending",
        /// Somebody is at it.
        InProgress = "in_progress",
        /// Done.
        Completed = "completed",
        /// Waits for another order.
        Blocked = "blocked",
        /// Not done any more.
        Cancelled = "cancelled",
    }
}

transitions! {
    ExecutionStatus in "execution_orders"."status" {
        Pending => [InProgress, Blocked, Completed, Cancelled],
        Blocked => [Pending, Cancelled],
        InProgress => [Completed, Cancelled],
        Completed => [Pending],
        Cancelled => [],
    }
}

impl ExecutionStatus {
    /// Neither done nor given up.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Pending | Self::InProgress | Self::Blocked)
    }
}

text_enum! {
    /// State of a line of an execution order.
    pub enum ExecutionItemStatus {
        /// Not begun.
        Pending = "pending",
        /// Under way.
        InProgress = "in_progress",
        /// Done.
        Completed = "completed",
        /// Waits.
        Blocked = "blocked",
    }
}

transitions! {
    ExecutionItemStatus in "execution_order_items"."status" {
        Pending => [InProgress, Blocked, Completed],
        InProgress => [Pending, Blocked, Completed],
        Blocked => [InProgress, Completed],
        Completed => [],
    }
}

text_enum! {
    /// Why an order waits for another.
    pub enum ExecutionDependencyType {
        /// The company must exist.
        CompanyRegistration = "company_registration",
        /// The stay permits must be there.
        VisaKitas = "visa_kitas",
        /// 建筑资质与配额.
        SbuQuota = "sbu_quota",
        /// A paper must be approved.
        MaterialApproval = "material_approval",
    }
}

text_enum! {
    /// Whether what an order waits for has come.
    pub enum ExecutionDependencyStatus {
        /// Not yet.
        Pending = "pending",
        /// It is done.
        Satisfied = "satisfied",
        /// It was given up: somebody has to decide.
        Blocked = "blocked",
    }
}

transitions! {
    ExecutionDependencyStatus in "execution_order_dependencies"."status" {
        Pending => [Satisfied, Blocked],
        Satisfied => [],
        Blocked => [Pending],
    }
}

text_enum! {
    /// How a registration stands.
    pub enum RegistrationStatus {
        /// Under way.
        InProgress = "in_progress",
        /// The company exists.
        Completed = "completed",
        /// It will not come to be.
        Failed = "failed",
    }
}

transitions! {
    RegistrationStatus in "company_registration_info"."registration_status" {
        InProgress => [Completed, Failed],
        Completed => [],
        Failed => [],
    }
}

record! {
    /// 执行订单.
    pub struct ExecutionOrder {
        /// Key: derived from deal and line where the deal was split, the same on every machine.
        pub id: Id,
        /// `EXEC-YYYYMMDD-A3B5C7`.
        pub order_no: String,
        /// The deal.
        pub opportunity_id: Id,
        /// The contract; null for the main order.
        pub contract_id: Option<Id>,
        /// The main order; null for the main order itself.
        pub parent_order_id: Option<Id>,
        /// Kind.
        pub order_type: ExecutionType,
        /// What is done.
        pub title: String,
        /// 群编号, copied from the contract.
        pub wechat_group_no: Option<String>,
        /// It waits for a company.
        pub requires_company_registration: bool,
        /// The registration it waits for → execution_orders.
        pub company_registration_order_id: Option<Id>,
        /// Place among the orders of the deal.
        pub sort_order: i64,
        /// State.
        pub status: ExecutionStatus,
        /// Plan.
        pub planned_start_date: Option<NaiveDate>,
        /// Plan.
        pub planned_end_date: Option<NaiveDate>,
        /// Real.
        pub actual_start_date: Option<NaiveDate>,
        /// Real.
        pub actual_end_date: Option<NaiveDate>,
        /// Who does it → users.
        pub assigned_to: Option<Id>,
        /// Code of the team.
        pub assigned_team: Option<String>,
        /// When it was given to him.
        pub assigned_at: Option<Instant>,
        /// Why it was given up.
        pub cancel_reason: Option<String>,
        /// Created.
        pub created_at: Instant,
        /// Last change.
        pub updated_at: Instant,
    }
}
entity!(ExecutionOrder in "execution_orders", finds ["opportunity_id", "contract_id", "parent_order_id", "assigned_to", "wechat_group_no"], root |row| RootRule::Of("opportunities", row.opportunity_id));

impl ExecutionOrder {
    /// Not done on its planned last day.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.status.is_open() && self.planned_end_date.is_some_and(|end| end < today)
    }

    /// Somebody or a team has it.
    pub const fn is_assigned(&self) -> bool {
        self.assigned_to.is_some() || self.assigned_team.is_some()
    }
}

record! {
    /// 执行订单明细.
    pub struct ExecutionOrderItem {
        /// Key.
        pub id: Id,
        /// The order.
        pub execution_order_id: Id,
        /// Place among the lines of the order.
        pub sort_order: i64,
        /// The line of the quotation.
        pub quotation_item_id: Option<Id>,
        /// The product.
        pub product_id: Option<Id>,
        /// Service.
        pub item_name: String,
        /// Once or running.
        pub service_category: ServiceCategory,
        /// State.
        pub status: ExecutionItemStatus,
        /// Overrides the order → users.
        pub assigned_to: Option<Id>,
        /// Remarks.
        pub notes: Option<String>,
    }
}
entity!(ExecutionOrderItem in "execution_order_items", finds ["execution_order_id"], root |row| RootRule::Of("execution_orders", row.execution_order_id));

record! {
    /// 执行订单依赖: an order waits for another one of the same deal.
    pub struct ExecutionOrderDependency {
        /// Key: derived from both orders.
        pub id: Id,
        /// The order that waits.
        pub execution_order_id: Id,
        /// The order waited for.
        pub prerequisite_order_id: Id,
        /// Why.
        pub dependency_type: ExecutionDependencyType,
        /// State.
        pub status: ExecutionDependencyStatus,
        /// When it came.
        pub satisfied_at: Option<Instant>,
        /// Remarks.
        pub notes: Option<String>,
    }
}
entity!(ExecutionOrderDependency in "execution_order_dependencies", finds ["execution_order_id", "prerequisite_order_id"], root |row| RootRule::Of("execution_orders", row.execution_order_id));

record! {
    /// 公司注册信息: one per registration order, under its key.
    pub struct CompanyRegistrationInfo {
        /// Key.
        pub id: Id,
        /// The order.
        pub execution_order_id: Id,
        /// Registered name.
        pub company_name: String,
        /// 企业登记证号 (Nomor Induk Berusaha).
        pub nib: Option<String>,
        /// 税卡号.
        pub npwp: Option<String>,
        /// 公司户籍.
        pub izin_lokasi: Option<String>,
        /// 公司章程.
        pub akta: Option<String>,
        /// 司法部批文.
        pub sk: Option<String>,
        /// State.
        pub registration_status: RegistrationStatus,
        /// When the company came to be.
        pub completed_at: Option<Instant>,
        /// Remarks.
        pub notes: Option<String>,
    }
}
entity!(CompanyRegistrationInfo in "company_registration_info", finds ["execution_order_id"], root |row| RootRule::Of("execution_orders", row.execution_order_id));
