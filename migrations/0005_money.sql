-- Money: contracts, invoices, orders, receipts (stages 4, 5, 7 and 9). The same rules as in 0001_records.sql hold for every table.

-- Who signs: entities with dated tax rates, contract templates.

CREATE TABLE contract_entities (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    updated_at BIGINT NOT NULL,
    entity_code TEXT NOT NULL,
    entity_name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    country_code TEXT NOT NULL,
    currency TEXT NOT NULL,
    legal_representative TEXT,
    tax_id TEXT,
    bank_name TEXT,
    bank_account_no TEXT,
    bank_account_name TEXT,
    swift_code TEXT,
    address TEXT,
    contact_phone TEXT,
    is_active BIGINT NOT NULL,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE UNIQUE INDEX contract_entities_code ON contract_entities (workspace, entity_code);
CREATE INDEX contract_entities_root ON contract_entities (workspace, _root);

CREATE TABLE entity_tax_rates (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    scheme TEXT NOT NULL,
    rate_e4 BIGINT NOT NULL,
    rounding TEXT NOT NULL,
    effective_from TEXT NOT NULL,
    source TEXT,
    entered_by TEXT,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT entity_tax_rates_rate_range CHECK (rate_e4 >= 0 AND rate_e4 <= 10000),
    CONSTRAINT entity_tax_rates_entity_id_fkey FOREIGN KEY (workspace, entity_id) REFERENCES contract_entities (workspace, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX entity_tax_rates_entity_id ON entity_tax_rates (workspace, entity_id);
CREATE INDEX entity_tax_rates_root ON entity_tax_rates (workspace, _root);

CREATE TABLE contract_templates (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    version BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    template_code TEXT NOT NULL,
    template_name TEXT NOT NULL,
    currency TEXT NOT NULL,
    entity_id TEXT,
    language TEXT NOT NULL,
    prevailing_language TEXT NOT NULL,
    clauses TEXT NOT NULL,
    footer_text TEXT,
    is_default BIGINT NOT NULL,
    is_active BIGINT NOT NULL,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE UNIQUE INDEX contract_templates_code ON contract_templates (workspace, template_code);
CREATE INDEX contract_templates_entity_id ON contract_templates (workspace, entity_id);
CREATE INDEX contract_templates_root ON contract_templates (workspace, _root);

-- Phases of staged services.

CREATE TABLE service_phases (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    opportunity_id TEXT NOT NULL,
    stage_number BIGINT NOT NULL,
    status TEXT NOT NULL,
    actual_start_date TEXT,
    actual_end_date TEXT,
    approved_by TEXT,
    approved_at BIGINT,
    stage_name TEXT NOT NULL,
    stage_description TEXT,
    planned_start_date TEXT,
    planned_end_date TEXT,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT service_phases_opportunity_id_fkey FOREIGN KEY (workspace, opportunity_id) REFERENCES opportunities (workspace, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE UNIQUE INDEX service_phases_once ON service_phases (workspace, opportunity_id, stage_number);
CREATE INDEX service_phases_root ON service_phases (workspace, _root);

-- Files: rows here, bytes by their hash in a folder.

CREATE TABLE attachments (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    customer_id TEXT NOT NULL,
    opportunity_id TEXT,
    file_name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size_bytes BIGINT NOT NULL,
    blake3 TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    uploaded_by TEXT NOT NULL,
    uploaded_at BIGINT NOT NULL,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT attachments_size_range CHECK (size_bytes > 0),
    CONSTRAINT attachments_customer_id_fkey FOREIGN KEY (workspace, customer_id) REFERENCES customers (workspace, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX attachments_customer_id ON attachments (workspace, customer_id);
CREATE INDEX attachments_opportunity_id ON attachments (workspace, opportunity_id);
CREATE INDEX attachments_blake3 ON attachments (workspace, blake3);
CREATE INDEX attachments_root ON attachments (workspace, _root);

-- Contracts and the papers handed over with them.

CREATE TABLE contracts (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    opportunity_id TEXT NOT NULL,
    quotation_id TEXT NOT NULL,
    service_category TEXT NOT NULL,
    contract_no TEXT,
    revision BIGINT NOT NULL,
    edit_no BIGINT NOT NULL,
    status TEXT NOT NULL,
    currency TEXT NOT NULL,
    base_minor BIGINT NOT NULL,
    tax_minor BIGINT NOT NULL,
    total_minor BIGINT NOT NULL,
    tax_scheme TEXT NOT NULL,
    tax_rate_e4 BIGINT NOT NULL,
    tax_rounding TEXT NOT NULL,
    exchange_rate_e9 BIGINT,
    payment_terms TEXT NOT NULL,
    cycle_months BIGINT,
    service_start_on TEXT,
    overridden_guards TEXT NOT NULL,
    override_reason TEXT,
    override_by TEXT,
    content_json TEXT,
    signed_copy_id TEXT,
    no_invoice_reason TEXT,
    no_invoice_by TEXT,
    created_by TEXT NOT NULL,
    sent_at BIGINT,
    sent_by TEXT,
    signed_on TEXT,
    terminated_at BIGINT,
    termination_reason TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    entity_id TEXT NOT NULL,
    template_id TEXT NOT NULL,
    language TEXT NOT NULL,
    party_a_name TEXT NOT NULL,
    party_a_contact TEXT,
    party_a_phone TEXT,
    party_a_email TEXT,
    party_a_address TEXT,
    party_a_tax_id TEXT,
    effective_from TEXT,
    effective_to TEXT,
    wechat_group_no TEXT,
    special_terms TEXT,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT contracts_total_is_sum CHECK (total_minor = base_minor + tax_minor),
    CONSTRAINT contracts_amount_range CHECK (base_minor >= 0 AND tax_minor >= 0),
    CONSTRAINT contracts_rate_range CHECK (tax_rate_e4 >= 0 AND tax_rate_e4 <= 10000),
    CONSTRAINT contracts_opportunity_id_fkey FOREIGN KEY (workspace, opportunity_id) REFERENCES opportunities (workspace, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE UNIQUE INDEX contracts_number ON contracts (workspace, contract_no);
CREATE UNIQUE INDEX contracts_one_standing ON contracts (workspace, quotation_id, service_category) WHERE status <> 'terminated';
CREATE INDEX contracts_change ON contracts (workspace, updated_at, id, status);
CREATE INDEX contracts_opportunity_id ON contracts (workspace, opportunity_id);
CREATE INDEX contracts_quotation_id ON contracts (workspace, quotation_id);
CREATE INDEX contracts_root ON contracts (workspace, _root);

CREATE TABLE contract_documents (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    contract_id TEXT NOT NULL,
    document_type TEXT NOT NULL,
    version BIGINT NOT NULL,
    file_name TEXT NOT NULL,
    blake3 TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size_bytes BIGINT NOT NULL,
    sent_via TEXT NOT NULL,
    sent_at BIGINT NOT NULL,
    sent_by TEXT NOT NULL,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT contract_documents_contract_id_fkey FOREIGN KEY (workspace, contract_id) REFERENCES contracts (workspace, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE UNIQUE INDEX contract_documents_version ON contract_documents (workspace, contract_id, document_type, version);
CREATE INDEX contract_documents_root ON contract_documents (workspace, _root);

-- Orders, their items, and what is received when.

CREATE TABLE orders (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    order_number TEXT NOT NULL,
    title TEXT NOT NULL,
    customer_id TEXT NOT NULL,
    opportunity_id TEXT NOT NULL,
    contract_id TEXT,
    sales_user_id TEXT NOT NULL,
    order_type TEXT NOT NULL,
    status TEXT NOT NULL,
    currency TEXT NOT NULL,
    total_minor BIGINT NOT NULL,
    exchange_rate_e9 BIGINT,
    payment_terms TEXT NOT NULL,
    cycle_months BIGINT,
    start_date TEXT,
    monthly_payment_minor BIGINT,
    is_fully_paid_excluding_long BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT orders_total_range CHECK (total_minor >= 0),
    CONSTRAINT orders_opportunity_id_fkey FOREIGN KEY (workspace, opportunity_id) REFERENCES opportunities (workspace, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE UNIQUE INDEX orders_number ON orders (workspace, order_number);
CREATE UNIQUE INDEX orders_one_per_contract ON orders (workspace, contract_id);
CREATE INDEX orders_seller ON orders (workspace, sales_user_id, status);
CREATE INDEX orders_opportunity_id ON orders (workspace, opportunity_id);
CREATE INDEX orders_customer_id ON orders (workspace, customer_id);
CREATE INDEX orders_root ON orders (workspace, _root);

CREATE TABLE order_items (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    order_id TEXT NOT NULL,
    item_number BIGINT NOT NULL,
    quotation_item_id TEXT,
    product_id TEXT,
    product_name_zh TEXT NOT NULL,
    product_name_id TEXT NOT NULL,
    quantity_e2 BIGINT NOT NULL,
    item_amount_minor BIGINT NOT NULL,
    item_type TEXT NOT NULL,
    cycle_months BIGINT,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT order_items_amount_range CHECK (item_amount_minor >= 0),
    CONSTRAINT order_items_order_id_fkey FOREIGN KEY (workspace, order_id) REFERENCES orders (workspace, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE UNIQUE INDEX order_items_number ON order_items (workspace, order_id, item_number);
CREATE INDEX order_items_root ON order_items (workspace, _root);

CREATE TABLE order_payments (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    order_id TEXT NOT NULL,
    order_item_id TEXT,
    period_no BIGINT NOT NULL,
    part_no BIGINT NOT NULL,
    payment_amount_minor BIGINT NOT NULL,
    payment_type TEXT NOT NULL,
    is_excluded_from_full BIGINT NOT NULL,
    due_date TEXT,
    paid_on TEXT,
    status TEXT NOT NULL,
    payment_id TEXT,
    confirmed_by TEXT,
    confirmed_at BIGINT,
    notes TEXT,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT order_payments_amount_range CHECK (payment_amount_minor > 0),
    CONSTRAINT order_payments_order_id_fkey FOREIGN KEY (workspace, order_id) REFERENCES orders (workspace, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX order_payments_due ON order_payments (workspace, status, due_date, id);
CREATE INDEX order_payments_order_id ON order_payments (workspace, order_id);
CREATE INDEX order_payments_order_item_id ON order_payments (workspace, order_item_id);
CREATE INDEX order_payments_payment_id ON order_payments (workspace, payment_id);
CREATE INDEX order_payments_root ON order_payments (workspace, _root);

-- Invoices of both kinds.

CREATE TABLE invoices (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    contract_id TEXT NOT NULL,
    opportunity_id TEXT NOT NULL,
    invoice_no TEXT,
    tax_number TEXT,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    edit_no BIGINT NOT NULL,
    entity_id TEXT NOT NULL,
    currency TEXT NOT NULL,
    contract_total_minor BIGINT NOT NULL,
    tax_minor BIGINT NOT NULL,
    tax_scheme TEXT NOT NULL,
    tax_rate_e4 BIGINT NOT NULL,
    tax_rounding TEXT NOT NULL,
    corrects_id TEXT,
    correction_reason TEXT,
    content_json TEXT,
    created_by TEXT NOT NULL,
    issued_on TEXT,
    issued_at BIGINT,
    issued_by TEXT,
    uploaded_at BIGINT,
    sent_at BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    invoice_minor BIGINT NOT NULL,
    customer_name TEXT NOT NULL,
    customer_tax_id TEXT,
    customer_address TEXT,
    customer_bank_account TEXT,
    invoice_type TEXT,
    language TEXT NOT NULL,
    order_payment_id TEXT,
    due_date TEXT,
    notes TEXT,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT invoices_contract_id_fkey FOREIGN KEY (workspace, contract_id) REFERENCES contracts (workspace, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE UNIQUE INDEX invoices_number ON invoices (workspace, invoice_no);
CREATE UNIQUE INDEX invoices_one_correction ON invoices (workspace, corrects_id);
CREATE INDEX invoices_change ON invoices (workspace, updated_at, id, status);
CREATE INDEX invoices_contract_id ON invoices (workspace, contract_id);
CREATE INDEX invoices_opportunity_id ON invoices (workspace, opportunity_id);
CREATE INDEX invoices_root ON invoices (workspace, _root);

CREATE TABLE invoice_files (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    invoice_id TEXT NOT NULL,
    attachment_id TEXT NOT NULL,
    is_primary BIGINT NOT NULL,
    uploaded_by TEXT NOT NULL,
    uploaded_at BIGINT NOT NULL,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT invoice_files_invoice_id_fkey FOREIGN KEY (workspace, invoice_id) REFERENCES invoices (workspace, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE UNIQUE INDEX invoice_files_one_primary ON invoice_files (workspace, invoice_id) WHERE is_primary = 1;
CREATE INDEX invoice_files_invoice_id ON invoice_files (workspace, invoice_id);
CREATE INDEX invoice_files_root ON invoice_files (workspace, _root);

-- Money that arrived.

CREATE TABLE payments (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    payment_no TEXT NOT NULL,
    opportunity_id TEXT NOT NULL,
    contract_id TEXT NOT NULL,
    status TEXT NOT NULL,
    tax_minor BIGINT NOT NULL,
    duplicate_of_id TEXT,
    unallocated_minor BIGINT NOT NULL,
    certificate_no TEXT,
    certificate_id TEXT,
    reported_by TEXT NOT NULL,
    reported_at BIGINT NOT NULL,
    reviewed_by TEXT,
    reviewed_at BIGINT,
    review_notes TEXT,
    updated_at BIGINT NOT NULL,
    entity_id TEXT NOT NULL,
    amount_minor BIGINT NOT NULL,
    currency TEXT NOT NULL,
    payment_method TEXT NOT NULL,
    reference TEXT,
    payment_mode TEXT NOT NULL,
    received_on TEXT NOT NULL,
    is_final_payment BIGINT NOT NULL,
    order_payment_id TEXT,
    withheld_minor BIGINT NOT NULL,
    tax_amount_minor BIGINT,
    original_minor BIGINT,
    notes TEXT,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT payments_amount_range CHECK (amount_minor > 0 AND withheld_minor >= 0 AND unallocated_minor >= 0),
    CONSTRAINT payments_contract_id_fkey FOREIGN KEY (workspace, contract_id) REFERENCES contracts (workspace, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE UNIQUE INDEX payments_number ON payments (workspace, payment_no);
CREATE INDEX payments_review ON payments (workspace, status, reported_at, id);
CREATE INDEX payments_opportunity_id ON payments (workspace, opportunity_id);
CREATE INDEX payments_contract_id ON payments (workspace, contract_id);
CREATE INDEX payments_root ON payments (workspace, _root);

CREATE TABLE payment_vouchers (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    payment_id TEXT NOT NULL,
    attachment_id TEXT NOT NULL,
    is_primary BIGINT NOT NULL,
    uploaded_by TEXT NOT NULL,
    uploaded_at BIGINT NOT NULL,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT payment_vouchers_payment_id_fkey FOREIGN KEY (workspace, payment_id) REFERENCES payments (workspace, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE UNIQUE INDEX payment_vouchers_one_primary ON payment_vouchers (workspace, payment_id) WHERE is_primary = 1;
CREATE INDEX payment_vouchers_payment_id ON payment_vouchers (workspace, payment_id);
CREATE INDEX payment_vouchers_root ON payment_vouchers (workspace, _root);

-- Todos and dunning.

CREATE TABLE collection_todos (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    opportunity_id TEXT NOT NULL,
    payment_id TEXT,
    todo_type TEXT NOT NULL,
    title TEXT NOT NULL,
    description TEXT,
    assigned_to TEXT,
    due_date TEXT,
    status TEXT NOT NULL,
    created_by TEXT,
    created_at BIGINT NOT NULL,
    completed_at BIGINT,
    completed_by TEXT,
    outcome TEXT,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT collection_todos_opportunity_id_fkey FOREIGN KEY (workspace, opportunity_id) REFERENCES opportunities (workspace, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX collection_todos_open ON collection_todos (workspace, status, due_date, id);
CREATE INDEX collection_todos_opportunity_id ON collection_todos (workspace, opportunity_id);
CREATE INDEX collection_todos_payment_id ON collection_todos (workspace, payment_id);
CREATE INDEX collection_todos_assigned_to ON collection_todos (workspace, assigned_to);
CREATE INDEX collection_todos_root ON collection_todos (workspace, _root);

CREATE TABLE collection_tasks (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    order_id TEXT NOT NULL,
    order_payment_id TEXT,
    task_type TEXT NOT NULL,
    status TEXT NOT NULL,
    due_date TEXT,
    reminder_count BIGINT NOT NULL,
    notes TEXT,
    assigned_to_user_id TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT collection_tasks_order_id_fkey FOREIGN KEY (workspace, order_id) REFERENCES orders (workspace, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX collection_tasks_open ON collection_tasks (workspace, status, due_date, id);
CREATE INDEX collection_tasks_order_id ON collection_tasks (workspace, order_id);
CREATE INDEX collection_tasks_order_payment_id ON collection_tasks (workspace, order_payment_id);
CREATE INDEX collection_tasks_root ON collection_tasks (workspace, _root);

CREATE TABLE collection_task_entries (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    task_id TEXT NOT NULL,
    channel TEXT NOT NULL,
    content TEXT NOT NULL,
    promised_on TEXT,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT collection_task_entries_task_id_fkey FOREIGN KEY (workspace, task_id) REFERENCES collection_tasks (workspace, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX collection_task_entries_task_id ON collection_task_entries (workspace, task_id);
CREATE INDEX collection_task_entries_root ON collection_task_entries (workspace, _root);
