-- Mails that the office sends. A row of a colleague stands under his own root, one of a customer under the customer's.
-- The sender asks for what is due by status and time.

CREATE TABLE mails (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    language TEXT NOT NULL,
    to_addresses TEXT NOT NULL,
    to_user_id TEXT,
    customer_id TEXT,
    opportunity_id TEXT,
    subject_table TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    params TEXT NOT NULL,
    attachments TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    next_attempt_at BIGINT,
    error_code TEXT,
    error_detail TEXT,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    sent_at BIGINT,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE INDEX mails_status ON mails (workspace, status, next_attempt_at);
CREATE INDEX mails_customer_id ON mails (workspace, customer_id, created_at);
CREATE INDEX mails_opportunity_id ON mails (workspace, opportunity_id, created_at);
CREATE INDEX mails_subject_id ON mails (workspace, subject_id, created_at);
CREATE INDEX mails_to_user_id ON mails (workspace, to_user_id, created_at);
CREATE INDEX mails_root ON mails (workspace, _root);
