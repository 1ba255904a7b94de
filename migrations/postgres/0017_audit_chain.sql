-- The audit only grows, and a hash chain proves it; the same as the SQLite version, where the reasons stand.

ALTER TABLE workspace ADD COLUMN chained_from BIGINT NOT NULL DEFAULT 1;
UPDATE workspace SET chained_from = version + 1;

ALTER TABLE commit_log ADD COLUMN entries BIGINT;
ALTER TABLE commit_log ADD COLUMN entries_hash TEXT;
ALTER TABLE commit_log ADD COLUMN hash TEXT;

CREATE FUNCTION commit_log_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.hash IS NULL OR EXISTS (SELECT 1 FROM commit_log WHERE workspace = NEW.workspace AND version >= NEW.version) THEN
        RAISE EXCEPTION 'commit_log grows at its end only';
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION audit_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM commit_log WHERE workspace = NEW.workspace AND version = NEW.version) THEN
        RAISE EXCEPTION 'audit of a sealed version';
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION audit_is_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is sealed', TG_TABLE_NAME;
END
$$;

CREATE TRIGGER commit_log_insert BEFORE INSERT ON commit_log FOR EACH ROW EXECUTE FUNCTION commit_log_grows();
CREATE TRIGGER commit_log_update BEFORE UPDATE ON commit_log FOR EACH ROW WHEN (OLD.hash IS NOT NULL) EXECUTE FUNCTION audit_is_sealed();
CREATE TRIGGER commit_log_delete BEFORE DELETE ON commit_log FOR EACH ROW EXECUTE FUNCTION audit_is_sealed();
CREATE TRIGGER commit_log_truncate BEFORE TRUNCATE ON commit_log FOR EACH STATEMENT EXECUTE FUNCTION audit_is_sealed();
CREATE TRIGGER audit_insert BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION audit_grows();
CREATE TRIGGER audit_update BEFORE UPDATE ON audit FOR EACH ROW EXECUTE FUNCTION audit_is_sealed();
CREATE TRIGGER audit_delete BEFORE DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_is_sealed();
CREATE TRIGGER audit_truncate BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_is_sealed();
