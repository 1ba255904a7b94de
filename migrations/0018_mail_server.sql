-- The mail server of a desktop without an office, on this machine only; its password stands in the machine's keychain.

CREATE TABLE mail_server (
    workspace TEXT NOT NULL,
    host TEXT NOT NULL,
    port BIGINT NOT NULL,
    security TEXT NOT NULL,
    login TEXT,
    from_address TEXT NOT NULL,
    PRIMARY KEY (workspace)
);
