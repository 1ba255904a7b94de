SELECT CAST(COALESCE(sum(i.invoice_minor), 0) AS BIGINT) FROM invoices i
WHERE i.workspace = $1 AND i.contract_id = "t"."id" AND i.kind = 'commercial' AND i.status <> 'draft'
