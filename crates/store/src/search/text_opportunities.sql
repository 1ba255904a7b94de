SELECT o._root, o.name, o.wechat_group_no, c.name AS customer, c.customer_no
FROM opportunities o
LEFT JOIN customers c ON c.workspace = o.workspace AND c.id = o.customer_id
WHERE o.workspace = $1 AND o.id = $2
