SELECT * FROM (
    SELECT followed_up_at AS at, 'follow_up' AS kind, id, user_id, opportunity_id, follow_up_type AS title, content AS detail
    FROM follow_ups WHERE workspace = $1 AND _root = $2
    UNION ALL
    SELECT created_at, 'note', id, user_id, opportunity_id, note_type, content
    FROM notes WHERE workspace = $1 AND _root = $2
    UNION ALL
    SELECT entered_at, 'stage', id, entered_by, opportunity_id, CAST(stage_order AS TEXT), notes
    FROM opportunity_stage_history WHERE workspace = $1 AND _root = $2
    UNION ALL
    SELECT sent_at, 'quotation', id, sent_by, opportunity_id, quotation_no, status
    FROM quotations WHERE workspace = $1 AND _root = $2 AND sent_at IS NOT NULL
    UNION ALL
    SELECT sent_at, 'contract', id, sent_by, opportunity_id, contract_no, status
    FROM contracts WHERE workspace = $1 AND _root = $2 AND sent_at IS NOT NULL
    UNION ALL
    SELECT issued_at, 'invoice', id, issued_by, opportunity_id, invoice_no, status
    FROM invoices WHERE workspace = $1 AND _root = $2 AND issued_at IS NOT NULL
    UNION ALL
    SELECT reported_at, 'payment', id, reported_by, opportunity_id, payment_no, status
    FROM payments WHERE workspace = $1 AND _root = $2
    UNION ALL
    SELECT d.uploaded_at, 'paper', d.id, d.uploaded_by, d.opportunity_id, r.document_name_zh, d.status
    FROM material_documents d
    JOIN material_requirements r ON r.workspace = d.workspace AND r.id = d.requirement_id AND r.is_secret = 0
    WHERE d.workspace = $1 AND d._root = $2
    UNION ALL
    SELECT uploaded_at, 'file', id, uploaded_by, opportunity_id, file_name, media_type
    FROM attachments WHERE workspace = $1 AND _root = $2
    UNION ALL
    SELECT created_at, 'execution_order', id, assigned_to, opportunity_id, order_no, status
    FROM execution_orders WHERE workspace = $1 AND _root = $2
    UNION ALL
    SELECT COALESCE(sent_at, created_at), 'mail', id, created_by, opportunity_id, kind, status
    FROM mails WHERE workspace = $1 AND _root = $2
    UNION ALL
    SELECT merged_at, 'merge', id, merged_by, NULL, merged_id, reason
    FROM customer_merges WHERE workspace = $1 AND _root = $2
) every
WHERE kind IN ('KINDS')
