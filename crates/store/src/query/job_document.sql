SELECT id FROM material_documents
WHERE workspace = $1 AND id > $2 AND is_current = 1 AND expires_on >= $4 AND expires_on <= $5
ORDER BY id LIMIT $3
