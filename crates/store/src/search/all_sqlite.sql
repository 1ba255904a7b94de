-- Newest first comes for nothing from the index; a rank would read every match of a common word.
SELECT d.tbl, d.id
FROM search_index s
CROSS JOIN search_doc d ON d.doc = s.rowid
WHERE s.search_index MATCH $2 AND d.workspace = $1
ORDER BY s.rowid DESC
LIMIT $3
