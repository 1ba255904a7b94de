//! Reads what a window says about a file beside its bytes: headers are ASCII, names are not.

use bantu_app::AppError;
use serde_json::{Map, Value};

/// Headers and the arguments of `attachment.add` they carry.
const HEADERS: [(&str, &str); 3] =
    [("x-customer-id", "customer_id"), ("x-opportunity-id", "opportunity_id"), ("x-file-name", "file_name")];

/// The arguments of `attachment.add` out of percent-encoded headers.
///
/// # Errors
/// `args.malformed` for what is no percent-encoded UTF-8; what is missing the use case names itself.
pub fn arguments<'a>(header: impl Fn(&str) -> Option<&'a str>) -> Result<Value, AppError> {
    let mut args = Map::new();
    for (name, arg) in HEADERS {
        let Some(encoded) = header(name) else { continue };
        let text = decode(encoded).ok_or_else(|| AppError::new("args.malformed").with("detail", name))?;
        args.insert(arg.to_owned(), Value::String(text));
    }
    Ok(Value::Object(args))
}

fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|d| u8::try_from(d).ok());
                digit(rest.next()?)? * 16 + digit(rest.next()?)?
            }
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(name: &str) -> Result<Value, String> {
        arguments(|header| (header == "x-file-name").then_some(name)).map_err(|error| error.code)
    }

    #[test]
    fn names_cross_whole_or_not_at_all() {
        let check = |encoded: &str, name: &str| assert_eq!(read(encoded), Ok(json!({ "file_name": name })));
        check("a.pdf", "a.pdf");
        check("%E8%BD%AC%E8%B4%A6%20%2B%25.pdf", "转账 +%.pdf");
        check("a+b.pdf", "a+b.pdf");
        for bad in ["%", "%E8", "%zz", "%E8%BD", "%é0"] {
            assert_eq!(read(bad), Err("args.malformed".to_owned()), "{bad}");
        }
    }
}
