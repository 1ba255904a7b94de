-- The empty text means any user.
SELECT d.id, d.user_id, u.display_name AS user_name, u.email AS user_email, d.name, d.mark, d.state, d.enrolled_at, d.last_seen_at,
  d.cursor, d.app_version
FROM device d
JOIN users u ON u.workspace = d.workspace AND u.id = d.user_id
WHERE d.workspace = $1 AND ($2 = '' OR d.user_id = $2)
ORDER BY u.display_name, d.user_id, d.enrolled_at DESC, d.id
