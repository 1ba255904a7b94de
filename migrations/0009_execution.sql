-- Execution orders (stage 8): what is done for a signed contract, by whom, and what waits for what. The same rules as in 0001_records.sql
-- hold for every table. Products say which of them are a company registration or a stay permit; built-in ones are told here.

ALTER TABLE products ADD COLUMN execution_kind TEXT;
UPDATE products SET execution_kind = 'company_registration' WHERE code IN ('CPMA', 'CPMDN');
UPDATE products SET execution_kind = 'visa_kitas' WHERE code IN ('C211ToKitas', 'C312', 'C312_10day', 'C314', 'C314_5day', 'C317', 'C317_imigration', 'Student', 'E33');

-- Todos of the rules name the execution order they are about.
ALTER TABLE collection_todos ADD COLUMN execution_order_id TEXT;

CREATE TABLE execution_orders (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    order_no TEXT NOT NULL,
    opportunity_id TEXT NOT NULL,
    contract_id TEXT,
    parent_order_id TEXT,
    order_type TEXT NOT NULL,
    title TEXT NOT NULL,
    wechat_group_no TEXT,
    requires_company_registration BIGINT NOT NULL,
    company_registration_order_id TEXT,
    sort_order BIGINT NOT NULL,
    status TEXT NOT NULL,
    planned_start_date TEXT,
    planned_end_date TEXT,
    actual_start_date TEXT,
    actual_end_date TEXT,
    assigned_to TEXT,
    assigned_team TEXT,
    assigned_at BIGINT,
    cancel_reason TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT execution_orders_opportunity_id_fkey FOREIGN KEY (workspace, opportunity_id) REFERENCES opportunities (workspace, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE UNIQUE INDEX execution_orders_number ON execution_orders (workspace, order_no);
CREATE INDEX execution_orders_opportunity_id ON execution_orders (workspace, opportunity_id);
CREATE INDEX execution_orders_contract_id ON execution_orders (workspace, contract_id);
CREATE INDEX execution_orders_parent_order_id ON execution_orders (workspace, parent_order_id);
CREATE INDEX execution_orders_assigned_to ON execution_orders (workspace, assigned_to, status, planned_end_date, id);
CREATE INDEX execution_orders_state ON execution_orders (workspace, status, planned_end_date, id, _root);
CREATE INDEX execution_orders_root ON execution_orders (workspace, _root);

CREATE TABLE execution_order_items (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    execution_order_id TEXT NOT NULL,
    sort_order BIGINT NOT NULL,
    quotation_item_id TEXT,
    product_id TEXT,
    item_name TEXT NOT NULL,
    service_category TEXT NOT NULL,
    status TEXT NOT NULL,
    assigned_to TEXT,
    notes TEXT,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT execution_order_items_order_fkey FOREIGN KEY (workspace, execution_order_id) REFERENCES execution_orders (workspace, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX execution_order_items_execution_order_id ON execution_order_items (workspace, execution_order_id);
CREATE INDEX execution_order_items_root ON execution_order_items (workspace, _root);

CREATE TABLE execution_order_dependencies (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    execution_order_id TEXT NOT NULL,
    prerequisite_order_id TEXT NOT NULL,
    dependency_type TEXT NOT NULL,
    status TEXT NOT NULL,
    satisfied_at BIGINT,
    notes TEXT,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT execution_order_dependencies_order_fkey FOREIGN KEY (workspace, execution_order_id) REFERENCES execution_orders (workspace, id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT execution_order_dependencies_other_fkey FOREIGN KEY (workspace, prerequisite_order_id) REFERENCES execution_orders (workspace, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX execution_order_dependencies_execution_order_id ON execution_order_dependencies (workspace, execution_order_id);
CREATE INDEX execution_order_dependencies_prerequisite_order_id ON execution_order_dependencies (workspace, prerequisite_order_id);
CREATE INDEX execution_order_dependencies_root ON execution_order_dependencies (workspace, _root);

CREATE TABLE company_registration_info (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    execution_order_id TEXT NOT NULL,
    company_name TEXT NOT NULL,
    nib TEXT,
    npwp TEXT,
    izin_lokasi TEXT,
    akta TEXT,
    sk TEXT,
    registration_status TEXT NOT NULL,
    completed_at BIGINT,
    notes TEXT,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT company_registration_info_order_fkey FOREIGN KEY (workspace, execution_order_id) REFERENCES execution_orders (workspace, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX company_registration_info_execution_order_id ON company_registration_info (workspace, execution_order_id);
CREATE INDEX company_registration_info_root ON company_registration_info (workspace, _root);
