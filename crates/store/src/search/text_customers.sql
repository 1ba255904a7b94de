-- A customer is found by its own names and numbers, by the people there, and by those of customers that went into it. Sorted by
-- expressions: an order that an index could give would have every customer and contact read for it.
SELECT c._root, c.name, c.customer_no, c.provisional_no, c.tax_id, c.phone, p.name AS person, p.mobile,
    m.name AS merged_name, m.customer_no AS merged_no
FROM customers c
LEFT JOIN contacts p ON p.workspace = c.workspace AND p.customer_id = c.id
LEFT JOIN customers m ON m.workspace = c.workspace AND m.merged_into_id = c.id
WHERE c.workspace = $1 AND c.id = $2 AND c.merged_into_id IS NULL
ORDER BY coalesce(p.id, ''), coalesce(m.id, '')
LIMIT 50
