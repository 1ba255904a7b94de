SELECT id FROM order_payments
WHERE workspace = $1 AND id > $2 AND status = 'pending' AND payment_type IN ('full', 'partial') AND due_date <= $4
ORDER BY id LIMIT $3
