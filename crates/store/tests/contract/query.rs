//! Lists against a naive filter and sort in memory: the same rows in the same order on every engine, window by window.

use bantu_domain::opportunity::WorkflowStatus;
use bantu_domain::record::{Cell, CellValue, Row};
use bantu_domain::refusal::{Fault, StoreError};
use bantu_domain::table::Root;
use bantu_domain::tx::Tx;
use bantu_store::query::{contact, customer, opportunity, product, quotation, small};
use bantu_store::search::{self, Question};
use bantu_store::{Conn, Visibility};

use crate::data::{self, decide, id, key, put, root, row, table, text};
use crate::place::Place;

crate::on_every_database![
    deals_are_sorted_as_in_memory,
    many_deals_are_sorted_as_in_memory,
    a_total_follows_every_commit,
    deals_are_filtered_as_in_memory,
    a_person_sees_only_his_deals,
    broad_and_narrow_questions_give_the_same_rows,
    a_line_shows_customer_owner_total_and_approval,
    customers_and_their_contacts,
    products_and_their_prices,
    quotations_waiting_for_somebody,
];

const DEALS: i64 = 60;
/// More than are gathered: the list is walked along the index of its order.
const MANY: i64 = 2_010;

/// Deals that differ in everything a list is sorted or filtered by, with gaps and ties.
fn deals(count: i64) -> Vec<Row> {
    (0..count)
        .map(|n| {
            let mut deal = data::deal(
                &format!("deal{n}"),
                &format!("customer{}", n % 7),
                ["外资公司", "Visa", "visa", "税务", "PT Abc"][n as usize % 5],
            );
            let mut set = |column: &str, value: Cell| assert!(deal.insert(column.into(), value).is_some(), "{column}");
            set("updated_at", Cell::Int(1_000 + (n * 37) % 11));
            set("current_stage_order", Cell::Int(1 + n % 3));
            set("amount_minor", if n % 4 == 0 { Cell::Null } else { Cell::Int((n * 13) % 17) });
            set(
                "expected_close_date",
                if n % 3 == 0 { Cell::Null } else { text(&format!("2026-12-{:02}", 1 + n % 20)) },
            );
            set("workflow_status", text(if n % 5 == 0 { "paused" } else { "active" }));
            set("status", text("active"));
            set("owner_user_id", key(if n % 2 == 0 { "rep" } else { "other" }));
            set("amount_currency", text("IDR"));
            set("service_type", Cell::Null);
            deal
        })
        .collect()
}

fn filled(place: &Place) -> Vec<Row> {
    filled_with(place, DEALS)
}

fn filled_with(place: &Place, count: i64) -> Vec<Row> {
    let deals = deals(count);
    place
        .database
        .write(|conn| {
            let written = decide(conn, |tx| {
                for n in 0..7 {
                    let owner = if n % 2 == 0 { "rep" } else { "other" };
                    let name = format!("customer{n}");
                    let mut row =
                        data::customer(&name, owner, ["北京科技", "上海贸易", "PT Nusantara"][n as usize % 3]);
                    row.insert("customer_type".into(), text("organization"));
                    row.insert("source_id".into(), key("source"));
                    row.insert("customer_no".into(), if n == 3 { Cell::Null } else { Cell::Int(12_000 + n) });
                    put(tx, "customers", &row, &root(&name))?;
                }
                for deal in &deals {
                    put(tx, "opportunities", deal, &Root::Customer(customer_of(deal)))?;
                }
                Ok(())
            })?;
            search::refresh(conn, &written.search_keys())?;
            Ok::<_, Fault>(())
        })
        .expect("filled");
    deals
}

fn customer_of(deal: &Row) -> bantu_domain::record::Id {
    CellValue::from_cell(&deal["customer_id"]).expect("an id")
}

fn ids(lines: &[opportunity::Line]) -> Vec<Cell> {
    lines.iter().map(|line| line.id.to_cell()).collect()
}

fn ask<T>(place: &Place, body: impl FnOnce(&mut Conn<'_>) -> Result<T, StoreError>) -> T {
    place.database.read(body).expect("an answer")
}

fn all(place: &Place, filter: &opportunity::Filter, visibility: Visibility) -> (Vec<opportunity::Line>, i64) {
    ask(place, |conn| opportunity::list(conn, filter, visibility, 0, 200))
}

fn deals_are_sorted_as_in_memory(place: &Place) {
    sorted_as_in_memory(place, DEALS, 20);
}

fn many_deals_are_sorted_as_in_memory(place: &Place) {
    sorted_as_in_memory(place, MANY, 200);
}

fn sorted_as_in_memory(place: &Place, count: i64, step: i64) {
    let deals = filled_with(place, count);
    let names = ask(place, |conn| customer::list(conn, &customer::Filter::default(), Visibility::system(), 0, 200)).0;
    let customer_name = |deal: &Row| {
        let customer = names.iter().find(|c| c.id == customer_of(deal)).expect("a customer");
        vec![text(&customer.name), customer.id.to_cell()]
    };
    let column = |name: &'static str| move |deal: &Row| vec![deal[name].clone()];
    let stage = |deal: &Row| vec![deal["current_stage_order"].clone(), deal["updated_at"].clone()];
    type Keys<'a> = Box<dyn Fn(&Row) -> Vec<Cell> + 'a>;
    let sorts: Vec<(opportunity::Sort, Keys<'_>)> = vec![
        (opportunity::Sort::UpdatedAt, Box::new(column("updated_at"))),
        (opportunity::Sort::Name, Box::new(column("name"))),
        (opportunity::Sort::Amount, Box::new(column("amount_minor"))),
        (opportunity::Sort::ExpectedCloseDate, Box::new(column("expected_close_date"))),
        (opportunity::Sort::Stage, Box::new(stage)),
        (opportunity::Sort::Customer, Box::new(customer_name)),
    ];
    for (sort, keys) in sorts {
        for descending in [false, true] {
            let mut expected = deals.clone();
            expected.sort_by_key(|deal| (keys(deal), deal["id"].clone()));
            if descending {
                expected.reverse();
            }
            let expected: Vec<Cell> = expected.into_iter().map(|deal| deal["id"].clone()).collect();
            let filter = opportunity::Filter { sort, descending, ..opportunity::Filter::default() };
            let (lines, total) = all(place, &filter, Visibility::system());
            let first = usize::try_from(count.min(200)).expect("few");
            assert_eq!((ids(&lines).as_slice(), total), (&expected[..first], count), "{sort:?} {descending}");
            let mut windows = Vec::new();
            for offset in (0..count + step).step_by(usize::try_from(step).expect("a step")) {
                let (lines, total) =
                    ask(place, |conn| opportunity::list(conn, &filter, Visibility::system(), offset, step));
                assert_eq!(total, count);
                windows.extend(ids(&lines));
            }
            assert_eq!(windows, expected, "{sort:?} {descending} in windows");
        }
    }
}

/// Readers keep counts as long as nothing changes.
fn a_total_follows_every_commit(place: &Place) {
    filled(place);
    let visa = opportunity::Filter { question: Question::of("visa"), ..opportunity::Filter::default() };
    let totals = || {
        let all_deals = all(place, &opportunity::Filter::default(), Visibility::system());
        (all_deals.1, all(place, &visa, Visibility::system()).1)
    };
    let change = |body: &dyn Fn(&mut dyn Tx) -> Result<(), Fault>| {
        place
            .database
            .write(|conn| {
                let written = decide(conn, |tx| body(tx))?;
                search::refresh(conn, &written.search_keys())?;
                Ok::<_, Fault>(())
            })
            .expect("changed");
    };
    assert_eq!(totals(), (DEALS, 24));
    assert_eq!(totals(), (DEALS, 24), "asked again");
    change(&|tx| {
        let mut deal = deals(DEALS + 1).pop().expect("one more");
        deal.insert("name".into(), text("Visa"));
        let customer = Root::Customer(customer_of(&deal));
        put(tx, "opportunities", &deal, &customer)
    });
    assert_eq!(totals(), (DEALS + 1, 25), "after one more");
    change(&|tx| tx.delete(table("opportunities"), id(&format!("deal{DEALS}"))));
    assert_eq!(totals(), (DEALS, 24), "after a deletion");
}

fn deals_are_filtered_as_in_memory(place: &Place) {
    let deals = filled(place);
    let check = |filter: opportunity::Filter, keep: &dyn Fn(&Row) -> bool| {
        let mut expected: Vec<Cell> = deals.iter().filter(|d| keep(d)).map(|d| d["id"].clone()).collect();
        expected.sort();
        let (lines, total) = all(place, &filter, Visibility::system());
        let mut found = ids(&lines);
        found.sort();
        assert_eq!((total, found), (i64::try_from(expected.len()).expect("few"), expected), "{filter:?}");
    };
    let none = opportunity::Filter::default;
    check(opportunity::Filter { stage_order: Some(2), ..none() }, &|d| d["current_stage_order"] == Cell::Int(2));
    check(opportunity::Filter { workflow_status: Some(WorkflowStatus::Paused), ..none() }, &|d| {
        d["workflow_status"] == text("paused")
    });
    check(opportunity::Filter { owner_user_id: Some(id("rep")), ..none() }, &|d| d["owner_user_id"] == key("rep"));
    check(opportunity::Filter { customer_id: Some(id("customer3")), ..none() }, &|d| {
        d["customer_id"] == key("customer3")
    });
    check(opportunity::Filter { customer_id: Some(id("nobody")), ..none() }, &|_| false);
    check(
        opportunity::Filter {
            stage_order: Some(1),
            owner_user_id: Some(id("other")),
            question: Question::of("visa"),
            ..none()
        },
        &|d| {
            d["current_stage_order"] == Cell::Int(1)
                && d["owner_user_id"] == key("other")
                && matches!(&d["name"], Cell::Text(n) if n.to_lowercase() == "visa")
        },
    );
    let stages = ask(place, |conn| opportunity::count_by_stage(conn, Some(id("rep")), Visibility::system()));
    let of_stage = |order: i64| {
        let counted = |d: &&Row| {
            d["current_stage_order"] == Cell::Int(order)
                && d["owner_user_id"] == key("rep")
                && d["workflow_status"] == text("active")
        };
        (order, i64::try_from(deals.iter().filter(counted).count()).expect("few"))
    };
    assert_eq!(stages, [of_stage(1), of_stage(2), of_stage(3)]);
}

fn a_person_sees_only_his_deals(place: &Place) {
    let deals = filled(place);
    place
        .database
        .write(|conn| {
            let member =
                "INSERT INTO member (workspace, user_id, root, from_version, to_version) VALUES ($1, $2, $3, 1, $4)";
            let workspace = conn.workspace_cell();
            conn.write(member, &[workspace.clone(), key("rep"), text(&root("customer1").to_string()), Cell::Null])?;
            conn.write(member, &[workspace, key("rep"), text(&root("customer5").to_string()), Cell::Int(1)])
        })
        .expect("one shared customer, and one that was shared once");
    let rep = Visibility { user_id: id("rep"), whole: false, costs: false, pool: false };
    let seen = |deal: &&Row| {
        ["customer0", "customer2", "customer4", "customer6", "customer1"].iter().any(|c| deal["customer_id"] == key(c))
    };
    let mut expected: Vec<Cell> = deals.iter().filter(seen).map(|d| d["id"].clone()).collect();
    expected.sort();
    let (lines, total) = all(place, &opportunity::Filter::default(), rep);
    let mut found = ids(&lines);
    found.sort();
    assert_eq!((found.len() as i64, &found), (total, &expected));
    let asked = opportunity::Filter { question: Question::of("上海"), ..opportunity::Filter::default() };
    let (lines, _) = all(place, &asked, rep);
    assert!(
        !lines.is_empty()
            && lines.iter().all(|line| line.customer_id == id("customer1") || line.customer_id == id("customer4")),
        "{lines:?}"
    );
    let nobody = Visibility { user_id: id("nobody"), whole: false, costs: false, pool: false };
    assert_eq!(all(place, &opportunity::Filter::default(), nobody), (Vec::new(), 0));
    let customers = ask(place, |conn| customer::list(conn, &customer::Filter::default(), rep, 0, 200));
    assert_eq!(customers.1, 5);
    let similar =
        |visibility| ask(place, |conn| customer::similar(conn, "上海贸易有限公司", None, visibility, 10)).len();
    assert_eq!((similar(rep), similar(Visibility::system()), similar(nobody)), (2, 2, 0));
}

fn broad_and_narrow_questions_give_the_same_rows(place: &Place) {
    // Above the limit at which the plan changes, with the same text in every row.
    let many = 1_600;
    place
        .database
        .write(|conn| {
            let written = decide(conn, |tx| {
                let mut row = data::customer("c", "rep", "北京科技");
                row.insert("customer_type".into(), text("organization"));
                put(tx, "customers", &row, &root("c"))?;
                for n in 0..many {
                    let mut deal = data::deal(&format!("deal{n}"), "c", "外资公司");
                    for (column, value) in
                        [("status", "active"), ("workflow_status", "active"), ("amount_currency", "IDR")]
                    {
                        deal.insert(column.into(), text(value));
                    }
                    deal.insert("service_type".into(), Cell::Null);
                    deal.insert("current_stage_order".into(), Cell::Int(1 + n % 2));
                    deal.insert("updated_at".into(), Cell::Int(n));
                    put(tx, "opportunities", &deal, &root("c"))?;
                }
                Ok(())
            })?;
            search::refresh(conn, &written.search_keys())?;
            Ok::<_, Fault>(())
        })
        .expect("filled");
    let asked = |stage_order, question: &str| opportunity::Filter {
        question: Question::of(question),
        stage_order,
        descending: true,
        ..opportunity::Filter::default()
    };
    let (lines, total) = all(place, &asked(None, "外资"), Visibility::system());
    assert_eq!((lines.len(), total, lines[0].id), (200, many, id("deal1599")));
    let (lines, total) = all(place, &asked(Some(1), "外资"), Visibility::system());
    assert_eq!((lines.len(), total, lines[0].id), (200, many / 2, id("deal1598")));
    let rep = Visibility { user_id: id("rep"), whole: false, costs: false, pool: false };
    assert_eq!(all(place, &asked(None, "beijing"), rep).1, many);
    let other = Visibility { user_id: id("other"), whole: false, costs: false, pool: false };
    assert_eq!(all(place, &asked(None, "外资"), other).1, 0);
}

fn a_line_shows_customer_owner_total_and_approval(place: &Place) {
    filled(place);
    let quote = |name: &str, version: i64, total: i64| {
        let cells = [
            ("opportunity_id", key("deal4")),
            ("version", Cell::Int(version)),
            ("total_primary_minor", Cell::Int(total)),
            ("total_secondary_minor", Cell::Int(5)),
            ("currency_primary", text("CNY")),
            ("status", text("draft")),
            ("created_by", key("rep")),
        ];
        row(table("quotations"), name, &cells)
    };
    place
        .database
        .write(|conn| {
            decide(conn, |tx| {
                put(tx, "users", &row(table("users"), "rep", &[("display_name", text("王芳"))]), &Root::Org)?;
                put(tx, "quotations", &quote("first", 1, 100), &root("customer4"))?;
                put(tx, "quotations", &quote("second", 2, 200), &root("customer4"))?;
                let old = [
                    ("opportunity_id", key("deal4")),
                    ("exited_at", Cell::Int(1)),
                    ("approval_status", text("rejected")),
                ];
                put(
                    tx,
                    "opportunity_stage_history",
                    &row(table("opportunity_stage_history"), "old", &old),
                    &root("customer4"),
                )?;
                let now = [("opportunity_id", key("deal4")), ("approval_status", text("pending"))];
                put(
                    tx,
                    "opportunity_stage_history",
                    &row(table("opportunity_stage_history"), "now", &now),
                    &root("customer4"),
                )
            })
        })
        .expect("written");
    let line = || {
        all(place, &opportunity::Filter::default(), Visibility::system())
            .0
            .into_iter()
            .find(|l| l.id == id("deal4"))
            .expect("deal4")
    };
    let shown = line();
    assert_eq!(
        (shown.owner_name.as_str(), shown.customer_name.as_str(), shown.customer_no),
        ("王芳", "上海贸易", Some(12_004))
    );
    assert_eq!(shown.total.map(|t| (t.minor(), t.currency())), Some((200, bantu_domain::Currency::Cny)), "the newest");
    assert_eq!(shown.approval_status, Some(bantu_domain::approval::Verdict::Pending));
    place
        .database
        .write(|conn| {
            decide(conn, |tx| {
                let stored = tx.get(table("opportunities"), id("deal4"))?.expect("deal4");
                let mut deal = stored.row;
                deal.insert("primary_quotation_id".into(), key("first"));
                put(tx, "opportunities", &deal, &stored.root)
            })
        })
        .expect("accepted");
    assert_eq!(line().total.map(|t| t.minor()), Some(100), "the accepted one");
}

fn customers_and_their_contacts(place: &Place) {
    filled(place);
    place
        .database
        .write(|conn| {
            let written = decide(conn, |tx| {
                let mut person = data::contact("chen", "customer0", true);
                person.insert("name".into(), text("陈 100%_a"));
                person.insert("mobile".into(), text("+62 811"));
                put(tx, "contacts", &person, &root("customer0"))?;
                put(tx, "contacts", &data::contact("li", "customer1", false), &root("customer1"))
            })?;
            search::refresh(conn, &written.search_keys())?;
            Ok::<_, Fault>(())
        })
        .expect("written");
    let found = |typed: &str, visibility| {
        let filter = contact::Filter { text: Some(typed.to_owned()), customer_id: None };
        let (lines, total) = ask(place, |conn| contact::list(conn, &filter, visibility, 0, 50));
        assert_eq!(lines.len() as i64, total);
        lines.into_iter().map(|l| l.contact.id).collect::<Vec<_>>()
    };
    let system = Visibility::system();
    for (typed, expected) in [
        ("陈", vec![id("chen")]),
        ("811", vec![id("chen")]),
        ("%", vec![id("chen")]),
        ("_A", vec![id("chen")]),
        ("zzz", vec![]),
    ] {
        assert_eq!(found(typed, system), expected, "{typed}");
    }
    assert_eq!(found("", Visibility { user_id: id("other"), whole: false, costs: false, pool: false }), [id("li")]);
    let of = contact::Filter { text: None, customer_id: Some(id("customer0")) };
    let (lines, _) = ask(place, |conn| contact::list(conn, &of, system, 0, 50));
    assert_eq!((lines[0].customer_name.as_str(), lines[0].customer_no), ("北京科技", Some(12_000)));
    let by_number = customer::Filter { sort: customer::Sort::CustomerNo, ..customer::Filter::default() };
    let (lines, total) = ask(place, |conn| customer::list(conn, &by_number, system, 0, 50));
    assert_eq!((total, lines[0].customer_no, lines[1].customer_no), (7, None, Some(12_000)));
    assert_eq!(lines[1].deal_count, 9);
    let asked = customer::Filter { question: Question::of("chen"), ..customer::Filter::default() };
    let (lines, _) = ask(place, |conn| customer::list(conn, &asked, system, 0, 50));
    assert_eq!(lines.iter().map(|l| l.id).collect::<Vec<_>>(), [id("customer0")], "found by its contact, in pinyin");
}

fn products_and_their_prices(place: &Place) {
    let offer = |name: &str, code: &str, status: &str| {
        let cells = [
            ("code", text(code)),
            ("name_zh", text("公司注册")),
            ("status", text(status)),
            ("category_id", key("cat")),
            ("service_category", text("one_time")),
            ("required_documents", text("[]")),
        ];
        row(table("products"), name, &cells)
    };
    place
        .database
        .write(|conn| {
            let written = decide(conn, |tx| {
                put(tx, "products", &offer("b", "C312", "active"), &Root::Cat)?;
                put(tx, "products", &offer("a", "CPMA", "suspended"), &Root::Cat)?;
                let price = |name: &str, of: &str| {
                    let cells = [
                        ("product_id", key(of)),
                        ("price_type", text("list")),
                        ("currency", text("IDR")),
                        ("effective_from", text("2026-01-01")),
                    ];
                    row(table("product_prices"), name, &cells)
                };
                put(tx, "product_prices", &price("p1", "a"), &Root::Cat)?;
                put(tx, "product_prices", &price("p2", "b"), &Root::Cat)
            })?;
            search::refresh(conn, &written.search_keys())?;
            Ok::<_, Fault>(())
        })
        .expect("written");
    let codes = |filter: product::Filter| {
        let (products, total) = ask(place, |conn| product::list(conn, &filter, 0, 50));
        assert_eq!(products.len() as i64, total);
        products.into_iter().map(|p| p.fields.code).collect::<Vec<_>>()
    };
    assert_eq!(codes(product::Filter::default()), ["C312", "CPMA"]);
    assert_eq!(codes(product::Filter { descending: true, ..product::Filter::default() }), ["CPMA", "C312"]);
    assert_eq!(codes(product::Filter { question: Question::of("gongsi c3"), ..product::Filter::default() }), ["C312"]);
    assert_eq!(
        codes(product::Filter {
            status: Some(bantu_domain::product::ProductStatus::Suspended),
            ..product::Filter::default()
        }),
        ["CPMA"]
    );
    let of = |ids: &[String]| {
        ask(place, |conn| small::by_column::<bantu_domain::product::ProductPrice>(conn, "product_id", ids)).len()
    };
    assert_eq!((of(&[id("a").to_string()]), of(&[id("a").to_string(), id("b").to_string()]), of(&[])), (1, 2, 0));
}

fn quotations_waiting_for_somebody(place: &Place) {
    filled(place);
    place
        .database
        .write(|conn| {
            let written = decide(conn, |tx| {
                for (name, deal, status, creator, review, at) in [
                    ("q1", "deal0", "draft", "rep", 0, 1),
                    ("q2", "deal7", "sent", "rep", 1, 2),
                    ("q3", "deal1", "draft", "other", 0, 3),
                    ("q4", "deal14", "draft", "rep", 0, 4),
                ] {
                    let cells = [
                        ("opportunity_id", key(deal)),
                        ("status", text(status)),
                        ("created_by", key(creator)),
                        ("review_required", Cell::Int(review)),
                        ("updated_at", Cell::Int(at)),
                        ("currency_primary", text("IDR")),
                        ("total_secondary_minor", Cell::Int(1_852_500)),
                        ("total_primary_minor", Cell::Int(37_050_000)),
                        ("wechat_group_no", text("G-77")),
                    ];
                    let customer = format!("customer{}", deal[4..].parse::<i64>().expect("a number") % 7);
                    put(tx, "quotations", &row(table("quotations"), name, &cells), &root(&customer))?;
                }
                Ok(())
            })?;
            search::refresh(conn, &written.search_keys())?;
            Ok::<_, Fault>(())
        })
        .expect("written");
    let names = |filter: quotation::Filter, visibility| {
        let (lines, total) = ask(place, |conn| quotation::list(conn, &filter, visibility, 0, 50));
        assert_eq!(lines.len() as i64, total);
        lines.into_iter().map(|l| l.id).collect::<Vec<_>>()
    };
    let system = Visibility::system();
    let none = quotation::Filter::default;
    let draft = Some(bantu_domain::quotation::QuotationStatus::Draft);
    assert_eq!(names(none(), system), [id("q4"), id("q3"), id("q2"), id("q1")], "newest change first");
    assert_eq!(
        names(quotation::Filter { status: draft, created_by: Some(id("rep")), ..none() }, system),
        [id("q4"), id("q1")]
    );
    assert_eq!(names(quotation::Filter { review_required: Some(true), ..none() }, system), [id("q2")]);
    assert_eq!(names(quotation::Filter { opportunity_id: Some(id("deal1")), ..none() }, system), [id("q3")]);
    assert_eq!(names(quotation::Filter { question: Question::of("g-77"), ..none() }, system).len(), 4);
    let other = Visibility { user_id: id("other"), whole: false, costs: false, pool: false };
    assert_eq!(names(none(), other), [id("q3")]);
    let (lines, _) = ask(place, |conn| quotation::list(conn, &none(), system, 3, 1));
    assert_eq!((lines[0].customer_name.as_str(), lines[0].total.minor()), ("北京科技", 37_050_000));
    assert_eq!(
        lines[0].total_secondary.map(|t| (t.minor(), t.currency())),
        Some((1_852_500, bantu_domain::Currency::Cny))
    );
}
