SELECT p.id AS id, p.order_id AS order_id, p.period_no AS period_no, p.is_excluded_from_full AS is_excluded_from_full,
    p.payment_amount_minor AS payment_amount_minor, p.due_date AS due_date, o.order_number AS order_number, o.contract_id AS contract_id,
    k.contract_no AS contract_no, o.opportunity_id AS opportunity_id, o.customer_id AS customer_id, c.name AS customer_name,
    o.sales_user_id AS sales_user_id, u.display_name AS sales_name, o.currency AS currency
FROM order_payments p
JOIN orders o ON o.workspace = p.workspace AND o.id = p.order_id
LEFT JOIN contracts k ON k.workspace = o.workspace AND k.id = o.contract_id
LEFT JOIN customers c ON c.workspace = o.workspace AND c.id = o.customer_id
LEFT JOIN users u ON u.workspace = o.workspace AND u.id = o.sales_user_id
WHERE p.workspace = $1 AND p.id IN ('IDS')
