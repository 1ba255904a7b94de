-- A follow-up that was told of stays due until somebody follows up: it is looked at once for each time that was set.
SELECT d.id FROM (
    SELECT id, next_follow_up_at FROM leads
    WHERE workspace = $1 AND next_follow_up_at <= $4 AND owner_user_id IS NOT NULL AND status IN ('new', 'contacted', 'qualified')
    UNION ALL
    SELECT id, next_follow_up_at FROM customers
    WHERE workspace = $1 AND next_follow_up_at <= $4 AND merged_into_id IS NULL
) d
WHERE d.id > $2 AND NOT EXISTS (
    SELECT 1 FROM notifications n
    WHERE n.workspace = $1 AND n.subject_id = d.id AND n.kind = 'follow_up_due' AND n.created_at >= d.next_follow_up_at
)
ORDER BY d.id LIMIT $3
