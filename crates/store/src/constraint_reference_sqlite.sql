-- Foreign keys (workspace, column) → (workspace, id).
SELECT t.name AS child, f."from" AS "column", f."table" AS parent
FROM sqlite_schema t, pragma_foreign_key_list(t.name) f
WHERE t.type = 'table' AND f."from" <> 'workspace'
