//! Notes about leads, customers and deals.

use bantu_domain::command::Command;
use bantu_domain::edit::Create;
use bantu_domain::note::{DeleteNote, Note, NoteFields};
use bantu_domain::record::{Id, Instant};
use bantu_domain::refusal::Fault;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Call;
use crate::approval::user_ref;
use crate::args::{ChangesArgs, Form};
use crate::error::AppError;
use crate::follow_up::SubjectArgs;
use crate::usecase::{UseCase, command, query};
use crate::view::{ById, Done, Ref, Rows};

/// A note.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct NoteView {
    /// Key.
    pub id: Id,
    /// Author.
    pub user: Ref,
    /// Typed fields; updates refer to these values.
    pub fields: NoteFields,
    /// Written.
    pub created_at: Instant,
    /// Last change.
    pub updated_at: Instant,
}

/// Adds a note; exactly one of lead, customer and deal is named.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateNoteArgs {
    /// What was typed.
    #[schema(value_type = NoteFields)]
    fields: Form<NoteFields>,
}

/// The important ones first, then the latest.
fn list(call: &Call<'_>, args: SubjectArgs) -> Result<Rows<NoteView>, AppError> {
    call.look(|look| {
        let rows = look.ask(|cx| {
            let mut found = args.rows::<Note>(cx)?;
            found.sort_by_key(|note| std::cmp::Reverse((note.fields.is_important, note.created_at, note.id)));
            let view = |note: Note| {
                let user = user_ref(note.user_id, cx)?;
                let (created_at, updated_at) = (note.created_at, note.updated_at);
                Ok(NoteView { id: note.id, user, fields: note.fields, created_at, updated_at })
            };
            found.into_iter().map(view).collect::<Result<_, Fault>>()
        })?;
        Ok(Rows { rows })
    })
}

fn create(call: &Call<'_>, args: CreateNoteArgs) -> Result<Done, AppError> {
    let id = call.new_id();
    call.run_on(id, &Command::NoteCreate(Create { id, fields: args.fields.read()? }))
}

fn update(call: &Call<'_>, args: ChangesArgs) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::NoteUpdate(args.update()))
}

fn delete(call: &Call<'_>, args: ById) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::NoteDelete(DeleteNote { id: args.id }))
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![
        query("note.list", "", list),
        command("note.create", "", create),
        command("note.update", "", update),
        command("note.delete", "", delete),
    ]
}
