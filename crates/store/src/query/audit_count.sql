SELECT count(*) AS total
FROM audit a
JOIN commit_log c ON c.workspace = a.workspace AND c.version = a.version
WHERE a.workspace = $1 AND ($2 = '' OR a.tbl = $2) AND ($3 = '' OR a.id = $3) AND ($7 = '' OR c.actor = $7)
  AND c.at >= $8 AND c.at < $9 AND ($10 = 0 OR a.version = $10)
  AND ($4 = 1 OR (a.root <> 'cost' AND a.root NOT LIKE 'cost:%'))
  AND ($5 = 1 OR a.root IN (
    SELECT 'cat'
    UNION ALL SELECT 'org'
    UNION ALL SELECT 'cust:' || k.id FROM customers k WHERE k.workspace = $1 AND k.owner_user_id = $6
    UNION ALL SELECT m.root FROM member m WHERE m.workspace = $1 AND m.user_id = $6 AND m.to_version IS NULL
  ))
