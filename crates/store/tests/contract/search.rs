//! Search finds Chinese of any length, pinyin and plain Latin, only among what the asker sees, and keeps up with changes.

use bantu_domain::record::Cell;
use bantu_domain::refusal::Fault;
use bantu_domain::tx::Tx;
use bantu_store::search::{self, Question};
use bantu_store::{Engine, Visibility};

use crate::data::{contact, customer, deal, decide, id, put, root, row, table, text};
use crate::place::Place;

crate::on_every_database![
    every_way_to_type_a_name_finds_it,
    only_visible_roots_are_found,
    texts_of_others_are_followed,
    deleted_records_are_not_found,
    a_rebuilt_index_finds_the_same,
    an_entry_is_made_of_its_own_rows_alone,
];

fn filled(place: &Place) {
    place
        .database
        .write(|conn| {
            let written = decide(conn, |tx| {
                let mut first = customer("beijing", "rep", "北京科技有限公司");
                first.insert("customer_no".into(), Cell::Int(12_040));
                put(tx, "customers", &first, &root("beijing"))?;
                put(tx, "customers", &customer("nusantara", "other", "PT Nusantara Café Jaya"), &root("nusantara"))?;
                let mut person = contact("chen", "nusantara", true);
                person.insert("name".into(), text("陈长安"));
                put(tx, "contacts", &person, &root("nusantara"))?;
                put(tx, "opportunities", &deal("deal", "beijing", "外资公司注册 C312"), &root("beijing"))?;
                let cells =
                    [("opportunity_id", Cell::Text(id("deal").to_string())), ("quotation_no", text("12040-QUO-K1-01"))];
                put(tx, "quotations", &row(table("quotations"), "quotation", &cells), &root("beijing"))?;
                let cells = [
                    ("code", text("CPMA")),
                    ("name_zh", text("外资公司发票服务")),
                    ("name_en", text("Foreign company")),
                ];
                put(tx, "products", &row(table("products"), "product", &cells), &bantu_domain::table::Root::Cat)
            })?;
            search::refresh(conn, &written.search_keys())?;
            Ok::<_, Fault>(())
        })
        .expect("filled");
}

fn find(place: &Place, typed: &str, kinds: &[&str], visibility: Option<Visibility>) -> Vec<String> {
    let question = Question::of(typed).expect("something to look for");
    let hits = place.database.read(|conn| search::search(conn, &question, kinds, visibility, 50)).expect("an answer");
    let names = ["beijing", "nusantara", "deal", "quotation", "product"];
    let mut found: Vec<String> = hits
        .iter()
        .map(|hit| {
            names
                .iter()
                .find(|n| id(n).to_string() == hit.id)
                .map_or_else(|| format!("?{}", hit.id), |n| (*n).to_owned())
        })
        .collect();
    found.sort();
    found
}

fn every_way_to_type_a_name_finds_it(place: &Place) {
    filled(place);
    let all = None;
    let check = |typed: &str, expected: &[&str]| assert_eq!(find(place, typed, &[], all), expected, "{typed}");
    check("北", &["beijing", "deal", "quotation"]);
    check("科技", &["beijing", "deal", "quotation"]);
    check("北京科技有限公司", &["beijing", "deal", "quotation"]);
    check("科北", &[]);
    check("发票", &["product"]);
    check("公司 注册", &["deal", "quotation"]);
    check("beijing", &["beijing", "deal", "quotation"]);
    check("keji", &["beijing", "deal", "quotation"]);
    check("bjkj", &["beijing", "deal", "quotation"]);
    check("bei jing", &["beijing", "deal", "quotation"]);
    check("chen", &["nusantara"]);
    check("changan", &["nusantara"]);
    check("陈长安", &["nusantara"]);
    check("nusa", &["nusantara"]);
    check("NUSANTARA cafe", &["nusantara"]);
    check("ＣＰＭＡ", &["product"]);
    check("12040", &["beijing", "deal", "quotation"]);
    check("12040-QUO-K1-01", &["quotation"]);
    check("quo-k1", &["quotation"]);
    check("C312", &["deal", "quotation"]);
    check("foreign", &["product"]);
    check("usantara", &[]);
    for odd in ["\"' OR 1=1", "a* b:c (", "发 NEAR 票", "$1 \\ %"] {
        find(place, odd, &[], all);
    }
    assert_eq!(find(place, "北京", &["customers"], all), ["beijing"]);
    assert_eq!(find(place, "北京", &["opportunities", "quotations"], all), ["deal", "quotation"]);
}

fn only_visible_roots_are_found(place: &Place) {
    filled(place);
    let person = |user: &str, whole| Some(Visibility { user_id: id(user), whole, costs: false, pool: false });
    assert_eq!(find(place, "北京", &[], person("rep", false)), ["beijing", "deal", "quotation"]);
    assert_eq!(find(place, "北京", &[], person("other", false)), Vec::<String>::new());
    assert_eq!(find(place, "nusantara", &[], person("other", false)), ["nusantara"]);
    assert_eq!(find(place, "北京", &[], person("manager", true)), ["beijing", "deal", "quotation"]);
    assert_eq!(find(place, "发票", &[], person("other", false)), ["product"], "the catalogue is everybody's");
}

fn texts_of_others_are_followed(place: &Place) {
    filled(place);
    place
        .database
        .write(|conn| {
            let written =
                decide(conn, |tx| put(tx, "customers", &customer("beijing", "rep", "上海贸易"), &root("beijing")))?;
            search::refresh(conn, &written.search_keys())?;
            Ok::<_, Fault>(())
        })
        .expect("renamed");
    assert_eq!(find(place, "上海", &[], None), ["beijing", "deal", "quotation"]);
    assert_eq!(find(place, "北京", &[], None), Vec::<String>::new());
}

fn deleted_records_are_not_found(place: &Place) {
    filled(place);
    place
        .database
        .write(|conn| {
            let written = decide(conn, |tx| tx.delete(table("quotations"), id("quotation")))?;
            search::refresh(conn, &written.search_keys())?;
            let written = decide(conn, |tx| tx.delete(table("contacts"), id("chen")))?;
            search::refresh(conn, &written.search_keys())?;
            Ok::<_, Fault>(())
        })
        .expect("deleted");
    assert_eq!(find(place, "12040", &[], None), ["beijing", "deal"]);
    assert_eq!(
        find(place, "陈长安", &[], None),
        Vec::<String>::new(),
        "a deleted contact is not found through its customer"
    );
}

fn a_rebuilt_index_finds_the_same(place: &Place) {
    filled(place);
    place.database.write(search::rebuild).expect("rebuilt");
    assert_eq!(find(place, "beijing", &[], None), ["beijing", "deal", "quotation"]);
    assert_eq!(find(place, "发票", &[], None), ["product"]);
}

/// However many customers there are: each table is entered by the key of the one that was written. PostgreSQL decides by the number
/// of rows, which a test of three has not.
fn an_entry_is_made_of_its_own_rows_alone(place: &Place) {
    if place.engine() == Engine::Postgres {
        return;
    }
    let sql = format!("EXPLAIN QUERY PLAN {}", include_str!("../../src/search/text_customers.sql"));
    let plan = place.database.read(|conn| conn.query(&sql, &[text("w"), text("c")])).expect("a plan");
    let told = format!("{plan:?}");
    for key in ["AND id=?", "AND customer_id=?", "AND merged_into_id=?"] {
        assert!(told.contains(key), "{key} in {told}");
    }
}
