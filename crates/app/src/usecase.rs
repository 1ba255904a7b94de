//! The use-case table: every command and query once, with name, argument and answer types and permission; three hosts serve it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use bantu_domain::record::Id;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use utoipa::ToSchema;
use utoipa::openapi::{RefOr, Schema};

use crate::app::{App, Call, Mode};
use crate::error::{AppError, FieldError};

/// What a use case answers.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// JSON.
    Json(Value),
    /// A file.
    File {
        /// File name to offer.
        name: String,
        /// Media type.
        mime: &'static str,
        /// The bytes.
        bytes: Vec<u8>,
    },
}

/// What a use case does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Looks only.
    Query,
    /// Runs a command of the domain.
    Command,
    /// Runs a command that only the authority may decide; a laptop hands it to the office.
    Online,
    /// Concerns this machine only: drafts, sync, login.
    Local,
}

/// The answer of a use case in the schema.
pub enum Answer {
    /// JSON of a type.
    Json(Box<Schemas>),
    /// A file of a media type.
    File(&'static str),
}

/// A type's schema with those it refers to.
pub struct Schemas {
    /// The type itself.
    pub schema: RefOr<Schema>,
    /// The types it refers to.
    pub named: Vec<(String, RefOr<Schema>)>,
}

impl Schemas {
    pub(crate) fn of<T: ToSchema>() -> Self {
        let mut named = Vec::new();
        T::schemas(&mut named);
        let name = schema_name(std::any::type_name::<T>());
        named.push((name.clone(), T::schema()));
        Self { schema: RefOr::Ref(utoipa::openapi::Ref::from_schema_name(name)), named }
    }
}

/// `bantu_app::view::Page<bantu_app::customer::CustomerRow>` → `Page_CustomerRow`: utoipa leaves the parameter out of the name.
fn schema_name(type_name: &str) -> String {
    let parts = type_name.split(['<', '>', ',', ' ']).filter(|part| !part.is_empty());
    parts.map(|part| part.rsplit("::").next().unwrap_or(part)).collect::<Vec<_>>().join("_")
}

/// Arguments, and the bytes of a file beside them; none where the use case takes no file.
type Handler = Box<dyn Fn(&Call<'_>, Value, Vec<u8>) -> Result<Reply, AppError> + Send + Sync>;

/// One use case.
pub struct UseCase {
    /// `noun.verb`.
    pub name: &'static str,
    /// What it does.
    pub kind: Kind,
    /// The permission it asks for; empty: any user.
    pub permission: &'static str,
    /// Arguments.
    pub args: fn() -> Schemas,
    /// Answer.
    pub answer: fn() -> Answer,
    /// A file comes beside the arguments.
    pub takes_file: bool,
    handler: Handler,
}

fn entry<A, R>(
    name: &'static str,
    kind: Kind,
    permission: &'static str,
    run: fn(&Call<'_>, A) -> Result<R, AppError>,
) -> UseCase
where
    A: DeserializeOwned + ToSchema + 'static,
    R: Serialize + ToSchema + 'static,
{
    let handler = move |call: &Call<'_>, args: Value, _: Vec<u8>| json_reply(run(call, read_args(args)?)?);
    UseCase {
        name,
        kind,
        permission,
        args: Schemas::of::<A>,
        answer: || Answer::Json(Box::new(Schemas::of::<R>())),
        takes_file: false,
        handler: Box::new(handler),
    }
}

fn json_reply(answer: impl Serialize) -> Result<Reply, AppError> {
    serde_json::to_value(answer).map(Reply::Json).map_err(|_| AppError::new("internal"))
}

/// A use case that looks.
pub(crate) fn query<A, R>(
    name: &'static str,
    permission: &'static str,
    run: fn(&Call<'_>, A) -> Result<R, AppError>,
) -> UseCase
where
    A: DeserializeOwned + ToSchema + 'static,
    R: Serialize + ToSchema + 'static,
{
    entry(name, Kind::Query, permission, run)
}

/// A use case that runs a command.
pub(crate) fn command<A, R>(
    name: &'static str,
    permission: &'static str,
    run: fn(&Call<'_>, A) -> Result<R, AppError>,
) -> UseCase
where
    A: DeserializeOwned + ToSchema + 'static,
    R: Serialize + ToSchema + 'static,
{
    entry(name, Kind::Command, permission, run)
}

/// A use case that runs a command only the authority may decide.
pub(crate) fn online<A, R>(
    name: &'static str,
    permission: &'static str,
    run: fn(&Call<'_>, A) -> Result<R, AppError>,
) -> UseCase
where
    A: DeserializeOwned + ToSchema + 'static,
    R: Serialize + ToSchema + 'static,
{
    entry(name, Kind::Online, permission, run)
}

/// A use case of this machine.
pub(crate) fn local<A, R>(
    name: &'static str,
    permission: &'static str,
    run: fn(&Call<'_>, A) -> Result<R, AppError>,
) -> UseCase
where
    A: DeserializeOwned + ToSchema + 'static,
    R: Serialize + ToSchema + 'static,
{
    entry(name, Kind::Local, permission, run)
}

/// A use case that takes a file beside its arguments and runs a command; called without one it finds the file empty.
pub(crate) fn upload<A, R>(
    name: &'static str,
    permission: &'static str,
    run: fn(&Call<'_>, A, Vec<u8>) -> Result<R, AppError>,
) -> UseCase
where
    A: DeserializeOwned + ToSchema + 'static,
    R: Serialize + ToSchema + 'static,
{
    let handler = move |call: &Call<'_>, args: Value, file: Vec<u8>| json_reply(run(call, read_args(args)?, file)?);
    UseCase {
        name,
        kind: Kind::Command,
        permission,
        args: Schemas::of::<A>,
        answer: || Answer::Json(Box::new(Schemas::of::<R>())),
        takes_file: true,
        handler: Box::new(handler),
    }
}

/// A use case that answers a PDF.
pub(crate) fn file<A>(
    name: &'static str,
    permission: &'static str,
    run: fn(&Call<'_>, A) -> Result<Reply, AppError>,
) -> UseCase
where
    A: DeserializeOwned + ToSchema + 'static,
{
    download(name, permission, || Answer::File("application/pdf"), run)
}

/// A use case that answers a file of the media types that `answer` names.
pub(crate) fn download<A>(
    name: &'static str,
    permission: &'static str,
    answer: fn() -> Answer,
    run: fn(&Call<'_>, A) -> Result<Reply, AppError>,
) -> UseCase
where
    A: DeserializeOwned + ToSchema + 'static,
{
    let handler = move |call: &Call<'_>, args: Value, _: Vec<u8>| run(call, read_args(args)?);
    UseCase {
        name,
        kind: Kind::Query,
        permission,
        args: Schemas::of::<A>,
        answer,
        takes_file: false,
        handler: Box::new(handler),
    }
}

/// Reads arguments.
///
/// # Errors
/// `args.malformed` with the reader's message and the place it speaks of.
pub(crate) fn read_args<A: DeserializeOwned>(args: Value) -> Result<A, AppError> {
    let args = if args.is_null() { Value::Object(serde_json::Map::new()) } else { args };
    if !args.is_object() {
        // A list of the right length would be read as the fields in their order.
        return Err(AppError::new("args.malformed").with("detail", "not an object"));
    }
    serde_path_to_error::deserialize(args).map_err(|error| {
        let mut refused = AppError::new("args.malformed").with("detail", error.inner());
        let path = error.path().to_string();
        if path != "." {
            refused.errors.push(FieldError { path, code: "field.invalid".to_owned(), params: BTreeMap::new() });
        }
        refused
    })
}

static TABLE: LazyLock<BTreeMap<&'static str, UseCase>> =
    LazyLock::new(|| crate::table::entries().into_iter().map(|entry| (entry.name, entry)).collect());

/// Every use case by name.
pub fn all() -> impl Iterator<Item = &'static UseCase> {
    TABLE.values()
}

/// The use case of a name.
pub fn find(name: &str) -> Option<&'static UseCase> {
    TABLE.get(name)
}

/// The table as JSON: name, kind, permission, and the schemas of arguments and answer.
pub fn table() -> Value {
    let schemas = |schemas: Schemas| {
        let named: BTreeMap<_, _> = schemas.named.into_iter().collect();
        serde_json::json!({ "schema": schemas.schema, "schemas": named })
    };
    let rows: Vec<Value> = all()
        .map(|entry| {
            let answer = match (entry.answer)() {
                Answer::Json(answer) => schemas(*answer),
                Answer::File(mime) => serde_json::json!({ "file": mime }),
            };
            serde_json::json!({
                "name": entry.name,
                "kind": format!("{:?}", entry.kind).to_lowercase(),
                "permission": entry.permission,
                "args": schemas((entry.args)()),
                "takes_file": entry.takes_file,
                "answer": answer,
            })
        })
        .collect();
    Value::Array(rows)
}

/// No connection came about: only the office decides this, so the person is told to connect. A connection that broke off
/// after the question left stays what it is, for the office may have done it.
fn without_office(error: AppError) -> AppError {
    let untouched = error.code == "server.unreachable" && error.safe == AppError::NOTHING_CHANGED;
    if untouched { AppError::new("command.online_only") } else { error }
}

impl App {
    /// Runs a use case for a user. The permission is checked here, whatever the host.
    ///
    /// # Errors
    /// `rpc.unknown`, `args.malformed`, `permission.denied`, and whatever the use case refuses.
    pub fn call(&self, user_id: Id, name: &str, args: Value) -> Result<Reply, AppError> {
        self.call_by(user_id).call(name, args)
    }

    /// Runs a use case that takes a file beside its arguments.
    ///
    /// # Errors
    /// As [`App::call`]; `rpc.takes_no_file`.
    pub fn upload(&self, user_id: Id, name: &str, args: Value, file: Vec<u8>) -> Result<Reply, AppError> {
        self.call_by(user_id).upload(name, args, file)
    }
}

impl Call<'_> {
    /// Runs a use case by its name, alone or as a part of a whole.
    ///
    /// # Errors
    /// As [`App::call`].
    pub fn call(&self, name: &str, args: Value) -> Result<Reply, AppError> {
        self.run_use_case(name, args, Vec::new())
    }

    /// As [`Call::call`], with the bytes of a file beside the arguments.
    ///
    /// # Errors
    /// As there; `rpc.takes_no_file`.
    pub fn upload(&self, name: &str, args: Value, file: Vec<u8>) -> Result<Reply, AppError> {
        let takes = file.is_empty() || find(name).is_none_or(|entry| entry.takes_file);
        if takes {
            self.run_use_case(name, args, file)
        } else {
            Err(AppError::new("rpc.takes_no_file").with("name", name))
        }
    }

    fn run_use_case(&self, name: &str, args: Value, file: Vec<u8>) -> Result<Reply, AppError> {
        let entry = find(name).ok_or_else(|| AppError::new("rpc.unknown").with("name", name))?;
        let permitted = self.look(|look| Ok(entry.permission.is_empty() || look.actor.may(entry.permission)))?;
        if !permitted {
            return Err(AppError::new("permission.denied").with("permission", entry.permission));
        }
        if entry.kind == Kind::Online && self.app.mode == Mode::Device {
            // Nobody waits for the office while holding the laptop's own database.
            let remote = self
                .app
                .remote
                .as_ref()
                .filter(|_| !self.is_part())
                .ok_or_else(|| AppError::new("command.online_only"))?;
            let answer = remote.rpc(name, &args).map_err(without_office)?;
            if let Some(sync) = &self.app.sync {
                // What the office decided is here before the person looks.
                sync.sync_now();
            }
            return Ok(Reply::Json(answer));
        }
        (entry.handler)(self, args, file)
    }

    /// As [`Call::call`], for a use case that answers JSON.
    ///
    /// # Errors
    /// As there; `internal` for one that answers a file.
    pub fn json(&self, name: &str, args: Value) -> Result<Value, AppError> {
        match self.call(name, args)? {
            Reply::Json(value) => Ok(value),
            Reply::File { .. } => Err(AppError::new("internal")),
        }
    }
}
