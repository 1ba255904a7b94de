-- Links by which a customer without an account gives papers. Only the hash of a link's token is kept: who reads the database opens
-- nothing with it. The same rules as in 0001_records.sql hold.

CREATE TABLE temporary_links (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    contract_id TEXT NOT NULL,
    opportunity_id TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    requirement_ids TEXT NOT NULL,
    file_ids TEXT NOT NULL,
    language TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    max_uploads BIGINT NOT NULL,
    upload_count BIGINT NOT NULL,
    last_upload_at BIGINT,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    revoked_at BIGINT,
    revoked_by TEXT,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT temporary_links_contract_id_fkey FOREIGN KEY (workspace, contract_id) REFERENCES contracts (workspace, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE UNIQUE INDEX temporary_links_token ON temporary_links (workspace, token_hash);
CREATE INDEX temporary_links_contract_id ON temporary_links (workspace, contract_id);
CREATE INDEX temporary_links_opportunity_id ON temporary_links (workspace, opportunity_id);
CREATE INDEX temporary_links_root ON temporary_links (workspace, _root);
