SELECT p.id, p.created_at, p.updated_at, p.customer_id, p.name, p.position, p.mobile, p.email, p.wechat_id, p.whatsapp,
    p.is_primary, p.is_decision_maker, p.notes, p.is_active, c.name AS customer_name, c.customer_no
FROM contacts p
LEFT JOIN customers c ON c.workspace = p.workspace AND c.id = p.customer_id
WHERE p.workspace = $1 AND p.id IN ('IDS')
