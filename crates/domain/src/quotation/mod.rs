//! Quotations (报价单): records, states and versions (DOMAIN §3.2, §5.3). Pricing and commands stand in the files beside.

mod commands;
mod issue;
mod payments;
mod pricing;
mod review;

use chrono::NaiveDate;

pub use commands::{
    AcceptQuotation, DeleteDraft, DraftItem, DraftQuotation, MAX_LINES, RejectQuotation, RequestQuotationApproval,
    ReviseQuotation, content_hash,
};
pub(crate) use commands::{accept, delete_draft, draft, reject, request_approval, revise};
pub(crate) use issue::issue;
pub use issue::{IssueQuotation, PartyBlock, may_issue};
pub use payments::{Due, Instalment, Parts, plan_payments};
pub use pricing::{LineInput, PricedLine, Pricing, price};
pub use review::{ClearReview, known_reasons};
pub(crate) use review::{clear_review, permit_price};

use crate::approval::Verdict;
use crate::money::{Currency, Money, Percent, Quantity, Rate};
use crate::product::{BillingPeriod, PriceOrigin, ServiceCategory};
use crate::record::{Id, Instant};
use crate::table::RootRule;
use crate::{entity, record, text_enum, transitions};

text_enum! {
    /// 报价单状态.
    pub enum QuotationStatus {
        /// 草稿.
        Draft = "draft",
        /// 已发送: issued, with number.
        Sent = "sent",
        /// 已接受.
        Accepted = "accepted",
        /// 已拒绝.
        Rejected = "rejected",
        /// 已过期: too late, or superseded by a newer version.
        Expired = "expired",
    }
}

transitions! {
    QuotationStatus in "quotations"."status" {
        Draft => [Sent, Rejected],
        Sent => [Accepted, Rejected, Expired],
        Accepted => [Rejected],
        Rejected => [],
        Expired => [],
    }
}

text_enum! {
    /// 付款方式.
    pub enum PaymentTerms {
        /// 全款.
        FullUpfront = "full_upfront",
        /// 50 % 预付 + 50 % 尾款.
        FiftyFifty = "50_50",
        /// 70 % 预付 + 30 % 尾款.
        SeventyThirty = "70_30",
        /// 后付.
        PostPayment = "post_payment",
    }
}

impl PaymentTerms {
    /// Instalments in percent of the total, in order (DOMAIN §6.6).
    pub const fn percents(self) -> &'static [u32] {
        match self {
            Self::FullUpfront | Self::PostPayment => &[100],
            Self::FiftyFifty => &[50, 50],
            Self::SeventyThirty => &[70, 30],
        }
    }
}

text_enum! {
    /// Languages of documents (DOMAIN "Decisions" 9).
    pub enum DocumentLanguage {
        /// 中文.
        Zh = "zh",
        /// Bahasa Indonesia.
        Id = "id",
        /// English.
        En = "en",
        /// 中文 + Bahasa Indonesia.
        ZhId = "zh_id",
        /// 中文 + English.
        ZhEn = "zh_en",
    }
}

text_enum! {
    /// Why an issued quotation must be looked at by a manager (SYNC §7.9).
    pub enum ReviewReason {
        /// A line is below the floor.
        BelowFloor = "below_floor",
        /// Only the office knows why: what stands in the customer's root, and so reaches his seller, in place of `below_cost`.
        OfficeCheck = "office_check",
        /// A line is below the real cost. Never stored: holders of `cost.view` are shown it, from the costs.
        BelowCost = "below_cost",
        /// The discount is above the seller's limit.
        OverDiscountLimit = "over_discount_limit",
        /// The frozen rate is more than 5 % away from the rate of the day.
        RateDiffers = "rate_differs",
        /// It was issued after its own validity.
        ValidityPassed = "validity_passed",
    }
}

record! {
    /// What the seller types into the head of a draft.
    pub struct QuotationHead {
        /// Currency of the prices.
        pub currency_primary: Currency,
        /// IDR per 1 CNY; without it there is no second currency.
        pub exchange_rate_e9: Option<Rate>,
        /// Day of the rate.
        pub exchange_rate_on: Option<NaiveDate>,
        /// Terms of payment.
        pub payment_terms: PaymentTerms,
        /// One discount for the whole quotation.
        pub discount_rate_e2: Percent,
        /// Valid to.
        pub valid_until: Option<NaiveDate>,
        /// 群编号.
        pub wechat_group_no: Option<String>,
        /// Template → quotation_templates.
        pub template_id: Option<Id>,
        /// Language of the paper.
        pub language: DocumentLanguage,
        /// Remarks printed on the paper.
        pub notes: Option<String>,
    }
}

record! {
    /// 报价单.
    pub struct Quotation {
        /// Key.
        pub id: Id,
        /// The deal.
        pub opportunity_id: Id,
        /// The whole printed number; null in drafts.
        pub quotation_no: Option<String>,
        /// Orders the versions of a deal; given by the authority.
        pub version: i64,
        /// The quotation this one revises.
        pub revises_id: Option<Id>,
        /// Raised by every save of the draft; an outdated save is refused.
        pub edit_no: i64,
        /// State.
        pub status: QuotationStatus,
        /// Sum of the lines before discount, minor units of the primary currency.
        pub total_gross_minor: i64,
        /// Total after discount, minor units of the primary currency.
        pub total_primary_minor: i64,
        /// The same in the other currency, minor units.
        pub total_secondary_minor: Option<i64>,
        /// A line is below the floor.
        pub is_below_floor: bool,
        /// A manager must look at it before the deal moves on.
        pub review_required: bool,
        /// Why: codes of [`ReviewReason`] that say nothing about a cost.
        pub review_reasons: Vec<String>,
        /// Why the manager let it go on.
        pub review_note: Option<String>,
        /// Outcome of the last approval round of this quotation.
        pub approval_status: Option<Verdict>,
        /// Parties as printed, JSON of [`PartyBlock`]; frozen by the issue.
        pub parties_json: Option<String>,
        /// Who wrote it.
        pub created_by: Id,
        /// Issued.
        pub sent_at: Option<Instant>,
        /// Who issued it.
        pub sent_by: Option<Id>,
        /// Accepted, rejected or superseded.
        pub closed_at: Option<Instant>,
        /// Why rejected, or remark of the acceptance.
        pub closed_note: Option<String>,
        /// Created.
        pub created_at: Instant,
        /// Last change.
        pub updated_at: Instant,
    } + /// The head.
    head: QuotationHead
}
entity!(Quotation in "quotations", finds ["opportunity_id", "quotation_no", "revises_id", "wechat_group_no"], root |row| RootRule::Of("opportunities", row.opportunity_id));

impl Quotation {
    /// Total after discount.
    pub fn total(&self) -> Money {
        Money::new(self.total_primary_minor, self.head.currency_primary)
    }

    /// Total in the other currency.
    pub fn total_secondary(&self) -> Option<Money> {
        self.total_secondary_minor.map(|minor| Money::new(minor, self.head.currency_primary.other()))
    }
}

record! {
    /// 报价单明细.
    pub struct QuotationItem {
        /// Key.
        pub id: Id,
        /// The quotation.
        pub quotation_id: Id,
        /// The plan's line it comes from.
        pub opportunity_item_id: Option<Id>,
        /// The product.
        pub product_id: Id,
        /// Names as printed, frozen with the line.
        pub name_zh: String,
        /// Indonesian name.
        pub name_id: String,
        /// English name.
        pub name_en: String,
        /// Printed below the name.
        pub description: Option<String>,
        /// How many.
        pub quantity_e2: Quantity,
        /// Unit price before discount.
        pub unit_price_list_minor: i64,
        /// Unit price after discount.
        pub unit_price_minor: i64,
        /// Line total after discount.
        pub total_minor: i64,
        /// Which price it is.
        pub price_origin: PriceOrigin,
        /// Once or running.
        pub service_category: ServiceCategory,
        /// Priced period of a running service.
        pub billing_period: Option<BillingPeriod>,
        /// The floor the line was compared with.
        pub floor_minor: Option<i64>,
        /// Unit price after discount is below the floor.
        pub is_below_floor: bool,
        /// Order of display.
        pub sort_order: i64,
    }
}
entity!(QuotationItem in "quotation_items", finds ["quotation_id"], root |row| RootRule::Of("quotations", row.quotation_id));

record! {
    /// What a line costs; held only where `cost.view` is.
    pub struct QuotationItemCost {
        /// Key: the id of the line.
        pub id: Id,
        /// The quotation.
        pub quotation_id: Id,
        /// Cost of one unit in the primary currency.
        pub unit_cost_minor: i64,
        /// Unit price after discount is below the cost.
        pub is_below_cost: bool,
    }
}
entity!(QuotationItemCost in "quotation_item_costs", finds ["quotation_id"], root |row| RootRule::CostOf("quotations", row.quotation_id));
