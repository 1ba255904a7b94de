SELECT id FROM execution_orders
WHERE workspace = $1 AND id > $2 AND status IN ('pending', 'in_progress', 'blocked') AND planned_end_date <= $4
ORDER BY id LIMIT $3
