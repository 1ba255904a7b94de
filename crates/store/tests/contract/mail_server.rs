//! The mail server of this machine: one, replaced as a whole, and of one workspace.

use bantu_store::mail_server::{self, MailServer};

use crate::place::Place;

crate::on_every_database![one_mail_server_is_kept_replaced_and_forgotten];

fn one_mail_server_is_kept_replaced_and_forgotten(place: &Place) {
    let kept = || place.database.read(mail_server::get).expect("read");
    let put = |server: &MailServer| place.database.write(|conn| mail_server::put(conn, server)).expect("kept");
    assert_eq!(kept(), None);
    let first = MailServer {
        host: "mail.bantu.test".to_owned(),
        port: 587,
        security: "starttls".to_owned(),
        login: Some("crm'; DROP TABLE mail_server; --".to_owned()),
        from_address: "crm@bantu.test".to_owned(),
    };
    put(&first);
    assert_eq!(kept(), Some(first.clone()));
    let second =
        MailServer { host: "localhost".to_owned(), port: 25, security: "none".to_owned(), login: None, ..first };
    put(&second);
    assert_eq!(kept(), Some(second));
    place.database.write(mail_server::delete).expect("forgotten");
    assert_eq!(kept(), None);
}
