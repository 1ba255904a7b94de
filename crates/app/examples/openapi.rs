//! Prints the OpenAPI document of the use-case table; the interface's types are made from it.

fn main() -> Result<(), serde_json::Error> {
    println!("{}", bantu_app::openapi().to_pretty_json()?);
    Ok(())
}
