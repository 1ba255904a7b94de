-- Papers the customer brings (stage 6): rules per product, the checklist of a contract with its persons, what was given and what came
-- of it. The same rules as in 0001_records.sql hold for every table. What a file's bytes say of its points and pages stands beside it.

ALTER TABLE attachments ADD COLUMN width_px BIGINT;
ALTER TABLE attachments ADD COLUMN height_px BIGINT;
ALTER TABLE attachments ADD COLUMN page_count BIGINT;

CREATE TABLE product_document_rules (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    rule_version BIGINT NOT NULL,
    product_id TEXT NOT NULL,
    rule_code TEXT NOT NULL,
    is_active BIGINT NOT NULL,
    document_name_zh TEXT NOT NULL,
    document_name_id TEXT,
    document_name_en TEXT,
    document_type TEXT NOT NULL,
    is_required BIGINT NOT NULL,
    is_per_person BIGINT NOT NULL,
    is_secret BIGINT NOT NULL,
    max_size_kb BIGINT,
    allowed_extensions TEXT NOT NULL,
    min_width_px BIGINT,
    min_height_px BIGINT,
    aspect_ratio TEXT,
    min_page_count BIGINT,
    max_page_count BIGINT,
    min_file_count BIGINT NOT NULL,
    max_file_count BIGINT NOT NULL,
    valid_months BIGINT,
    depends_on TEXT NOT NULL,
    any_of_group TEXT,
    comes_from_registration BIGINT NOT NULL,
    sort_order BIGINT NOT NULL,
    description TEXT,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT product_document_rules_product_id_fkey FOREIGN KEY (workspace, product_id) REFERENCES products (workspace, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE UNIQUE INDEX product_document_rules_code ON product_document_rules (workspace, product_id, rule_code);
CREATE INDEX product_document_rules_product_id ON product_document_rules (workspace, product_id);
CREATE INDEX product_document_rules_root ON product_document_rules (workspace, _root);

CREATE TABLE applicants (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    opportunity_id TEXT NOT NULL,
    applicant_no BIGINT NOT NULL,
    full_name TEXT,
    passport_no TEXT,
    passport_expires_on TEXT,
    nationality TEXT,
    birth_date TEXT,
    product_codes TEXT NOT NULL,
    notes TEXT,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT applicants_opportunity_id_fkey FOREIGN KEY (workspace, opportunity_id) REFERENCES opportunities (workspace, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE UNIQUE INDEX applicants_number ON applicants (workspace, opportunity_id, applicant_no);
CREATE INDEX applicants_opportunity_id ON applicants (workspace, opportunity_id);
CREATE INDEX applicants_root ON applicants (workspace, _root);

CREATE TABLE material_requirements (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    contract_id TEXT NOT NULL,
    opportunity_id TEXT NOT NULL,
    applicant_id TEXT,
    rule_id TEXT NOT NULL,
    rule_version BIGINT NOT NULL,
    rule_code TEXT NOT NULL,
    product_codes TEXT NOT NULL,
    is_active BIGINT NOT NULL,
    document_name_zh TEXT NOT NULL,
    document_name_id TEXT,
    document_name_en TEXT,
    document_type TEXT NOT NULL,
    is_required BIGINT NOT NULL,
    is_per_person BIGINT NOT NULL,
    is_secret BIGINT NOT NULL,
    max_size_kb BIGINT,
    allowed_extensions TEXT NOT NULL,
    min_width_px BIGINT,
    min_height_px BIGINT,
    aspect_ratio TEXT,
    min_page_count BIGINT,
    max_page_count BIGINT,
    min_file_count BIGINT NOT NULL,
    max_file_count BIGINT NOT NULL,
    valid_months BIGINT,
    depends_on TEXT NOT NULL,
    any_of_group TEXT,
    comes_from_registration BIGINT NOT NULL,
    sort_order BIGINT NOT NULL,
    description TEXT,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT material_requirements_contract_id_fkey FOREIGN KEY (workspace, contract_id) REFERENCES contracts (workspace, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX material_requirements_contract_id ON material_requirements (workspace, contract_id);
CREATE INDEX material_requirements_opportunity_id ON material_requirements (workspace, opportunity_id);
CREATE INDEX material_requirements_applicant_id ON material_requirements (workspace, applicant_id);
CREATE INDEX material_requirements_root ON material_requirements (workspace, _root);

CREATE TABLE material_documents (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    requirement_id TEXT NOT NULL,
    opportunity_id TEXT NOT NULL,
    version_no BIGINT NOT NULL,
    is_current BIGINT NOT NULL,
    file_ids TEXT NOT NULL,
    text_value TEXT,
    expires_on TEXT,
    reused_from TEXT,
    uploaded_by TEXT,
    uploaded_at BIGINT NOT NULL,
    validation_status TEXT NOT NULL,
    validation_findings TEXT NOT NULL,
    status TEXT NOT NULL,
    approved_by TEXT,
    approved_at BIGINT,
    approval_notes TEXT,
    _ver BIGINT NOT NULL DEFAULT 0,
    _root TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT material_documents_requirement_id_fkey FOREIGN KEY (workspace, requirement_id) REFERENCES material_requirements (workspace, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX material_documents_requirement_id ON material_documents (workspace, requirement_id);
CREATE INDEX material_documents_opportunity_id ON material_documents (workspace, opportunity_id);
CREATE INDEX material_documents_root ON material_documents (workspace, _root);
CREATE INDEX material_documents_waiting ON material_documents (workspace, is_current, status, uploaded_at, id, _root);
CREATE INDEX material_documents_expiry ON material_documents (workspace, is_current, expires_on, id);
