SELECT o.currency AS currency,
    CAST(sum(CASE WHEN p.due_date IS NULL OR p.due_date >= $3 THEN p.payment_amount_minor ELSE 0 END) AS BIGINT) AS a0,
    CAST(sum(CASE WHEN p.due_date < $3 AND p.due_date >= $4 THEN p.payment_amount_minor ELSE 0 END) AS BIGINT) AS a1,
    CAST(sum(CASE WHEN p.due_date < $4 AND p.due_date >= $5 THEN p.payment_amount_minor ELSE 0 END) AS BIGINT) AS a2,
    CAST(sum(CASE WHEN p.due_date < $5 AND p.due_date >= $6 THEN p.payment_amount_minor ELSE 0 END) AS BIGINT) AS a3,
    CAST(sum(CASE WHEN p.due_date < $6 THEN p.payment_amount_minor ELSE 0 END) AS BIGINT) AS a4
FROM orders o JOIN order_payments p ON p.workspace = o.workspace AND p.order_id = o.id
WHERE o.workspace = $1 AND o.customer_id = $2 AND p.status = 'pending'
GROUP BY o.currency ORDER BY o.currency
