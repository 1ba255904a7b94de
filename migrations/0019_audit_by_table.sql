-- The trail of one table, and of a time, found without reading all of it.

CREATE INDEX audit_table ON audit (workspace, tbl, version);
CREATE INDEX commit_log_at ON commit_log (workspace, at, version);
