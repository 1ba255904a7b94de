SELECT u.id, u.display_name, u.language, u.is_active, u.is_locked, a.password_hash, a.changed_at AS password_set_at, a.failed_count, a.failed_at
FROM users u
LEFT JOIN account a ON a.workspace = u.workspace AND a.user_id = u.id
WHERE u.workspace = $1 AND u.email = $2
