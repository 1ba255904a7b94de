SELECT max(version) AS version
FROM (
    SELECT from_version AS version FROM member WHERE workspace = $1 AND user_id = $2 AND from_version <= $3
    UNION ALL
    SELECT to_version AS version FROM member WHERE workspace = $1 AND user_id = $2 AND to_version <= $3
) AS moments
