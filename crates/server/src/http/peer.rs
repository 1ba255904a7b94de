//! Who is at the other end, as far as that counts requests.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, Request, State};
use axum::http::HeaderMap;
use axum::middleware::Next;
use axum::response::Response;

/// What requests of one place are counted under.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Peer(pub(crate) String);

/// Names the peer of every request. Behind a proxy it is the last address in `X-Forwarded-For`, which the proxy itself has written;
/// what stands before it anybody may have made up.
pub(super) async fn name(State(behind_proxy): State<bool>, mut request: Request, next: Next) -> Response {
    let direct = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(address)| address.ip());
    let address = if behind_proxy { forwarded(request.headers()).or(direct) } else { direct };
    request.extensions_mut().insert(Peer(address.map(place).unwrap_or_default()));
    next.run(request).await
}

fn forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let last = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
    last.rsplit(',').next()?.trim().parse().ok()
}

/// A household has a whole /64 of the new addresses, and counts as one.
fn place(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{forwarded, place};
    use axum::http::HeaderMap;

    #[test]
    fn the_proxys_own_word_counts() {
        for (given, expected) in [
            (&["203.0.113.7"][..], Some("203.0.113.7")),
            (&["10.0.0.1, 203.0.113.7"], Some("203.0.113.7")),
            (&["10.0.0.1", "198.51.100.2"], Some("198.51.100.2")),
            (&["somebody"], None),
            (&[], None),
        ] {
            let mut headers = HeaderMap::new();
            for value in given {
                headers.append("x-forwarded-for", value.parse().unwrap());
            }
            assert_eq!(forwarded(&headers).map(place).as_deref(), expected, "{given:?}");
        }
    }

    #[test]
    fn a_household_counts_as_one() {
        let named = |text: &str| place(text.parse().unwrap());
        assert_eq!(named("2001:db8:1:2:3:4:5:6"), named("2001:db8:1:2:ffff::1"));
        assert_ne!(named("2001:db8:1:2::1"), named("2001:db8:1:3::1"));
        assert_eq!(named("::ffff:192.0.2.9"), "192.0.2.9");
    }
}
