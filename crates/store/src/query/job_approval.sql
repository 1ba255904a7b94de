SELECT id FROM approvals
WHERE workspace = $1 AND id > $2 AND state = 'pending' AND requested_at <= $4
ORDER BY id LIMIT $3
