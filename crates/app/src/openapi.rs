//! The use-case table as an OpenAPI 3.1 document: one POST per use case, every type once.

use std::collections::BTreeMap;

use utoipa::ToSchema;
use utoipa::openapi::path::{HttpMethod, OperationBuilder, ParameterBuilder, ParameterIn, ParameterStyle, PathItem};
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{
    ComponentsBuilder, ContentBuilder, InfoBuilder, OpenApi, OpenApiBuilder, PathsBuilder, Ref, RefOr, Required,
    ResponseBuilder, ResponsesBuilder, Schema,
};

use crate::error::AppError;
use crate::usecase::{self, Answer, Kind, Schemas, UseCase};

const JSON: &str = "application/json";
/// A file as it is.
const BYTES: &str = "application/octet-stream";
const SCHEME: &str = "session";

/// The document of every use case, as `POST /rpc/{name}` serves them and as the interface's types are made from.
pub fn openapi() -> OpenApi {
    let mut named: BTreeMap<String, RefOr<Schema>> = BTreeMap::new();
    let mut paths = PathsBuilder::new();
    for case in usecase::all() {
        paths = paths.path(format!("/rpc/{}", case.name), path(case, &mut named));
    }
    collect(Schemas::of::<AppError>(), &mut named);
    let scheme = SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build());
    OpenApiBuilder::new()
        .info(InfoBuilder::new().title("Bantu use cases").version(env!("CARGO_PKG_VERSION")).build())
        .paths(paths.build())
        .components(Some(ComponentsBuilder::new().schemas_from_iter(named).security_scheme(SCHEME, scheme).build()))
        .build()
}

fn path(case: &UseCase, named: &mut BTreeMap<String, RefOr<Schema>>) -> PathItem {
    let args = collect((case.args)(), named);
    let (media, content, in_query) = if case.takes_file {
        // The arguments stand in the query as one pair each; the body is the file.
        let args = ParameterBuilder::new()
            .name("args")
            .parameter_in(ParameterIn::Query)
            .required(Required::True)
            .style(Some(ParameterStyle::Form))
            .explode(Some(true))
            .schema(Some(args));
        (BYTES, None, Some(args))
    } else {
        (JSON, Some(args), None)
    };
    let body = RequestBodyBuilder::new()
        .content(media, ContentBuilder::new().schema(content).build())
        .required(Some(Required::True))
        .build();
    let answer = match (case.answer)() {
        Answer::Json(schemas) => ContentBuilder::new().schema(Some(collect(*schemas, named))).build(),
        Answer::File(_) => ContentBuilder::new().build(),
    };
    let media = match (case.answer)() {
        Answer::Json(_) => JSON,
        Answer::File(media) => media,
    };
    let error = ContentBuilder::new().schema(Some(RefOr::Ref(Ref::from_schema_name(AppError::name())))).build();
    let responses = ResponsesBuilder::new()
        .response("200", ResponseBuilder::new().description("Done").content(media, answer))
        .response(
            "default",
            ResponseBuilder::new().description("Refused; nothing changed unless `safe` says so").content(JSON, error),
        );
    let noun = case.name.split('.').next().unwrap_or(case.name);
    let operation = OperationBuilder::new()
        .operation_id(Some(case.name))
        .tag(noun)
        .description(Some(describe(case)))
        .parameters(in_query.map(|args| vec![args]))
        .request_body(Some(body))
        .security(SecurityRequirement::new::<_, [&str; 0], &str>(SCHEME, []))
        .responses(responses.build());
    PathItem::new(HttpMethod::Post, operation.build())
}

fn describe(case: &UseCase) -> String {
    let kind = match case.kind {
        Kind::Query => "Looks only.",
        Kind::Command => "Changes data; works without a connection.",
        Kind::Online => "Only the office, or a stand-alone workspace, can do it; a laptop hands it on.",
        Kind::Local => "Concerns the machine that answers.",
    };
    match case.permission {
        "" => format!("{kind} Any user."),
        permission => format!("{kind} Permission `{permission}`."),
    }
}

fn collect(schemas: Schemas, named: &mut BTreeMap<String, RefOr<Schema>>) -> RefOr<Schema> {
    named.extend(schemas.named);
    schemas.schema
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// Two types of one name would silently take each other's place in the document.
    #[test]
    fn no_two_types_share_a_name() {
        let mut known: BTreeMap<String, String> = BTreeMap::new();
        for case in usecase::all() {
            let answer = match (case.answer)() {
                Answer::Json(schemas) => schemas.named,
                Answer::File(_) => Vec::new(),
            };
            for (name, schema) in (case.args)().named.into_iter().chain(answer) {
                let text = serde_json::to_string(&schema).expect("schema as JSON");
                let before = known.entry(name.clone()).or_insert_with(|| text.clone());
                assert_eq!(*before, text, "{name} in {}", case.name);
            }
        }
        assert!(known.len() > 20);
    }
}
