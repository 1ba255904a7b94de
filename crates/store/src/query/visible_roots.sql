SELECT 'cust:' || own.id FROM customers own WHERE own.workspace = $1 AND own.owner_user_id = $2
UNION ALL
SELECT m.root FROM member m WHERE m.workspace = $1 AND m.user_id = $2 AND m.to_version IS NULL
