-- A customer is found by its own names and numbers and by the people there.
SELECT c._root, c.name, c.customer_no, c.provisional_no, c.tax_id, c.phone, p.name AS person, p.mobile
FROM customers c
LEFT JOIN contacts p ON p.workspace = c.workspace AND p.customer_id = c.id
WHERE c.workspace = $1 AND c.id = $2
ORDER BY p.id
LIMIT 50
