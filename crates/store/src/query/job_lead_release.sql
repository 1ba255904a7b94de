SELECT id FROM leads
WHERE workspace = $1 AND id > $2 AND pool_status = 'countdown' AND release_countdown_at <= $4
ORDER BY id LIMIT $3
