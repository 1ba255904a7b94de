INSERT INTO job_run (workspace, job, period, state, holder, started_at, beat_at, finished_at, after_id, subjects, effects, failed, error)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
ON CONFLICT (workspace, job, period) DO UPDATE SET state = excluded.state, holder = excluded.holder, beat_at = excluded.beat_at,
    finished_at = excluded.finished_at, after_id = excluded.after_id, subjects = excluded.subjects, effects = excluded.effects,
    failed = excluded.failed, error = excluded.error
