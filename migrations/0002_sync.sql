-- How a laptop and the office come to agree (docs/SYNC.md): the same tables stand in both places, each side uses its own.
-- No table here is synced and none has a base image. Every key starts with the workspace, as everywhere.

-- The workspace and its version lane: the counter row is the cursor, never a sequence, for a sequence gives numbers out before commit.

CREATE TABLE workspace (
    id TEXT NOT NULL PRIMARY KEY,
    epoch TEXT NOT NULL DEFAULT '',
    version BIGINT NOT NULL DEFAULT 0,
    durable_version BIGINT NOT NULL DEFAULT 0,
    min_cursor BIGINT NOT NULL DEFAULT 0,
    next_customer_no BIGINT NOT NULL DEFAULT 12000,
    next_mark BIGINT NOT NULL DEFAULT 1
);

CREATE TABLE epoch_log (
    workspace TEXT NOT NULL,
    epoch TEXT NOT NULL,
    parent TEXT,
    from_version BIGINT NOT NULL,
    started_at BIGINT NOT NULL,
    PRIMARY KEY (workspace, epoch)
);

-- Laptop: where it stands, what waits, what was decided.

CREATE TABLE sync_state (
    workspace TEXT NOT NULL PRIMARY KEY,
    device TEXT NOT NULL,
    user_id TEXT NOT NULL,
    mark TEXT NOT NULL,
    server_url TEXT,
    token TEXT,
    cursor BIGINT NOT NULL DEFAULT 0,
    epoch TEXT NOT NULL DEFAULT '',
    scope_rev BIGINT NOT NULL DEFAULT 0,
    policy_rev BIGINT NOT NULL DEFAULT 0,
    next_seq BIGINT NOT NULL DEFAULT 1,
    sent_seq BIGINT NOT NULL DEFAULT 0,
    decided_seq BIGINT NOT NULL DEFAULT 0,
    holds_costs BIGINT NOT NULL DEFAULT 0,
    works_offline BIGINT NOT NULL DEFAULT 0,
    base_sum BIGINT,
    highest_server_time BIGINT,
    last_synced_at BIGINT,
    last_error TEXT
);

-- `body` is the command as it was encoded once; it is stored, hashed and sent as it is.

CREATE TABLE pending (
    workspace TEXT NOT NULL,
    seq BIGINT NOT NULL,
    cmd_id TEXT NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    hash TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'ok',
    code TEXT,
    params TEXT,
    deps TEXT NOT NULL DEFAULT '[]',
    effect_hash TEXT,
    at BIGINT NOT NULL,
    PRIMARY KEY (workspace, seq),
    CONSTRAINT pending_state CHECK (state IN ('ok', 'at_risk', 'withdrawn'))
);

CREATE UNIQUE INDEX pending_command ON pending (workspace, cmd_id);

-- What a pending command wrote: its keys (find_column 'id') and the values of declared columns that rows left or took.

CREATE TABLE pending_write (
    workspace TEXT NOT NULL,
    seq BIGINT NOT NULL,
    tbl TEXT NOT NULL,
    find_column TEXT NOT NULL,
    find_value TEXT NOT NULL,
    PRIMARY KEY (workspace, tbl, find_column, find_value, seq)
);

CREATE INDEX pending_write_seq ON pending_write (workspace, seq);

-- The confirmed state of a row that a pending command touched; image NULL: the row did not exist.

CREATE TABLE base_image (
    workspace TEXT NOT NULL,
    tbl TEXT NOT NULL,
    id TEXT NOT NULL,
    image TEXT,
    root TEXT,
    ver BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (workspace, tbl, id)
);

CREATE TABLE decided (
    workspace TEXT NOT NULL,
    device TEXT NOT NULL,
    seq BIGINT NOT NULL,
    cmd_id TEXT NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    hash TEXT NOT NULL,
    verdict TEXT NOT NULL,
    at_version BIGINT NOT NULL,
    at BIGINT NOT NULL,
    decided_at BIGINT NOT NULL,
    PRIMARY KEY (workspace, device, seq)
);

-- Commands the office refused or holds, until the person has dealt with them.

CREATE TABLE inbox (
    workspace TEXT NOT NULL,
    cmd_id TEXT NOT NULL,
    device TEXT NOT NULL,
    seq BIGINT NOT NULL,
    user_id TEXT NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    state TEXT NOT NULL,
    code TEXT NOT NULL,
    params TEXT NOT NULL DEFAULT '{}',
    held_by BIGINT,
    seen_row TEXT,
    current_row TEXT,
    at BIGINT NOT NULL,
    decided_at BIGINT NOT NULL,
    closed_at BIGINT,
    closed_how TEXT,
    PRIMARY KEY (workspace, cmd_id),
    CONSTRAINT inbox_state CHECK (state IN ('rejected', 'held'))
);

CREATE INDEX inbox_open ON inbox (workspace, closed_at, decided_at);

-- Frames of a pull that is not complete yet, in their order.

CREATE TABLE stage_frame (
    workspace TEXT NOT NULL,
    n BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (workspace, n)
);

-- The last number of a series; it never goes down, not even when the command that took it is undone.

CREATE TABLE mint (
    workspace TEXT NOT NULL,
    customer_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    last BIGINT NOT NULL,
    PRIMARY KEY (workspace, customer_id, kind)
);

CREATE TABLE number_lease (
    workspace TEXT NOT NULL,
    number BIGINT NOT NULL,
    state TEXT NOT NULL,
    customer_id TEXT,
    PRIMARY KEY (workspace, number),
    CONSTRAINT number_lease_state CHECK (state IN ('free', 'used', 'void'))
);

CREATE INDEX number_lease_free ON number_lease (workspace, state, number);

-- Office: what changed, who sees what, which device has been told what.

-- The newest entry of each row only: this is the compaction. A row that changes its root leaves a 'del' behind.

CREATE TABLE change (
    workspace TEXT NOT NULL,
    root TEXT NOT NULL,
    tbl TEXT NOT NULL,
    id TEXT NOT NULL,
    version BIGINT NOT NULL,
    op TEXT NOT NULL,
    PRIMARY KEY (workspace, root, tbl, id),
    CONSTRAINT change_op CHECK (op IN ('put', 'del'))
);

CREATE INDEX change_version ON change (workspace, version);
CREATE INDEX change_root_version ON change (workspace, root, version);

CREATE TABLE member (
    workspace TEXT NOT NULL,
    user_id TEXT NOT NULL,
    root TEXT NOT NULL,
    from_version BIGINT NOT NULL,
    to_version BIGINT,
    PRIMARY KEY (workspace, user_id, root, from_version)
);

CREATE INDEX member_root ON member (workspace, root, to_version);
CREATE INDEX member_end ON member (workspace, user_id, to_version);

CREATE TABLE device (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    mark TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    last_seq BIGINT NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'active',
    cursor BIGINT NOT NULL DEFAULT 0,
    scope_rev BIGINT NOT NULL DEFAULT 0,
    app_version TEXT,
    enrolled_at BIGINT NOT NULL,
    last_seen_at BIGINT,
    PRIMARY KEY (workspace, id),
    CONSTRAINT device_state CHECK (state IN ('active', 'revoked'))
);

CREATE UNIQUE INDEX device_mark ON device (workspace, mark);
CREATE UNIQUE INDEX device_token ON device (workspace, token_hash);
CREATE INDEX device_user ON device (workspace, user_id);

CREATE TABLE enroll_code (
    workspace TEXT NOT NULL,
    code_hash TEXT NOT NULL,
    user_id TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    used_by TEXT,
    PRIMARY KEY (workspace, code_hash)
);

-- What was decided about a command, for ever one answer; `body` goes once the device has seen it, the hash stays.

CREATE TABLE verdict (
    workspace TEXT NOT NULL,
    device TEXT NOT NULL,
    seq BIGINT NOT NULL,
    hash TEXT NOT NULL,
    kind TEXT NOT NULL,
    at_version BIGINT NOT NULL,
    body TEXT,
    command TEXT,
    decided_at BIGINT NOT NULL,
    PRIMARY KEY (workspace, device, seq),
    CONSTRAINT verdict_kind CHECK (kind IN ('applied', 'rejected', 'held'))
);

CREATE TABLE commit_log (
    workspace TEXT NOT NULL,
    version BIGINT NOT NULL,
    device TEXT,
    seq BIGINT,
    cmd_id TEXT NOT NULL,
    actor TEXT NOT NULL,
    at BIGINT NOT NULL,
    accepted_at BIGINT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (workspace, version)
);

CREATE INDEX commit_log_actor ON commit_log (workspace, actor, version);
CREATE INDEX commit_log_command ON commit_log (workspace, cmd_id);

-- Rows before and after each applied command. `root` decides who may read an entry: costs only holders of cost.view.

CREATE TABLE audit (
    workspace TEXT NOT NULL,
    version BIGINT NOT NULL,
    tbl TEXT NOT NULL,
    id TEXT NOT NULL,
    root TEXT NOT NULL,
    before TEXT,
    after TEXT,
    PRIMARY KEY (workspace, version, tbl, id)
);

CREATE INDEX audit_row ON audit (workspace, tbl, id, version);
CREATE INDEX audit_root ON audit (workspace, root, version);

-- Numbers that were seen by somebody, also those of refused commands: a printed number never names two documents.

CREATE TABLE document_number (
    workspace TEXT NOT NULL,
    number TEXT NOT NULL,
    document_id TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (workspace, number)
);

CREATE INDEX document_number_document ON document_number (workspace, document_id);

-- Customer numbers given out to devices in blocks, never to two.

CREATE TABLE lease (
    workspace TEXT NOT NULL,
    customer_no BIGINT NOT NULL,
    device TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (workspace, customer_no),
    CONSTRAINT lease_state CHECK (state IN ('open', 'used', 'void'))
);

CREATE INDEX lease_device ON lease (workspace, device, state);

-- Accounts of the office, and what a person has typed and not sent yet.

CREATE TABLE account (
    workspace TEXT NOT NULL,
    user_id TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    failed_count BIGINT NOT NULL DEFAULT 0,
    failed_at BIGINT,
    PRIMARY KEY (workspace, user_id)
);

CREATE TABLE session (
    workspace TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    user_id TEXT NOT NULL,
    device TEXT,
    kind TEXT NOT NULL DEFAULT 'access',
    family TEXT NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    revoked_at BIGINT,
    PRIMARY KEY (workspace, token_hash)
);

CREATE INDEX session_by_user ON session (workspace, user_id);
CREATE INDEX session_family ON session (workspace, family);

CREATE TABLE draft (
    workspace TEXT NOT NULL,
    user_id TEXT NOT NULL,
    key TEXT NOT NULL,
    body TEXT NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (workspace, user_id, key)
);
