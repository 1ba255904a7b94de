-- The audit only grows, and a hash chain proves it (docs/adr/0005-audit-chain.md). A commit is written last and closes its version:
-- from then on neither it nor its audit can be changed, taken away or added to. What stands here already is sealed by the program
-- (crates/store/src/chain.rs) when it runs this migration; `chained_from` keeps from which version on each was sealed as it was written.

ALTER TABLE workspace ADD COLUMN chained_from BIGINT NOT NULL DEFAULT 1;
UPDATE workspace SET chained_from = version + 1;

-- Rows of the audit of the version, the hash over them, and the hash over the version before, the commit and these.
ALTER TABLE commit_log ADD COLUMN entries BIGINT;
ALTER TABLE commit_log ADD COLUMN entries_hash TEXT;
ALTER TABLE commit_log ADD COLUMN hash TEXT;

CREATE TRIGGER commit_log_insert BEFORE INSERT ON commit_log
WHEN NEW.hash IS NULL OR EXISTS (SELECT 1 FROM commit_log WHERE workspace = NEW.workspace AND version >= NEW.version) BEGIN
    SELECT RAISE(ABORT, 'commit_log grows at its end only');
END;

CREATE TRIGGER commit_log_update BEFORE UPDATE ON commit_log WHEN OLD.hash IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'commit_log is sealed');
END;

CREATE TRIGGER commit_log_delete BEFORE DELETE ON commit_log BEGIN
    SELECT RAISE(ABORT, 'commit_log is sealed');
END;

CREATE TRIGGER audit_insert BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM commit_log WHERE workspace = NEW.workspace AND version = NEW.version) BEGIN
    SELECT RAISE(ABORT, 'audit of a sealed version');
END;

CREATE TRIGGER audit_update BEFORE UPDATE ON audit BEGIN
    SELECT RAISE(ABORT, 'audit is never changed');
END;

CREATE TRIGGER audit_delete BEFORE DELETE ON audit BEGIN
    SELECT RAISE(ABORT, 'audit is never deleted');
END;
