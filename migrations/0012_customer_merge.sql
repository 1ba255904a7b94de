-- Two customers that are one: what moved, and what is needed to move it back. Group numbers are found in every table that carries them.

ALTER TABLE customers ADD COLUMN merged_into_id TEXT;
ALTER TABLE customers ADD COLUMN name_key TEXT;
CREATE INDEX customers_merged_into_id ON customers (workspace, merged_into_id);
CREATE INDEX customers_name_key ON customers (workspace, name_key);
CREATE INDEX customers_tags ON customers (workspace, tags);

CREATE TABLE customer_merges (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    kept_id TEXT NOT NULL,
    merged_id TEXT NOT NULL,
    reason TEXT NOT NULL,
    merged_by TEXT NOT NULL,
    merged_at BIGINT NOT NULL,
    kept_before TEXT NOT NULL,
    kept_after TEXT NOT NULL,
    merged_before TEXT NOT NULL,
    moved TEXT NOT NULL,
    demoted TEXT NOT NULL,
    handed TEXT NOT NULL,
    undone_at BIGINT,
    undone_by TEXT,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE INDEX customer_merges_kept_id ON customer_merges (workspace, kept_id);
CREATE INDEX customer_merges_merged_id ON customer_merges (workspace, merged_id);
CREATE INDEX customer_merges_root ON customer_merges (workspace, _root);

CREATE INDEX opportunities_wechat_group_no ON opportunities (workspace, wechat_group_no);
CREATE INDEX quotations_wechat_group_no ON quotations (workspace, wechat_group_no);
CREATE INDEX contracts_wechat_group_no ON contracts (workspace, wechat_group_no);
CREATE INDEX execution_orders_wechat_group_no ON execution_orders (workspace, wechat_group_no);
