-- A person sees a customer he owns, and one whose root he is a member of now.
SELECT id FROM customers WHERE workspace = $1 AND id = $2 AND owner_user_id = $3
UNION ALL
SELECT root AS id FROM member WHERE workspace = $1 AND user_id = $3 AND root = $4 AND to_version IS NULL
LIMIT 1
