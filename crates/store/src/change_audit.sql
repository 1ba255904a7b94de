-- A command that writes a row twice leaves one entry: from the first state to the last.
INSERT INTO audit (workspace, version, tbl, id, root, before, after)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (workspace, version, tbl, id) DO UPDATE SET root = excluded.root, after = excluded.after
