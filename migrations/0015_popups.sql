-- Which notifications this machine has popped up, each once and for all: a restart or a mark taken back pops nothing up again.
-- Approvals are told to whoever decides for a role, so roles are found by the approver name they stand for.

CREATE TABLE popup (
    workspace TEXT NOT NULL,
    user_id TEXT NOT NULL,
    notification_id TEXT NOT NULL,
    shown_at BIGINT NOT NULL,
    PRIMARY KEY (workspace, user_id, notification_id)
);

CREATE INDEX roles_stage_approval_role ON roles (workspace, stage_approval_role);
