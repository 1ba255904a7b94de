-- The window's deals with what a list shows beside them.
SELECT o.id, o.name, o.customer_id, c.name AS customer_name, c.customer_no, o.owner_user_id, u.display_name AS owner_name,
    o.current_stage_order, o.status, o.workflow_status, o.service_type, o.amount_minor, o.amount_currency,
    q.total_primary_minor, q.currency_primary, h.approval_status, o.updated_at, o.expected_close_date
FROM opportunities o
LEFT JOIN customers c ON c.workspace = o.workspace AND c.id = o.customer_id
LEFT JOIN users u ON u.workspace = o.workspace AND u.id = o.owner_user_id
LEFT JOIN opportunity_stage_history h ON h.workspace = o.workspace AND h.opportunity_id = o.id AND h.exited_at IS NULL
LEFT JOIN quotations q ON q.workspace = o.workspace AND q.id = coalesce(o.primary_quotation_id, (
    SELECT n.id
    FROM quotations n
    WHERE n.workspace = o.workspace AND n.opportunity_id = o.id
    ORDER BY n.version DESC
    LIMIT 1
))
WHERE o.workspace = $1 AND o.id IN ('IDS')
