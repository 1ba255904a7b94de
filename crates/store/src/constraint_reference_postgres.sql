-- Foreign keys (workspace, column) → (workspace, id); names cast because the catalogue has a type of its own.
SELECT CAST(child.relname AS text) AS child, CAST(a.attname AS text) AS "column", CAST(parent.relname AS text) AS parent
FROM pg_constraint k
JOIN pg_class child ON child.oid = k.conrelid
JOIN pg_class parent ON parent.oid = k.confrelid
JOIN pg_namespace n ON n.oid = child.relnamespace AND n.nspname = current_schema()
JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
WHERE k.contype = 'f' AND CAST(a.attname AS text) <> $1
