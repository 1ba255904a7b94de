SELECT m.root, c.name
FROM member m
LEFT JOIN commit_log c ON c.workspace = m.workspace AND c.version = m.to_version
WHERE m.workspace = $1 AND m.user_id = $2 AND m.to_version > $3 AND m.to_version <= $4
ORDER BY m.root, m.to_version
