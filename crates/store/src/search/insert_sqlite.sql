INSERT INTO search_doc (workspace, tbl, id, root, hash)
VALUES ($1, $2, $3, $4, $5)
RETURNING doc
