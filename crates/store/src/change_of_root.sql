SELECT root, tbl, id, version, op
FROM change
WHERE workspace = $1 AND root = $2 AND version > $3 AND version <= $4
ORDER BY version, tbl, id
