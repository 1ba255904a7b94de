//! Tables, roots of visibility, and what an entity must declare to have one.

use std::fmt;

use crate::record::{Column, Id, Record};

/// A table of the workspace, as both databases and the sync frames know it.
#[derive(Debug)]
pub struct Table {
    /// Table name.
    pub name: &'static str,
    /// Columns without `workspace`, `_ver` and `_root`; the first is `id`.
    pub columns: Vec<Column>,
    /// Columns by which rows may be found (each has an index).
    pub finds: &'static [&'static str],
}

impl Table {
    /// Whether the table has the column.
    pub fn column(&self, name: &str) -> Option<Column> {
        self.columns.iter().copied().find(|c| c.name == name)
    }
}

/// Unit of visibility: a replica holds a root whole or not at all (SYNC §7.7).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Root {
    /// Users, roles, settings, lookups, stage templates: everybody.
    Org,
    /// Products, prices, floors, rates, templates: everybody.
    Cat,
    /// A customer and everything under it.
    Customer(Id),
    /// Costs of the catalogue: holders of `cost.view`.
    Cost,
    /// Costs under a customer: holders of `cost.view` who see the customer.
    CustomerCost(Id),
    /// A lead with what was said to it: its owner, and whoever reads the whole workspace. A converted lead moves to its customer.
    Lead(Id),
    /// What everybody who may claim a lead sees of those that nobody owns: no contact data.
    Pool,
    /// What concerns one person alone: his notifications and how he wants them.
    User(Id),
}

impl Root {
    /// Prefix of every customer root.
    pub const CUSTOMER_PREFIX: &'static str = "cust:";
    /// Prefix of every customer's cost root.
    pub const CUSTOMER_COST_PREFIX: &'static str = "cost:";
    /// Prefix of every lead's root.
    pub const LEAD_PREFIX: &'static str = "lead:";
    /// Prefix of every person's root.
    pub const USER_PREFIX: &'static str = "user:";

    /// Whether a laptop holds rows of this root at all: costs only for holders of `cost.view`, of persons only its own user.
    /// What it does not hold it neither reads nor writes (SYNC I12).
    pub fn may_be_held(&self, user_id: Id, holds_costs: bool) -> bool {
        match self {
            Self::Cost | Self::CustomerCost(_) => holds_costs,
            Self::User(id) => *id == user_id,
            Self::Org | Self::Cat | Self::Customer(_) | Self::Lead(_) | Self::Pool => true,
        }
    }

    /// Reads the stored text.
    pub fn parse(text: &str) -> Option<Self> {
        let of = |prefix: &str| text.strip_prefix(prefix).map(str::parse::<Id>);
        match text {
            "org" => return Some(Self::Org),
            "cat" => return Some(Self::Cat),
            "cost" => return Some(Self::Cost),
            "pool" => return Some(Self::Pool),
            _ => {}
        }
        for (prefix, root) in [
            (Self::CUSTOMER_PREFIX, Self::Customer as fn(Id) -> Self),
            (Self::CUSTOMER_COST_PREFIX, Self::CustomerCost),
            (Self::LEAD_PREFIX, Self::Lead),
            (Self::USER_PREFIX, Self::User),
        ] {
            if let Some(id) = of(prefix) {
                return id.ok().map(root);
            }
        }
        None
    }
}

impl fmt::Display for Root {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Org => f.write_str("org"),
            Self::Cat => f.write_str("cat"),
            Self::Cost => f.write_str("cost"),
            Self::Customer(id) => write!(f, "{}{id}", Self::CUSTOMER_PREFIX),
            Self::CustomerCost(id) => write!(f, "{}{id}", Self::CUSTOMER_COST_PREFIX),
            Self::Lead(id) => write!(f, "{}{id}", Self::LEAD_PREFIX),
            Self::Pool => f.write_str("pool"),
            Self::User(id) => write!(f, "{}{id}", Self::USER_PREFIX),
        }
    }
}

/// Where a row's root comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RootRule {
    /// The row names its root itself.
    Own(Root),
    /// The root of the parent row.
    Of(&'static str, Id),
    /// The cost root beside the parent's customer root.
    CostOf(&'static str, Id),
}

/// A record with a table of its own.
pub trait Entity: Record {
    /// Table name.
    const TABLE: &'static str;
    /// Columns by which rows may be found.
    const FINDS: &'static [&'static str];
    /// The table.
    fn table() -> &'static Table;
    /// Primary key.
    fn id(&self) -> Id;
    /// Which root the row belongs to.
    fn root(&self) -> RootRule;
}

/// Declares the table of a record: name, the columns it may be found by, and the root rule.
#[macro_export]
macro_rules! entity {
    ($name:ident in $table:literal, finds [$($find:literal),* $(,)?], root |$row:ident| $root:expr) => {
        impl $crate::table::Entity for $name {
            const TABLE: &'static str = $table;
            const FINDS: &'static [&'static str] = &[$($find),*];

            fn table() -> &'static $crate::table::Table {
                static TABLE: std::sync::LazyLock<$crate::table::Table> = std::sync::LazyLock::new(|| $crate::table::Table {
                    name: $table,
                    columns: <$name as $crate::record::Record>::columns(),
                    finds: <$name as $crate::table::Entity>::FINDS,
                });
                &TABLE
            }

            fn id(&self) -> $crate::record::Id {
                self.id
            }

            fn root(&self) -> $crate::table::RootRule {
                let $row = self;
                $root
            }
        }
    };
}
