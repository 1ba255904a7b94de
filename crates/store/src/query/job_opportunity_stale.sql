SELECT o.id FROM opportunities o
JOIN customers c ON c.workspace = o.workspace AND c.id = o.customer_id
WHERE o.workspace = $1 AND o.id > $2 AND o.workflow_status = 'active' AND (o.is_stale = 0 OR $5 = 1)
  AND coalesce(o.last_follow_up_at, c.last_follow_up_at, o.created_at) <= $4
  AND coalesce(c.last_follow_up_at, o.last_follow_up_at, o.created_at) <= $4
ORDER BY o.id LIMIT $3
