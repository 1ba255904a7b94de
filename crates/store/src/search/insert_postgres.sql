INSERT INTO search_doc (workspace, tbl, id, root, hash, words)
VALUES ($1, $2, $3, $4, $5, CAST(CAST($6 AS text) AS tsvector))
