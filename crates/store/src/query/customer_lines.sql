SELECT c.id, c.customer_no, c.provisional_no, c.name, c.customer_type, c.level_id, c.source_id, c.owner_user_id,
    u.display_name AS owner_name, c.phone, c.email, c.possible_duplicate, c.updated_at,
    (SELECT count(*) FROM opportunities o WHERE o.workspace = c.workspace AND o.customer_id = c.id) AS deal_count
FROM customers c
LEFT JOIN users u ON u.workspace = c.workspace AND u.id = c.owner_user_id
WHERE c.workspace = $1 AND c.id IN ('IDS')
