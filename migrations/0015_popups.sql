-- Which notifications this machine has popped up, each once and for all: a restart or a mark taken back pops nothing up again.

CREATE TABLE popup (
    workspace TEXT NOT NULL,
    user_id TEXT NOT NULL,
    notification_id TEXT NOT NULL,
    shown_at BIGINT NOT NULL,
    PRIMARY KEY (workspace, user_id, notification_id)
);
