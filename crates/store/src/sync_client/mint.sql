INSERT INTO mint (workspace, customer_id, kind, last)
VALUES ($1, $2, $3, 1)
ON CONFLICT (workspace, customer_id, kind) DO UPDATE SET last = mint.last + 1
RETURNING last
