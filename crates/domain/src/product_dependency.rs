//! What a product needs first: other products, alone or any one of a group, never in a circle (DOMAIN §3.12).

use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::customer::known;
use crate::edit::check_length;
use crate::product::Product;
use crate::record::Id;
use crate::refusal::{Fault, Refusal};
use crate::table::{Root, RootRule};
use crate::tx::Cx;
use crate::{editable, entity, record, text_enum};

/// The longest name of a group.
const MAX_GROUP: usize = 100;

text_enum! {
    /// How strongly a product needs another.
    pub enum DependencyType {
        /// Must be in the plan or already delivered.
        Required = "required",
        /// Should be.
        Recommended = "recommended",
        /// May be.
        Optional = "optional",
    }
}

record! {
    /// What a product manager types about a dependency.
    pub struct ProductDependencyFields {
        /// The product that needs another.
        pub product_id: Id,
        /// The product needed.
        pub depends_on_product_id: Id,
        /// How strongly.
        pub dependency_type: DependencyType,
        /// Members of one group of a product stand for each other: one of them is enough.
        #[serde(default)]
        pub any_of_group: Option<String>,
        /// Remark.
        #[serde(default)]
        pub description: Option<String>,
    }
}

record! {
    /// 产品依赖.
    pub struct ProductDependency {
        /// Key.
        pub id: Id,
    } + /// Typed fields.
    fields: ProductDependencyFields
}
entity!(ProductDependency in "product_dependencies", finds ["product_id", "depends_on_product_id"], root |_row| RootRule::Own(Root::Cat));
editable!(
    ProductDependency { ProductDependencyFields },
    new | id,
    fields,
    _cx | Self { id, fields },
    check | row,
    before,
    cx | {
        cx.permit("product.manage")?;
        // A line of a product stays a line of that product: what it needs is changed, not whose need it is.
        if before.is_some_and(|before| before.fields.product_id != row.fields.product_id) {
            return Err(Refusal::new("field.invalid").field("product_id").into());
        }
        known::<Product>("product_id", Some(row.fields.product_id), cx)?;
        known::<Product>("depends_on_product_id", Some(row.fields.depends_on_product_id), cx)?;
        let group = row.fields.any_of_group.take().map(|group| group.trim().to_owned());
        row.fields.any_of_group = group.filter(|group| !group.is_empty());
        check_length("any_of_group", row.fields.any_of_group.as_deref().unwrap_or_default(), MAX_GROUP)?;
        refuse_twin(row, cx)?;
        refuse_cycle(row, cx)
    }
);

fn refuse_twin(row: &ProductDependency, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let lines = cx.list::<ProductDependency>("product_id", &row.fields.product_id)?;
    let twin = |line: &ProductDependency| {
        line.id != row.id && line.fields.depends_on_product_id == row.fields.depends_on_product_id
    };
    if lines.iter().any(twin) {
        return Err(Refusal::new("product_dependency.twice").field("depends_on_product_id").into());
    }
    Ok(())
}

/// Refuses a line that would close a circle, naming the shortest way round by product codes: `CPMA → C312 → CPMA`.
fn refuse_cycle(row: &ProductDependency, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let (product, needed) = (row.fields.product_id, row.fields.depends_on_product_id);
    let mut reached_from: BTreeMap<Id, Id> = BTreeMap::from([(needed, product)]);
    let mut open = VecDeque::from([needed]);
    while let Some(id) = open.pop_front() {
        if id == product {
            let chain = chain(product, &reached_from, cx)?;
            let refusal = Refusal::new("product.dependency_cycle").with("chain", chain);
            return Err(refusal.field("depends_on_product_id").into());
        }
        for next in cx.list::<ProductDependency>("product_id", &id)? {
            let next = next.fields.depends_on_product_id;
            if let std::collections::btree_map::Entry::Vacant(place) = reached_from.entry(next) {
                place.insert(id);
                open.push_back(next);
            }
        }
    }
    Ok(())
}

fn chain(product: Id, reached_from: &BTreeMap<Id, Id>, cx: &mut Cx<'_>) -> Result<String, Fault> {
    let mut way = vec![product];
    let mut at = product;
    while let Some(before) = reached_from.get(&at) {
        way.push(*before);
        at = *before;
        if at == product {
            break;
        }
    }
    let mut codes = Vec::with_capacity(way.len());
    for id in way.iter().rev() {
        codes.push(cx.load::<Product>(*id)?.map(|product| product.fields.code).unwrap_or_default());
    }
    Ok(codes.join(" → "))
}

/// Deletes a dependency.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoveProductDependency {
    /// The dependency.
    pub id: Id,
}

pub(crate) fn remove(args: &RemoveProductDependency, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("product.manage")?;
    cx.require::<ProductDependency>(args.id)?;
    cx.remove::<ProductDependency>(args.id)
}
