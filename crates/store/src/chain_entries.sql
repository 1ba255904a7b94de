SELECT version, tbl, id, root, before, after
FROM audit
WHERE workspace = $1 AND (version, tbl, id) > ($2, $3, $4)
ORDER BY version, tbl, id
LIMIT $5
