INSERT INTO answered_request (workspace, user_id, request_key, request_hash, status, body, at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
