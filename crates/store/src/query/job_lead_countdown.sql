SELECT id FROM leads
WHERE workspace = $1 AND id > $2 AND pool_status = 'private' AND status IN ('new', 'contacted', 'qualified') AND owner_user_id IS NOT NULL
  AND coalesce(last_follow_up_at, created_at) <= $4 AND coalesce(owned_since, created_at) <= $4
ORDER BY id LIMIT $3
