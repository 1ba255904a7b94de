SELECT id FROM execution_orders
WHERE workspace = $1 AND id > $2 AND status = 'in_progress' AND order_type = 'long_term'
ORDER BY id LIMIT $3
