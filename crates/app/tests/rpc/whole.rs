//! Several use cases as one whole, and what a use case with two commands leaves when the second is refused.

use std::sync::Arc;

use bantu_app::{App, AppError, MachineClock, Mode, Remote};
use bantu_store::{dump, lane};
use serde_json::{Value, json};

use crate::office::Office;

/// Everything that is stored, with the version.
fn stored(office: &Office) -> (i64, Vec<(String, String)>) {
    let look = |conn: &mut bantu_store::Conn<'_>| {
        Ok::<_, bantu_domain::StoreError>((lane::version(conn)?, dump::values(conn)?))
    };
    office.app.database().read(look).unwrap()
}

fn contact(customer: &Value, name: &str) -> Value {
    json!({ "fields": { "customer_id": customer, "name": name } })
}

#[test]
fn all_commands_or_none() {
    let office = Office::new();
    let call = office.app.call_by(office.user("SALES"));
    let customer = json!(office.customer("SALES", "北京科技"));
    let before = stored(&office);
    let refused: Result<(), AppError> = call.whole(|call| {
        let done = call.json("contact.create", contact(&customer, "王芳"))?;
        let list = json!({ "customer_id": customer, "offset": 0, "limit": 10 });
        assert_eq!(
            call.json("contact.list", list)?["rows"][0]["id"],
            done["id"],
            "what one part wrote the next one reads"
        );
        // A part may be refused and the whole go on; it is for the caller to say.
        let unknown = call.json("contact.delete", json!({ "id": customer }));
        assert_eq!(unknown.unwrap_err().code, "record.not_found");
        call.json("contact.create", contact(&customer, "")).map(drop)
    });
    assert_eq!(refused.unwrap_err().code, "field.required");
    assert!(stored(&office) == before, "nothing of it is kept");
    let names = ["王芳", "李明"];
    call.whole(|call| {
        names.iter().try_for_each(|name| call.json("contact.create", contact(&customer, name)).map(drop))
    })
    .unwrap();
    assert_eq!(stored(&office).0, before.0 + 2, "each command has its own version");
}

#[test]
fn a_change_inside_a_look_is_an_error_and_waits_for_nobody() {
    let office = Office::new();
    let call = office.app.call_by(office.user("ADMIN"));
    let customer = json!(office.customer("SALES", "北京科技"));
    let inside = call.whole(|call| call.look(|_| call.json("contact.create", contact(&customer, "王芳"))));
    assert_eq!(inside.unwrap_err().code, "storage.failed");
}

/// An office that must not be asked.
struct Unasked;

impl Remote for Unasked {
    fn rpc(&self, name: &str, _args: &Value) -> Result<Value, AppError> {
        panic!("{name} was sent from within a whole")
    }

    fn file(&self, name: &str, _args: &Value) -> Result<Vec<u8>, AppError> {
        panic!("{name} was sent from within a whole")
    }
}

#[test]
fn a_laptop_does_not_wait_for_the_office_inside_a_whole() {
    let office = Office::new();
    let db = office.app.database().clone();
    let laptop = App::new(db, Mode::Device, Arc::new(MachineClock)).with_remote(Arc::new(Unasked));
    let call = laptop.call_by(office.user("ADMIN"));
    let setting = json!({ "key": "quotation.valid_days", "value": "10" });
    let inside = call.whole(|call| call.json("setting.set", setting.clone()));
    assert_eq!(inside.unwrap_err().code, "command.online_only");
}
