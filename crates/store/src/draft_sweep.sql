DELETE FROM draft
WHERE workspace = $1 AND user_id = $2 AND key NOT IN (
  SELECT key FROM draft WHERE workspace = $1 AND user_id = $2 ORDER BY saved_at DESC, key LIMIT $3)
