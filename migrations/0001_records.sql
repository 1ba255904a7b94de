-- Every synced table, as crates/domain declares it: the workspace first in every key, TEXT and BIGINT only,
-- `_ver` the version of the last change (0 for rows born on this laptop), `_root` the unit of visibility.
-- Foreign keys stay inside one root, are checked at commit and never cascade: a cascade would remove rows that have no base image.
-- Unique rules are named indices, so that a failed one has the same code on both engines.

-- Who: organizations, users, roles.

CREATE TABLE organizations (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    code TEXT NOT NULL,
    organization_type TEXT NOT NULL,
    email TEXT,
    phone TEXT,
    website TEXT,
    address TEXT,
    country_code TEXT,
    tax_id TEXT,
    is_active BIGINT NOT NULL,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE UNIQUE INDEX organizations_code ON organizations (workspace, code);
CREATE INDEX organizations_root ON organizations (workspace, _root);

CREATE TABLE users (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    is_locked BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    email TEXT NOT NULL,
    display_name TEXT NOT NULL,
    phone TEXT,
    whatsapp TEXT,
    wechat TEXT,
    language TEXT,
    is_active BIGINT NOT NULL,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE UNIQUE INDEX users_email ON users (workspace, email);
CREATE INDEX users_is_active ON users (workspace, is_active);
CREATE INDEX users_root ON users (workspace, _root);

CREATE TABLE roles (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    code TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    name_id TEXT NOT NULL,
    name_en TEXT NOT NULL,
    stage_approval_role TEXT,
    discount_limit_e2 BIGINT NOT NULL,
    permissions TEXT NOT NULL,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE UNIQUE INDEX roles_code ON roles (workspace, code);
CREATE INDEX roles_root ON roles (workspace, _root);

CREATE TABLE permissions (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    code TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    name_id TEXT NOT NULL,
    display_order BIGINT NOT NULL,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE UNIQUE INDEX permissions_code ON permissions (workspace, code);
CREATE INDEX permissions_root ON permissions (workspace, _root);

CREATE TABLE user_roles (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    role_id TEXT NOT NULL,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT user_roles_user_id_fkey FOREIGN KEY (workspace, user_id) REFERENCES users (workspace, id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT user_roles_role_id_fkey FOREIGN KEY (workspace, role_id) REFERENCES roles (workspace, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE UNIQUE INDEX user_roles_once ON user_roles (workspace, user_id, role_id);
CREATE INDEX user_roles_role_id ON user_roles (workspace, role_id);
CREATE INDEX user_roles_root ON user_roles (workspace, _root);

-- Settings and stage templates.

CREATE TABLE settings (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    setting_key TEXT NOT NULL,
    value TEXT NOT NULL,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE UNIQUE INDEX settings_key ON settings (workspace, setting_key);
CREATE INDEX settings_root ON settings (workspace, _root);

CREATE TABLE stage_templates (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    code TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    name_id TEXT NOT NULL,
    name_en TEXT NOT NULL,
    stage_order BIGINT NOT NULL,
    requires_approval BIGINT NOT NULL,
    approval_roles TEXT NOT NULL,
    conditions TEXT NOT NULL,
    is_active BIGINT NOT NULL,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE UNIQUE INDEX stage_templates_code ON stage_templates (workspace, code);
CREATE UNIQUE INDEX stage_templates_order ON stage_templates (workspace, stage_order);
CREATE INDEX stage_templates_root ON stage_templates (workspace, _root);

-- Small lists people choose from.

CREATE TABLE customer_levels (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    code TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    name_id TEXT NOT NULL,
    name_en TEXT,
    display_order BIGINT NOT NULL,
    is_active BIGINT NOT NULL,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE UNIQUE INDEX customer_levels_code ON customer_levels (workspace, code);
CREATE INDEX customer_levels_root ON customer_levels (workspace, _root);

CREATE TABLE customer_sources (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    code TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    name_id TEXT NOT NULL,
    name_en TEXT,
    display_order BIGINT NOT NULL,
    is_active BIGINT NOT NULL,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE UNIQUE INDEX customer_sources_code ON customer_sources (workspace, code);
CREATE INDEX customer_sources_root ON customer_sources (workspace, _root);

CREATE TABLE customer_channels (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    code TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    name_id TEXT NOT NULL,
    name_en TEXT,
    display_order BIGINT NOT NULL,
    is_active BIGINT NOT NULL,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE UNIQUE INDEX customer_channels_code ON customer_channels (workspace, code);
CREATE INDEX customer_channels_root ON customer_channels (workspace, _root);

CREATE TABLE industries (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    code TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    name_id TEXT NOT NULL,
    name_en TEXT,
    display_order BIGINT NOT NULL,
    is_active BIGINT NOT NULL,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE UNIQUE INDEX industries_code ON industries (workspace, code);
CREATE INDEX industries_root ON industries (workspace, _root);

CREATE TABLE product_categories (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    code TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    name_id TEXT NOT NULL,
    name_en TEXT,
    display_order BIGINT NOT NULL,
    is_active BIGINT NOT NULL,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE UNIQUE INDEX product_categories_code ON product_categories (workspace, code);
CREATE INDEX product_categories_root ON product_categories (workspace, _root);

CREATE TABLE service_types (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    code TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    name_id TEXT NOT NULL,
    name_en TEXT,
    display_order BIGINT NOT NULL,
    is_active BIGINT NOT NULL,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE UNIQUE INDEX service_types_code ON service_types (workspace, code);
CREATE INDEX service_types_root ON service_types (workspace, _root);

-- Catalogue: products, prices, floors. Costs stand in a root of their own.

CREATE TABLE products (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    updated_at BIGINT NOT NULL,
    code TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    name_id TEXT NOT NULL,
    name_en TEXT NOT NULL,
    category_id TEXT NOT NULL,
    service_type_id TEXT,
    service_category TEXT NOT NULL,
    billing_period TEXT,
    unit TEXT,
    processing_days BIGINT,
    processing_time_text TEXT,
    std_duration_days BIGINT,
    required_documents TEXT NOT NULL,
    notes TEXT,
    status TEXT NOT NULL,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE UNIQUE INDEX products_code ON products (workspace, code);
CREATE INDEX products_category_id ON products (workspace, category_id);
CREATE INDEX products_root ON products (workspace, _root);

CREATE TABLE product_dependencies (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    product_id TEXT NOT NULL,
    depends_on_product_id TEXT NOT NULL,
    dependency_type TEXT NOT NULL,
    any_of_group TEXT,
    description TEXT,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT product_dependencies_product_id_fkey FOREIGN KEY (workspace, product_id) REFERENCES products (workspace, id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT product_dependencies_depends_on_product_id_fkey FOREIGN KEY (workspace, depends_on_product_id) REFERENCES products (workspace, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE UNIQUE INDEX product_dependencies_once ON product_dependencies (workspace, product_id, depends_on_product_id);
CREATE INDEX product_dependencies_depends_on_product_id ON product_dependencies (workspace, depends_on_product_id);
CREATE INDEX product_dependencies_root ON product_dependencies (workspace, _root);

CREATE TABLE product_prices (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    product_id TEXT NOT NULL,
    price_type TEXT NOT NULL,
    level_id TEXT,
    currency TEXT NOT NULL,
    amount_minor BIGINT NOT NULL,
    effective_from TEXT NOT NULL,
    effective_to TEXT,
    is_approved BIGINT NOT NULL,
    change_reason TEXT,
    changed_by TEXT,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT product_prices_amount_range CHECK (amount_minor >= 0),
    CONSTRAINT product_prices_product_id_fkey FOREIGN KEY (workspace, product_id) REFERENCES products (workspace, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX product_prices_product_id ON product_prices (workspace, product_id);
CREATE INDEX product_prices_root ON product_prices (workspace, _root);

CREATE TABLE product_floors (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    product_id TEXT NOT NULL,
    currency TEXT NOT NULL,
    amount_minor BIGINT NOT NULL,
    effective_from TEXT NOT NULL,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT product_floors_amount_range CHECK (amount_minor >= 0),
    CONSTRAINT product_floors_product_id_fkey FOREIGN KEY (workspace, product_id) REFERENCES products (workspace, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX product_floors_product_id ON product_floors (workspace, product_id);
CREATE INDEX product_floors_root ON product_floors (workspace, _root);

CREATE TABLE product_costs (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    product_id TEXT NOT NULL,
    currency TEXT NOT NULL,
    amount_minor BIGINT NOT NULL,
    effective_from TEXT NOT NULL,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT product_costs_amount_range CHECK (amount_minor >= 0)
);

CREATE INDEX product_costs_product_id ON product_costs (workspace, product_id);
CREATE INDEX product_costs_root ON product_costs (workspace, _root);

CREATE TABLE exchange_rates (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    pair TEXT NOT NULL,
    idr_per_cny_e9 BIGINT NOT NULL,
    effective_from TEXT NOT NULL,
    source TEXT NOT NULL,
    entered_by TEXT,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE INDEX exchange_rates_pair ON exchange_rates (workspace, pair);
CREATE INDEX exchange_rates_root ON exchange_rates (workspace, _root);

CREATE TABLE quotation_templates (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    template_code TEXT NOT NULL,
    template_name TEXT NOT NULL,
    primary_currency TEXT NOT NULL,
    language TEXT NOT NULL,
    terms_zh TEXT,
    terms_id TEXT,
    terms_en TEXT,
    bank_account_info TEXT,
    footer_text TEXT,
    is_default BIGINT NOT NULL,
    is_active BIGINT NOT NULL,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE UNIQUE INDEX quotation_templates_code ON quotation_templates (workspace, template_code);
CREATE INDEX quotation_templates_language ON quotation_templates (workspace, language);
CREATE INDEX quotation_templates_root ON quotation_templates (workspace, _root);

-- Customers and everything under them, one root each.

CREATE TABLE customers (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    customer_no BIGINT,
    provisional_no TEXT,
    owner_user_id TEXT NOT NULL,
    developed_by TEXT,
    is_locked BIGINT NOT NULL,
    possible_duplicate BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    name TEXT NOT NULL,
    customer_type TEXT NOT NULL,
    source_id TEXT NOT NULL,
    channel_id TEXT,
    level_id TEXT,
    industry_id TEXT,
    parent_customer_id TEXT,
    country_code TEXT,
    tax_id TEXT,
    address TEXT,
    phone TEXT,
    email TEXT,
    customer_requirements TEXT,
    description TEXT,
    tags TEXT NOT NULL,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT customers_number_range CHECK (customer_no >= 12000)
);

CREATE UNIQUE INDEX customers_number ON customers (workspace, customer_no);
CREATE INDEX customers_by_change ON customers (workspace, updated_at, id);
-- Unique only so that SQLite knows that deals in the order of their customers' names need no sorting within a customer.
CREATE UNIQUE INDEX customers_by_name ON customers (workspace, name, id);
CREATE INDEX customers_owner_user_id ON customers (workspace, owner_user_id);
CREATE INDEX customers_parent_customer_id ON customers (workspace, parent_customer_id);
CREATE INDEX customers_tax_id ON customers (workspace, tax_id);
CREATE INDEX customers_root ON customers (workspace, _root);

CREATE TABLE contacts (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    customer_id TEXT NOT NULL,
    name TEXT NOT NULL,
    position TEXT,
    mobile TEXT,
    email TEXT,
    wechat_id TEXT,
    whatsapp TEXT,
    is_primary BIGINT NOT NULL,
    is_decision_maker BIGINT NOT NULL,
    notes TEXT,
    is_active BIGINT NOT NULL,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT contacts_customer_id_fkey FOREIGN KEY (workspace, customer_id) REFERENCES customers (workspace, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE UNIQUE INDEX contacts_one_primary ON contacts (workspace, customer_id) WHERE is_primary = 1;
CREATE INDEX contacts_by_name ON contacts (workspace, name, id);
CREATE INDEX contacts_customer_id ON contacts (workspace, customer_id);
CREATE INDEX contacts_root ON contacts (workspace, _root);

CREATE TABLE opportunities (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    customer_id TEXT NOT NULL,
    owner_user_id TEXT NOT NULL,
    developed_by TEXT,
    current_stage_id TEXT NOT NULL,
    current_stage_order BIGINT NOT NULL,
    status TEXT NOT NULL,
    workflow_status TEXT NOT NULL,
    status_reason TEXT,
    demand_confirmed_on TEXT,
    demand_confirmed_by TEXT,
    scheme_confirmed_on TEXT,
    scheme_confirmed_by TEXT,
    split_order_required BIGINT NOT NULL,
    primary_quotation_id TEXT,
    primary_contract_id TEXT,
    final_payment_id TEXT,
    delivery_verified_on TEXT,
    delivery_verified_by TEXT,
    delivery_note TEXT,
    actual_close_date TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    name TEXT NOT NULL,
    service_type TEXT,
    is_split_required BIGINT NOT NULL,
    tax_service_cycle_months BIGINT,
    has_staged_services BIGINT NOT NULL,
    tax_service_start_date TEXT,
    amount_minor BIGINT,
    amount_currency TEXT NOT NULL,
    probability BIGINT,
    expected_close_date TEXT,
    wechat_group_no TEXT,
    description TEXT,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT opportunities_amount_range CHECK (amount_minor >= 0),
    CONSTRAINT opportunities_probability_range CHECK (probability BETWEEN 0 AND 100),
    CONSTRAINT opportunities_stage_range CHECK (current_stage_order BETWEEN 1 AND 9),
    CONSTRAINT opportunities_customer_id_fkey FOREIGN KEY (workspace, customer_id) REFERENCES customers (workspace, id) DEFERRABLE INITIALLY DEFERRED
);

-- Each order of the list has an index that ends in the columns people filter by, so that a walk in that order needs no rows;
-- opportunities_by_state is the narrow one for counting.
CREATE INDEX opportunities_by_change ON opportunities (workspace, updated_at, id, current_stage_order, workflow_status, status);
CREATE INDEX opportunities_by_name ON opportunities (workspace, name, id, current_stage_order, workflow_status, status);
CREATE INDEX opportunities_by_amount ON opportunities (workspace, amount_minor, id, current_stage_order, workflow_status, status);
CREATE INDEX opportunities_by_close ON opportunities (workspace, expected_close_date, id, current_stage_order, workflow_status, status);
CREATE INDEX opportunities_by_stage ON opportunities (workspace, current_stage_order, updated_at, id, workflow_status, status);
CREATE INDEX opportunities_by_state ON opportunities (workspace, status, workflow_status, current_stage_order);
CREATE INDEX opportunities_by_owner ON opportunities (workspace, owner_user_id, updated_at, id);
CREATE INDEX opportunities_by_customer ON opportunities (workspace, customer_id, id, current_stage_order, workflow_status, status);
CREATE INDEX opportunities_current_stage_id ON opportunities (workspace, current_stage_id);
CREATE INDEX opportunities_root ON opportunities (workspace, _root);

CREATE TABLE opportunity_stage_history (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    opportunity_id TEXT NOT NULL,
    stage_id TEXT NOT NULL,
    stage_order BIGINT NOT NULL,
    entered_at BIGINT NOT NULL,
    entered_by TEXT NOT NULL,
    exited_at BIGINT,
    duration_days BIGINT,
    conditions_met TEXT NOT NULL,
    notes TEXT,
    requires_approval BIGINT NOT NULL,
    approval_roles TEXT NOT NULL,
    conditions TEXT NOT NULL,
    approval_status TEXT,
    approved_by TEXT,
    approval_at BIGINT,
    approval_notes TEXT,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT opportunity_stage_history_opportunity_id_fkey FOREIGN KEY (workspace, opportunity_id) REFERENCES opportunities (workspace, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE UNIQUE INDEX opportunity_stage_history_one_current ON opportunity_stage_history (workspace, opportunity_id) WHERE exited_at IS NULL;
CREATE INDEX opportunity_stage_history_opportunity_id ON opportunity_stage_history (workspace, opportunity_id);
CREATE INDEX opportunity_stage_history_root ON opportunity_stage_history (workspace, _root);

CREATE TABLE opportunity_products (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    opportunity_id TEXT NOT NULL,
    product_id TEXT NOT NULL,
    quantity_e2 BIGINT NOT NULL,
    execution_order BIGINT NOT NULL,
    status TEXT NOT NULL,
    start_date TEXT,
    notes TEXT,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT opportunity_products_quantity_range CHECK (quantity_e2 > 0),
    CONSTRAINT opportunity_products_opportunity_id_fkey FOREIGN KEY (workspace, opportunity_id) REFERENCES opportunities (workspace, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE UNIQUE INDEX opportunity_products_once ON opportunity_products (workspace, opportunity_id, product_id);
CREATE INDEX opportunity_products_product_id ON opportunity_products (workspace, product_id);
CREATE INDEX opportunity_products_root ON opportunity_products (workspace, _root);

CREATE TABLE opportunity_service_dependencies (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    satisfied_at BIGINT,
    satisfied_by TEXT,
    opportunity_id TEXT NOT NULL,
    prerequisite_type TEXT NOT NULL,
    prerequisite_description TEXT NOT NULL,
    prerequisite_document_type TEXT,
    is_mandatory BIGINT NOT NULL,
    status TEXT NOT NULL,
    notes TEXT,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT opportunity_service_dependencies_opportunity_id_fkey FOREIGN KEY (workspace, opportunity_id) REFERENCES opportunities (workspace, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX opportunity_service_dependencies_opportunity_id ON opportunity_service_dependencies (workspace, opportunity_id);
CREATE INDEX opportunity_service_dependencies_root ON opportunity_service_dependencies (workspace, _root);

-- Approvals have tables of their own (DOMAIN, decision 3).

CREATE TABLE approvals (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    opportunity_id TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    round BIGINT NOT NULL,
    roles TEXT NOT NULL,
    state TEXT NOT NULL,
    requested_by TEXT NOT NULL,
    requested_at BIGINT NOT NULL,
    note TEXT,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT approvals_opportunity_id_fkey FOREIGN KEY (workspace, opportunity_id) REFERENCES opportunities (workspace, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE UNIQUE INDEX approvals_one_pending ON approvals (workspace, subject_id) WHERE state = 'pending';
CREATE INDEX approvals_subject_id ON approvals (workspace, subject_id);
CREATE INDEX approvals_opportunity_id ON approvals (workspace, opportunity_id);
CREATE INDEX approvals_state ON approvals (workspace, state);
CREATE INDEX approvals_root ON approvals (workspace, _root);

CREATE TABLE approval_decisions (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    approval_id TEXT NOT NULL,
    role TEXT NOT NULL,
    user_id TEXT NOT NULL,
    verdict TEXT NOT NULL,
    note TEXT,
    is_self BIGINT NOT NULL,
    decided_at BIGINT NOT NULL,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT approval_decisions_approval_id_fkey FOREIGN KEY (workspace, approval_id) REFERENCES approvals (workspace, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE UNIQUE INDEX approval_decisions_once ON approval_decisions (workspace, approval_id, role);
CREATE INDEX approval_decisions_root ON approval_decisions (workspace, _root);

-- Quotations. What their lines cost is a row of its own in a root of its own.

CREATE TABLE quotations (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    opportunity_id TEXT NOT NULL,
    quotation_no TEXT,
    version BIGINT NOT NULL,
    revises_id TEXT,
    edit_no BIGINT NOT NULL,
    status TEXT NOT NULL,
    total_gross_minor BIGINT NOT NULL,
    total_primary_minor BIGINT NOT NULL,
    total_secondary_minor BIGINT,
    is_below_floor BIGINT NOT NULL,
    review_required BIGINT NOT NULL,
    review_reasons TEXT NOT NULL,
    review_note TEXT,
    approval_status TEXT,
    parties_json TEXT,
    created_by TEXT NOT NULL,
    sent_at BIGINT,
    sent_by TEXT,
    closed_at BIGINT,
    closed_note TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    currency_primary TEXT NOT NULL,
    exchange_rate_e9 BIGINT,
    exchange_rate_on TEXT,
    payment_terms TEXT NOT NULL,
    discount_rate_e2 BIGINT NOT NULL,
    valid_until TEXT,
    wechat_group_no TEXT,
    template_id TEXT,
    language TEXT NOT NULL,
    notes TEXT,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT quotations_total_range CHECK (total_primary_minor >= 0),
    CONSTRAINT quotations_discount_range CHECK (discount_rate_e2 >= 0 AND discount_rate_e2 < 10000),
    CONSTRAINT quotations_rate_range CHECK (exchange_rate_e9 > 0),
    CONSTRAINT quotations_opportunity_id_fkey FOREIGN KEY (workspace, opportunity_id) REFERENCES opportunities (workspace, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE UNIQUE INDEX quotations_number ON quotations (workspace, quotation_no);
CREATE UNIQUE INDEX quotations_version ON quotations (workspace, opportunity_id, version);
CREATE INDEX quotations_by_change ON quotations (workspace, updated_at, id, status);
CREATE INDEX quotations_revises_id ON quotations (workspace, revises_id);
CREATE INDEX quotations_root ON quotations (workspace, _root);

CREATE TABLE quotation_items (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    quotation_id TEXT NOT NULL,
    opportunity_item_id TEXT,
    product_id TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    name_id TEXT NOT NULL,
    name_en TEXT NOT NULL,
    description TEXT,
    quantity_e2 BIGINT NOT NULL,
    unit_price_list_minor BIGINT NOT NULL,
    unit_price_minor BIGINT NOT NULL,
    total_minor BIGINT NOT NULL,
    price_origin TEXT NOT NULL,
    service_category TEXT NOT NULL,
    billing_period TEXT,
    floor_minor BIGINT,
    is_below_floor BIGINT NOT NULL,
    sort_order BIGINT NOT NULL,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT quotation_items_quantity_range CHECK (quantity_e2 > 0),
    CONSTRAINT quotation_items_amount_range CHECK (unit_price_minor >= 0 AND total_minor >= 0),
    CONSTRAINT quotation_items_quotation_id_fkey FOREIGN KEY (workspace, quotation_id) REFERENCES quotations (workspace, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX quotation_items_quotation_id ON quotation_items (workspace, quotation_id);
CREATE INDEX quotation_items_root ON quotation_items (workspace, _root);

CREATE TABLE quotation_item_costs (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    quotation_id TEXT NOT NULL,
    unit_cost_minor BIGINT NOT NULL,
    is_below_cost BIGINT NOT NULL,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE INDEX quotation_item_costs_quotation_id ON quotation_item_costs (workspace, quotation_id);
CREATE INDEX quotation_item_costs_root ON quotation_item_costs (workspace, _root);

CREATE TABLE quotation_documents (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    quotation_id TEXT NOT NULL,
    document_type TEXT NOT NULL,
    document_name TEXT NOT NULL,
    blake3 TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size_bytes BIGINT NOT NULL,
    template_version TEXT,
    related_item_id TEXT,
    uploaded_by TEXT NOT NULL,
    uploaded_at BIGINT NOT NULL,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT quotation_documents_quotation_id_fkey FOREIGN KEY (workspace, quotation_id) REFERENCES quotations (workspace, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX quotation_documents_quotation_id ON quotation_documents (workspace, quotation_id);
CREATE INDEX quotation_documents_root ON quotation_documents (workspace, _root);
