-- A follow-up that was told of stays due until somebody follows up: it is looked at once for each time that was set.
SELECT l.id FROM leads l
WHERE l.workspace = $1 AND l.id > $2 AND l.next_follow_up_at <= $4 AND l.owner_user_id IS NOT NULL
  AND l.status IN ('new', 'contacted', 'qualified')
  AND NOT EXISTS (
    SELECT 1 FROM notifications n
    WHERE n.workspace = $1 AND n.subject_id = l.id AND n.kind = 'follow_up_due' AND n.created_at >= l.next_follow_up_at
  )
UNION ALL
SELECT c.id FROM customers c
WHERE c.workspace = $1 AND c.id > $2 AND c.next_follow_up_at <= $4 AND c.merged_into_id IS NULL
  AND NOT EXISTS (
    SELECT 1 FROM notifications n
    WHERE n.workspace = $1 AND n.subject_id = c.id AND n.kind = 'follow_up_due' AND n.created_at >= c.next_follow_up_at
  )
ORDER BY id LIMIT $3
