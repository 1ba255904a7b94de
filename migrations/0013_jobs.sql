-- Scheduled jobs: the calendar they count working days by, what ran for which day or hour (of the authority alone, in no sync), and
-- the indices by which they find what is due.

CREATE TABLE holidays (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    country TEXT NOT NULL,
    year BIGINT NOT NULL,
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    name_id TEXT NOT NULL,
    name_en TEXT NOT NULL,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE INDEX holidays_year ON holidays (workspace, year);
CREATE INDEX holidays_root ON holidays (workspace, _root);

CREATE TABLE job_run (
    workspace TEXT NOT NULL,
    job TEXT NOT NULL,
    period TEXT NOT NULL,
    state TEXT NOT NULL,
    holder TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    beat_at BIGINT NOT NULL,
    finished_at BIGINT,
    after_id TEXT NOT NULL DEFAULT '',
    subjects BIGINT NOT NULL DEFAULT 0,
    effects BIGINT NOT NULL DEFAULT 0,
    failed BIGINT NOT NULL DEFAULT 0,
    error TEXT,
    PRIMARY KEY (workspace, job, period),
    CONSTRAINT job_run_state CHECK (state IN ('running', 'done'))
);

CREATE INDEX job_run_started ON job_run (workspace, job, started_at);

-- Every claim of a lead from the public pool, for the limit per day.
CREATE TABLE lead_claims (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    lead_id TEXT NOT NULL,
    day_key TEXT NOT NULL,
    claimed_at BIGINT NOT NULL,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE INDEX lead_claims_day_key ON lead_claims (workspace, day_key);
CREATE INDEX lead_claims_root ON lead_claims (workspace, _root);

CREATE INDEX leads_clock ON leads (workspace, pool_status, status);
CREATE INDEX leads_next_follow_up_at ON leads (workspace, next_follow_up_at);
CREATE INDEX customers_next_follow_up_at ON customers (workspace, next_follow_up_at);
CREATE INDEX quotations_ending ON quotations (workspace, status, valid_until);
CREATE INDEX contracts_term ON contracts (workspace, status);
CREATE INDEX order_payments_waiting ON order_payments (workspace, status, payment_type, due_date);
CREATE INDEX payments_waiting ON payments (workspace, status, reported_at);
CREATE INDEX execution_orders_running ON execution_orders (workspace, status, order_type);
CREATE INDEX material_documents_expires_on ON material_documents (workspace, expires_on);
CREATE INDEX notifications_subject ON notifications (workspace, subject_id, kind);
CREATE INDEX roles_stage_approval_role ON roles (workspace, stage_approval_role);
