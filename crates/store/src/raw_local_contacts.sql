-- Contacts that a pending command touched, as they stand now.
SELECT DISTINCT p.customer_id
FROM base_image i
JOIN contacts p ON p.workspace = i.workspace AND p.id = i.id
WHERE i.workspace = $1 AND i.tbl = 'contacts'
