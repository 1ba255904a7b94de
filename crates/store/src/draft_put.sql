INSERT INTO draft (workspace, user_id, key, body, saved_at)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (workspace, user_id, key) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at
