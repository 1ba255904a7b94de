SELECT id FROM payments
WHERE workspace = $1 AND id > $2 AND status = 'pending_review' AND reported_at <= $4
ORDER BY id LIMIT $3
