SELECT root, tbl, id, version, op
FROM change
WHERE workspace = $1 AND version > $2 AND version <= $3
ORDER BY version, root, tbl, id
LIMIT $4
