INSERT INTO sync_state (workspace, device, user_id, mark, server_url, token, cursor, epoch, scope_rev, policy_rev, next_seq, sent_seq,
    decided_seq, holds_costs, works_offline, base_sum, highest_server_time, last_synced_at, last_error)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
ON CONFLICT (workspace) DO UPDATE SET device = excluded.device, user_id = excluded.user_id, mark = excluded.mark,
    server_url = excluded.server_url, token = excluded.token, cursor = excluded.cursor, epoch = excluded.epoch,
    scope_rev = excluded.scope_rev, policy_rev = excluded.policy_rev, next_seq = excluded.next_seq, sent_seq = excluded.sent_seq,
    decided_seq = excluded.decided_seq, holds_costs = excluded.holds_costs, works_offline = excluded.works_offline,
    base_sum = excluded.base_sum, highest_server_time = excluded.highest_server_time, last_synced_at = excluded.last_synced_at,
    last_error = excluded.last_error
