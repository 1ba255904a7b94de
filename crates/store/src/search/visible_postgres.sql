SELECT d.tbl, d.id
FROM search_doc d
WHERE d.workspace = $1
  AND d.words @@ CAST(CAST($2 AS text) AS tsquery)
  AND d.tbl IN ('KINDS')
  AND d.root IN (
    SELECT 'cat'
    UNION ALL SELECT 'org'
    UNION ALL SELECT 'cust:' || c.id FROM customers c WHERE c.workspace = $1 AND c.owner_user_id = $4
    UNION ALL SELECT m.root FROM member m WHERE m.workspace = $1 AND m.user_id = $4 AND m.to_version IS NULL
  )
ORDER BY d.doc DESC
LIMIT $3
