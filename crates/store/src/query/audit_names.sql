-- What somebody may not see has no name here, as if it were not there.
WITH seen AS (
  SELECT 'cat' AS root
  UNION ALL SELECT 'org'
  UNION ALL SELECT 'cust:' || own.id FROM customers own WHERE own.workspace = $1 AND own.owner_user_id = $2
  UNION ALL SELECT m.root FROM member m WHERE m.workspace = $1 AND m.user_id = $2 AND m.to_version IS NULL
), named AS (
  SELECT id, display_name AS name, CAST(NULL AS TEXT) AS currency, _root FROM users WHERE workspace = $1 AND id IN ('IDS')
  UNION ALL
  SELECT id, code, CAST(NULL AS TEXT), _root FROM roles WHERE workspace = $1 AND id IN ('IDS')
  UNION ALL
  SELECT id, name, CAST(NULL AS TEXT), _root FROM organizations WHERE workspace = $1 AND id IN ('IDS')
  UNION ALL
  SELECT id, code, CAST(NULL AS TEXT), _root FROM products WHERE workspace = $1 AND id IN ('IDS')
  UNION ALL
  SELECT id, name, CAST(NULL AS TEXT), _root FROM customers WHERE workspace = $1 AND id IN ('IDS')
  UNION ALL
  SELECT id, name, CAST(NULL AS TEXT), _root FROM contacts WHERE workspace = $1 AND id IN ('IDS')
  UNION ALL
  SELECT id, name, CAST(NULL AS TEXT), _root FROM opportunities WHERE workspace = $1 AND id IN ('IDS')
  UNION ALL
  SELECT id, coalesce(quotation_no, 'v' || version), currency_primary, _root FROM quotations WHERE workspace = $1 AND id IN ('IDS')
  UNION ALL
  SELECT id, template_name, CAST(NULL AS TEXT), _root FROM quotation_templates WHERE workspace = $1 AND id IN ('IDS')
  UNION ALL
  SELECT id, short_name, CAST(NULL AS TEXT), _root FROM contract_entities WHERE workspace = $1 AND id IN ('IDS')
  UNION ALL
  SELECT id, template_name, CAST(NULL AS TEXT), _root FROM contract_templates WHERE workspace = $1 AND id IN ('IDS')
  UNION ALL
  SELECT id, coalesce(contract_no, 'v' || revision), currency, _root FROM contracts WHERE workspace = $1 AND id IN ('IDS')
  UNION ALL
  SELECT id, coalesce(invoice_no, customer_name), currency, _root FROM invoices WHERE workspace = $1 AND id IN ('IDS')
  UNION ALL
  SELECT id, payment_no, currency, _root FROM payments WHERE workspace = $1 AND id IN ('IDS')
  UNION ALL
  SELECT id, order_number, currency, _root FROM orders WHERE workspace = $1 AND id IN ('IDS')
  UNION ALL
  SELECT id, product_name_zh, CAST(NULL AS TEXT), _root FROM order_items WHERE workspace = $1 AND id IN ('IDS')
  UNION ALL
  SELECT id, coalesce(due_date, CAST(period_no AS TEXT)), CAST(NULL AS TEXT), _root FROM order_payments WHERE workspace = $1 AND id IN ('IDS')
  UNION ALL
  SELECT id, file_name, CAST(NULL AS TEXT), _root FROM attachments WHERE workspace = $1 AND id IN ('IDS')
  UNION ALL
  SELECT id, stage_name, CAST(NULL AS TEXT), _root FROM service_phases WHERE workspace = $1 AND id IN ('IDS')
)
SELECT id, name, currency FROM named WHERE $3 = 1 OR _root IN (SELECT root FROM seen)
