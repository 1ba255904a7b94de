a.root IN (
    SELECT 'cat'
    UNION ALL SELECT 'org'
    UNION ALL SELECT 'cust:' || k.id FROM customers k WHERE k.workspace = $1 AND k.owner_user_id = ?
    UNION ALL SELECT m.root FROM member m WHERE m.workspace = $1 AND m.user_id = ? AND m.to_version IS NULL
  )