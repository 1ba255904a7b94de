-- Few roots are visible: walk their entries and look each up among the matches.
SELECT d.tbl, d.id
FROM search_doc d
WHERE d.workspace = $1
  AND d.root IN (
    SELECT 'cat'
    UNION ALL SELECT 'org'
    UNION ALL SELECT 'cust:' || c.id FROM customers c WHERE c.workspace = $1 AND c.owner_user_id = $4
    UNION ALL SELECT m.root FROM member m WHERE m.workspace = $1 AND m.user_id = $4 AND m.to_version IS NULL
  )
  AND d.doc IN (SELECT s.rowid FROM search_index s WHERE s.search_index MATCH $2)
ORDER BY d.doc DESC
LIMIT $3
