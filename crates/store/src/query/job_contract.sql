SELECT id FROM contracts
WHERE workspace = $1 AND id > $2
  AND ((status = 'signed' AND effective_from <= $4) OR (status = 'effective' AND effective_to >= $4 AND effective_to <= $5))
ORDER BY id LIMIT $3
