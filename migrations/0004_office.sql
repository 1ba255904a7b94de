-- The office's memory of REST requests that were already answered, so that a repeated request does its work once, and of the
-- rows that belong to the demonstration data, so that clearing it touches nothing else.

CREATE TABLE answered_request (
    workspace TEXT NOT NULL,
    user_id TEXT NOT NULL,
    request_key TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    status BIGINT NOT NULL,
    body TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (workspace, user_id, request_key)
);

CREATE INDEX answered_request_at ON answered_request (workspace, at);

-- Customers made by the demonstration; everything else of it hangs under them.

CREATE TABLE demo_customer (
    workspace TEXT NOT NULL,
    customer_id TEXT NOT NULL,
    PRIMARY KEY (workspace, customer_id)
);
