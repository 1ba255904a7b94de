-- Leads with their public pool, what was said to leads and customers (follow-ups, notes), and what a person is told (notifications).
-- The same rules as in 0001_records.sql hold for every table. A lead that nobody owns shows in pool_leads, which holds no contact data:
-- there are no masked columns, what is not replicated cannot leak.

ALTER TABLE customers ADD COLUMN last_follow_up_at BIGINT;
ALTER TABLE customers ADD COLUMN next_follow_up_at BIGINT;
ALTER TABLE opportunities ADD COLUMN last_follow_up_at BIGINT;
ALTER TABLE opportunities ADD COLUMN is_stale BIGINT NOT NULL DEFAULT 0;

CREATE TABLE leads (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    owner_user_id TEXT,
    created_by TEXT NOT NULL,
    status TEXT NOT NULL,
    pool_status TEXT NOT NULL,
    lost_reason TEXT,
    customer_id TEXT,
    opportunity_id TEXT,
    converted_at BIGINT,
    last_follow_up_at BIGINT,
    next_follow_up_at BIGINT,
    owned_since BIGINT,
    release_countdown_at BIGINT,
    released_at BIGINT,
    released_by TEXT,
    company_key TEXT,
    phone_key TEXT,
    email_key TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    name TEXT NOT NULL,
    company_name TEXT,
    contact_name TEXT,
    phone TEXT,
    email TEXT,
    wechat_id TEXT,
    address TEXT,
    source_id TEXT,
    level_id TEXT,
    requirements TEXT,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE INDEX leads_owner_user_id ON leads (workspace, owner_user_id, updated_at);
CREATE INDEX leads_company_key ON leads (workspace, company_key);
CREATE INDEX leads_phone_key ON leads (workspace, phone_key);
CREATE INDEX leads_email_key ON leads (workspace, email_key);
CREATE INDEX leads_customer_id ON leads (workspace, customer_id);
CREATE INDEX leads_updated_at ON leads (workspace, updated_at, id);
CREATE INDEX leads_root ON leads (workspace, _root);

CREATE TABLE pool_leads (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    company_name TEXT,
    masked_phone TEXT,
    masked_email TEXT,
    source_id TEXT,
    level_id TEXT,
    status TEXT NOT NULL,
    released_at BIGINT NOT NULL,
    last_owner_user_id TEXT,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE INDEX pool_leads_released_at ON pool_leads (workspace, released_at, id);
CREATE INDEX pool_leads_root ON pool_leads (workspace, _root);

CREATE TABLE follow_ups (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    customer_id TEXT,
    lead_id TEXT,
    opportunity_id TEXT,
    user_id TEXT NOT NULL,
    follow_up_type TEXT NOT NULL,
    content TEXT,
    followed_up_at BIGINT NOT NULL,
    status_before TEXT,
    status_after TEXT,
    created_at BIGINT NOT NULL,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE INDEX follow_ups_customer_id ON follow_ups (workspace, customer_id, followed_up_at);
CREATE INDEX follow_ups_lead_id ON follow_ups (workspace, lead_id, followed_up_at);
CREATE INDEX follow_ups_opportunity_id ON follow_ups (workspace, opportunity_id, followed_up_at);
CREATE INDEX follow_ups_root ON follow_ups (workspace, _root);

CREATE TABLE notes (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    customer_id TEXT,
    lead_id TEXT,
    opportunity_id TEXT,
    note_type TEXT NOT NULL,
    content TEXT NOT NULL,
    is_important BIGINT NOT NULL,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE INDEX notes_customer_id ON notes (workspace, customer_id, created_at);
CREATE INDEX notes_lead_id ON notes (workspace, lead_id, created_at);
CREATE INDEX notes_opportunity_id ON notes (workspace, opportunity_id, created_at);
CREATE INDEX notes_root ON notes (workspace, _root);

CREATE TABLE notifications (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject_table TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    opportunity_id TEXT,
    customer_id TEXT,
    params TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    read_at BIGINT,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE INDEX notifications_user_id ON notifications (workspace, user_id, created_at);
CREATE INDEX notifications_unread ON notifications (workspace, user_id, read_at);
CREATE INDEX notifications_root ON notifications (workspace, _root);

CREATE TABLE notification_preferences (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    muted_kinds TEXT NOT NULL,
    no_popup_kinds TEXT NOT NULL,
    no_mail_kinds TEXT NOT NULL,
    quiet_from TEXT,
    quiet_to TEXT,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE INDEX notification_preferences_user_id ON notification_preferences (workspace, user_id);
CREATE INDEX notification_preferences_root ON notification_preferences (workspace, _root);
