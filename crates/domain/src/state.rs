//! The states of every noun as tables: what may follow what (DOMAIN §5). The rules ask these tables, the documentation is made from
//! them, and the storage used in tests refuses a command that takes a step which stands in none.

use crate::record::{Cell, CellValue, Row};

/// A status whose steps are a table.
pub trait State: CellValue + Copy + PartialEq + 'static {
    /// Table and column that hold it.
    const PLACE: (&'static str, &'static str);
    /// Every status, the first one at birth.
    const EVERY: &'static [Self];
    /// Its stored code.
    fn stored(self) -> &'static str;
    /// What may follow.
    fn next(self) -> &'static [Self];
}

/// Declares what may follow what: `impl State` and the inherent `next` and `may_become`.
#[macro_export]
macro_rules! transitions {
    ($name:ident in $table:literal . $column:literal { $($from:ident => [$($to:ident),* $(,)?]),* $(,)? }) => {
        impl $name {
            /// The states that may follow.
            pub const fn next(self) -> &'static [Self] {
                match self { $( Self::$from => &[$(Self::$to),*], )* }
            }

            /// Whether the state may follow.
            pub fn may_become(self, next: Self) -> bool {
                self.next().contains(&next)
            }
        }

        impl $crate::state::State for $name {
            const PLACE: (&'static str, &'static str) = ($table, $column);
            const EVERY: &'static [Self] = &[$(Self::$from),*];

            fn stored(self) -> &'static str {
                self.code()
            }

            fn next(self) -> &'static [Self] {
                self.next()
            }
        }
    };
}

/// The states of a column, by their codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Machine {
    /// Table.
    pub table: &'static str,
    /// Column.
    pub column: &'static str,
    /// Each state with those that may follow it, in order of declaration.
    pub steps: Vec<(&'static str, Vec<&'static str>)>,
}

impl Machine {
    fn of<S: State>() -> Self {
        let (table, column) = S::PLACE;
        let follow = |state: &S| state.next().iter().map(|next| next.stored()).collect();
        Self { table, column, steps: S::EVERY.iter().map(|state| (state.stored(), follow(state))).collect() }
    }

    /// Whether a state is reached from another one by steps of the table; a command may take several at once (a contract that is signed
    /// on its first day is in effect).
    pub fn reaches(&self, from: &str, to: &str) -> bool {
        let mut reached = vec![from];
        let mut index = 0;
        while let Some(state) = reached.get(index).copied() {
            let next = self.steps.iter().find(|(of, _)| *of == state).map(|(_, next)| next.as_slice());
            for state in next.unwrap_or_default() {
                if *state == to {
                    return true;
                }
                if !reached.contains(state) {
                    reached.push(state);
                }
            }
            index += 1;
        }
        false
    }

    /// The way between two images of a row that the table does not know: from and to.
    pub fn wrong_step(&self, before: &Row, after: &Row) -> Option<(String, String)> {
        let code = |row: &Row| match row.get(self.column) {
            Some(Cell::Text(code)) => Some(code.clone()),
            _ => None,
        };
        let (from, to) = (code(before)?, code(after)?);
        (from != to && !self.reaches(&from, &to)).then_some((from, to))
    }
}

/// Every machine, in the order of the nine stages.
pub fn machines() -> Vec<Machine> {
    vec![
        Machine::of::<crate::lead::LeadStatus>(),
        Machine::of::<crate::lead::PoolStatus>(),
        Machine::of::<crate::opportunity::OpportunityStatus>(),
        Machine::of::<crate::opportunity::WorkflowStatus>(),
        Machine::of::<crate::service_phase::PhaseStatus>(),
        Machine::of::<crate::approval::Verdict>(),
        Machine::of::<crate::quotation::QuotationStatus>(),
        Machine::of::<crate::contract::ContractStatus>(),
        Machine::of::<crate::order::OrderStatus>(),
        Machine::of::<crate::order_payment::OrderPaymentStatus>(),
        Machine::of::<crate::invoice::InvoiceStatus>(),
        Machine::of::<crate::material::MaterialStatus>(),
        Machine::of::<crate::payment::PaymentStatus>(),
        Machine::of::<crate::collection::TodoStatus>(),
        Machine::of::<crate::collection::CollectionTaskStatus>(),
        Machine::of::<crate::execution::ExecutionStatus>(),
        Machine::of::<crate::execution::ExecutionItemStatus>(),
        Machine::of::<crate::execution::ExecutionDependencyStatus>(),
        Machine::of::<crate::execution::RegistrationStatus>(),
        Machine::of::<crate::mail::MailStatus>(),
    ]
}
