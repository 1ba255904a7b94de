//! What pops up on the desktop, by the session bus (Desktop Notifications Specification 1.2); a click brings its page to the front.
//! Needs no network. Other systems than Linux have no pop-ups yet: there everything stays in the list.

use serde::Deserialize;

/// Nobody shows notifications here.
pub const UNAVAILABLE: &str = "popup.unavailable";

/// Something to pop up; the screens have put it into words.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(not(target_os = "linux"), allow(dead_code))]
pub struct Popup {
    title: String,
    body: String,
    /// The page that a click opens.
    address: String,
}

/// The desktop, which shows nothing here.
#[cfg(not(target_os = "linux"))]
#[derive(Debug, Default)]
pub struct Popups;

#[cfg(not(target_os = "linux"))]
impl Popups {
    /// Shows a pop-up.
    pub fn show(&self, _popup: &Popup, _on_click: impl Fn(String) + Send + 'static) -> Result<(), bantu_app::AppError> {
        Err(bantu_app::AppError::new(UNAVAILABLE))
    }
}

#[cfg(target_os = "linux")]
pub use bus::Popups;

#[cfg(target_os = "linux")]
mod bus {
    use std::collections::BTreeMap;
    use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

    use bantu_app::AppError;
    use zbus::blocking::{Connection, MessageIterator};
    use zbus::message::{Message, Type};
    use zbus::zvariant::Value;
    use zbus::{MatchRule, Result};

    use super::{Popup, UNAVAILABLE};

    const SERVICE: &str = "org.freedesktop.Notifications";
    const PATH: &str = "/org/freedesktop/Notifications";
    /// The action of a click on the pop-up itself.
    const CLICK: &str = "default";
    /// Pages that are kept for a click; a desktop that never says what became of a pop-up costs no more than these.
    const MOST: usize = 100;

    /// Pages by the number that the desktop gave their pop-up.
    type Pages = Arc<Mutex<BTreeMap<u32, String>>>;

    /// The desktop's notification service; found when the first pop-up comes.
    #[derive(Debug, Default)]
    pub struct Popups {
        connection: Mutex<Option<Connection>>,
        pages: Pages,
    }

    impl Popups {
        /// Shows a pop-up. `on_click` is told the page of whichever is clicked; that of the first call is kept.
        ///
        /// # Errors
        /// `popup.unavailable` where there is no session bus, or nobody on it who shows notifications.
        pub fn show(
            &self,
            popup: &Popup,
            on_click: impl Fn(String) + Send + 'static,
        ) -> std::result::Result<(), AppError> {
            let mut connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
            let shown = match &*connection {
                Some(open) => self.notify(open, popup),
                None => self.open(on_click).and_then(|open| self.notify(connection.insert(open), popup)),
            };
            shown.map_err(|error| {
                tracing::info!(reason = %error, "the desktop shows no notifications");
                AppError::new(UNAVAILABLE)
            })
        }

        /// A connection whose clicks are heard on a thread of its own, as long as the bus is there.
        fn open(&self, on_click: impl Fn(String) + Send + 'static) -> Result<Connection> {
            let connection = Connection::session()?;
            let rule = MatchRule::builder().msg_type(Type::Signal).interface(SERVICE)?.path(PATH)?.build();
            let signals = MessageIterator::for_match_rule(rule, &connection, None)?;
            let pages = Arc::clone(&self.pages);
            std::thread::spawn(move || {
                for signal in signals.flatten() {
                    if let Some(address) = clicked(&signal, &mut held(&pages)) {
                        on_click(address);
                    }
                }
            });
            Ok(connection)
        }

        fn notify(&self, connection: &Connection, popup: &Popup) -> Result<()> {
            let hints = BTreeMap::from([("desktop-entry", Value::from("bantu"))]);
            let actions = [CLICK, ""];
            let body = plain(&popup.body);
            let message = ("Bantu", 0_u32, "bantu", popup.title.as_str(), body.as_str(), &actions[..], hints, -1_i32);
            // Whoever clicks at once is heard once the page is known.
            let mut pages = held(&self.pages);
            let answer = connection.call_method(Some(SERVICE), PATH, Some(SERVICE), "Notify", &message)?;
            pages.insert(answer.body().deserialize()?, popup.address.clone());
            while pages.len() > MOST {
                pages.pop_first();
            }
            Ok(())
        }
    }

    fn held(pages: &Pages) -> MutexGuard<'_, BTreeMap<u32, String>> {
        pages.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The page of a pop-up that was clicked; one that is gone is forgotten.
    fn clicked(signal: &Message, pages: &mut BTreeMap<u32, String>) -> Option<String> {
        let header = signal.header();
        match header.member()?.as_str() {
            "ActionInvoked" => {
                let (number, action) = signal.body().deserialize::<(u32, String)>().ok()?;
                if action == CLICK { pages.remove(&number) } else { None }
            }
            "NotificationClosed" => {
                let (number, _) = signal.body().deserialize::<(u32, u32)>().ok()?;
                pages.remove(&number);
                None
            }
            _ => None,
        }
    }

    /// A body may carry markup; ours has none.
    fn plain(text: &str) -> String {
        text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        fn signal(member: &str, number: u32, rest: impl Into<Value<'static>>) -> Message {
            let builder = Message::signal(PATH, SERVICE, member).unwrap();
            match rest.into() {
                Value::Str(action) => builder.build(&(number, action.as_str())).unwrap(),
                Value::U32(reason) => builder.build(&(number, reason)).unwrap(),
                other => panic!("{other:?}"),
            }
        }

        #[test]
        fn a_click_opens_its_page_once() {
            let mut pages = BTreeMap::from([(1, "/a".to_owned()), (2, "/b".to_owned())]);
            assert_eq!(clicked(&signal("ActionInvoked", 3, CLICK), &mut pages), None);
            assert_eq!(clicked(&signal("ActionInvoked", 1, "snooze"), &mut pages), None);
            assert_eq!(clicked(&signal("ActionInvoked", 1, CLICK), &mut pages), Some("/a".to_owned()));
            assert_eq!(clicked(&signal("ActionInvoked", 1, CLICK), &mut pages), None);
            assert_eq!(clicked(&signal("NotificationClosed", 2, 1_u32), &mut pages), None);
            assert!(pages.is_empty());
        }

        #[test]
        fn a_body_is_shown_as_it_is() {
            assert_eq!(plain("A & B <c>"), "A &amp; B &lt;c&gt;");
        }
    }
}
