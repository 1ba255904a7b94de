INSERT INTO inbox (workspace, cmd_id, device, seq, user_id, name, body, state, code, params, held_by, seen_row, current_row, at, decided_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
ON CONFLICT (workspace, cmd_id) DO NOTHING
