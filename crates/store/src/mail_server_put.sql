INSERT INTO mail_server (workspace, host, port, security, login, from_address)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (workspace) DO UPDATE SET
    host = excluded.host, port = excluded.port, security = excluded.security,
    login = excluded.login, from_address = excluded.from_address
