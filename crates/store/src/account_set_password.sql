INSERT INTO account (workspace, user_id, password_hash, changed_at)
VALUES ($1, $2, $3, $4)
ON CONFLICT (workspace, user_id)
DO UPDATE SET password_hash = excluded.password_hash, changed_at = excluded.changed_at, failed_count = 0, failed_at = NULL
