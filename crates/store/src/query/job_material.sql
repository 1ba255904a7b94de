SELECT id FROM opportunities
WHERE workspace = $1 AND id > $2 AND workflow_status = 'active' AND current_stage_order = 6
ORDER BY id LIMIT $3
