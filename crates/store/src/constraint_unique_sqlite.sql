-- Unique indices by the text SQLite puts into its message: "t.workspace, t.code".
SELECT i.name AS name, group_concat(t.name || '.' || c.name, ', ') AS columns
FROM sqlite_schema t, pragma_index_list(t.name) i, pragma_index_info(i.name) c
WHERE t.type = 'table' AND i."unique" = 1 AND i.origin = 'c'
GROUP BY i.name
