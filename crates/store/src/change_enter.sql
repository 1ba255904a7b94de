INSERT INTO change (workspace, root, tbl, id, version, op)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (workspace, root, tbl, id) DO UPDATE SET version = excluded.version, op = excluded.op
