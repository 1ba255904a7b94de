SELECT q.id, q.opportunity_id, o.name AS opportunity_name, o.customer_id, c.name AS customer_name, q.quotation_no, q.version,
    q.status, q.total_primary_minor, q.currency_primary, q.total_secondary_minor, q.valid_until, q.review_required,
    q.is_below_floor, q.updated_at, q.sent_at
FROM quotations q
LEFT JOIN opportunities o ON o.workspace = q.workspace AND o.id = q.opportunity_id
LEFT JOIN customers c ON c.workspace = o.workspace AND c.id = o.customer_id
WHERE q.workspace = $1 AND q.id IN ('IDS')
