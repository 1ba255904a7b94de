//! 备注: what somebody wants remembered about a lead, a customer or a deal (DOMAIN §3.10, §3.11).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::edit::MAX_TEXT;
use crate::follow_up::{Subject, under};
use crate::record::{Id, Instant};
use crate::refusal::{Fault, Refusal};
use crate::tx::Cx;
use crate::{editable, entity, record, text_enum};

text_enum! {
    /// 备注类型.
    pub enum NoteType {
        /// 评论.
        Comment = "comment",
        /// 提醒.
        Reminder = "reminder",
        /// 任务.
        Task = "task",
        /// 内部.
        Internal = "internal",
        /// 客户反馈.
        CustomerFeedback = "customer_feedback",
    }
}

record! {
    /// What a person types in a note.
    pub struct NoteFields {
        /// About this customer.
        #[serde(default)]
        pub customer_id: Option<Id>,
        /// About this lead.
        #[serde(default)]
        pub lead_id: Option<Id>,
        /// About this deal.
        #[serde(default)]
        pub opportunity_id: Option<Id>,
        /// Kind.
        #[serde(default = "comment")]
        pub note_type: NoteType,
        /// Text.
        pub content: String,
        /// Stands above the others.
        #[serde(default)]
        pub is_important: bool,
    }
}

fn comment() -> NoteType {
    NoteType::Comment
}

record! {
    /// A note. Everybody who sees its subject reads it; only its author changes or deletes it.
    pub struct Note {
        /// Key.
        pub id: Id,
        /// Author.
        pub user_id: Id,
        /// Written.
        pub created_at: Instant,
        /// Last change.
        pub updated_at: Instant,
    } + /// Typed fields.
    fields: NoteFields
}
entity!(Note in "notes", finds ["customer_id", "lead_id", "opportunity_id"], root |row| under(row.fields.customer_id, row.fields.lead_id));
editable!(
    Note { NoteFields },
    new | id,
    fields,
    cx | Self { id, user_id: cx.actor.user_id, created_at: cx.at, updated_at: cx.at, fields },
    check | note,
    before,
    cx | {
        if note.fields.content.trim().is_empty() {
            return Err(Refusal::new("field.required").field("content").into());
        }
        crate::edit::check_length("content", &note.fields.content, MAX_TEXT)?;
        let subject = |fields: &NoteFields| (fields.lead_id, fields.opportunity_id);
        match before {
            Some(before)
                if subject(&before.fields) != subject(&note.fields)
                    || before.fields.customer_id != note.fields.customer_id =>
            {
                return Err(Refusal::new("field.invalid").field("customer_id").into());
            }
            Some(before) if before.user_id != cx.actor.user_id => return Err(Refusal::new("note.not_yours").into()),
            Some(_) => {}
            None => {
                let fields = &note.fields;
                let found = Subject::find(fields.lead_id, fields.customer_id, fields.opportunity_id, cx)?;
                note.fields.customer_id = found.customer.map(|customer| customer.id);
            }
        }
        note.updated_at = cx.at;
        Ok(())
    }
);

/// Deletes a note of one's own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeleteNote {
    /// The note.
    pub id: Id,
}

pub(crate) fn delete(args: &DeleteNote, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let note: Note = cx.require(args.id)?;
    if note.user_id != cx.actor.user_id {
        return Err(Refusal::new("note.not_yours").into());
    }
    cx.remove::<Note>(note.id)
}
