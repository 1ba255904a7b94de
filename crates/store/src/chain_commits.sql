SELECT version, device, seq, cmd_id, actor, at, accepted_at, name, entries, entries_hash, hash
FROM commit_log
WHERE workspace = $1 AND version > $2
ORDER BY version
LIMIT $3
