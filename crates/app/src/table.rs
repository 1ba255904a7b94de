//! Where the use cases of every noun come together.

use crate::usecase::UseCase;

/// Every use case.
pub(crate) fn entries() -> Vec<UseCase> {
    [
        crate::approval::entries(),
        crate::attachment::entries(),
        crate::audit::entries(),
        crate::collection::entries(),
        crate::contact::entries(),
        crate::cost::entries(),
        crate::contract::entries(),
        crate::contract_entity::entries(),
        crate::contract_template::entries(),
        crate::customer::entries(),
        crate::demo::entries(),
        crate::desktop::entries(),
        crate::device::entries(),
        crate::draft::entries(),
        crate::exchange_rate::entries(),
        crate::execution::entries(),
        crate::material::entries(),
        crate::material_reuse::entries(),
        crate::material_rule::entries(),
        crate::applicant::entries(),
        crate::temporary_link::entries(),
        crate::inbox::entries(),
        crate::explain::entries(),
        crate::invoice::entries(),
        crate::lead::entries(),
        crate::follow_up::entries(),
        crate::note::entries(),
        crate::notification::entries(),
        crate::lookup::entries(),
        crate::opportunity::entries(),
        crate::order::entries(),
        crate::payment::entries(),
        crate::plan::entries(),
        crate::product::entries(),
        crate::product_dependency::entries(),
        crate::product_price::entries(),
        crate::pure::entries(),
        crate::quotation::entries(),
        crate::quotation_list::entries(),
        crate::quotation_template::entries(),
        crate::receivable::entries(),
        crate::sales_price::entries(),
        crate::search::entries(),
        crate::service_phase::entries(),
        crate::session::entries(),
        crate::setting::entries(),
        crate::stage::entries(),
        crate::stage_template::entries(),
        crate::start::entries(),
        crate::sync_page::entries(),
        crate::user::entries(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
