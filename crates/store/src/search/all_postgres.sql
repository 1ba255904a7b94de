SELECT d.tbl, d.id
FROM search_doc d
WHERE d.workspace = $1 AND d.words @@ CAST(CAST($2 AS text) AS tsquery) AND d.tbl IN ('KINDS')
ORDER BY d.doc DESC
LIMIT $3
