-- One entry per row and version; a command that writes a row twice gives the first state and the last.
INSERT INTO audit (workspace, version, tbl, id, root, before, after)
VALUES ($1, $2, $3, $4, $5, $6, $7)
