SELECT id FROM quotations
WHERE workspace = $1 AND id > $2 AND status = 'sent' AND valid_until <= $4
ORDER BY id LIMIT $3
