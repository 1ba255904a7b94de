SELECT q._root, q.quotation_no, q.wechat_group_no, o.name, c.name AS customer
FROM quotations q
LEFT JOIN opportunities o ON o.workspace = q.workspace AND o.id = q.opportunity_id
LEFT JOIN customers c ON c.workspace = o.workspace AND c.id = o.customer_id
WHERE q.workspace = $1 AND q.id = $2
