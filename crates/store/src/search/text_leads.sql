SELECT l._root, l.name, l.company_name, l.contact_name, l.phone, l.email, l.wechat_id
FROM leads l
WHERE l.workspace = $1 AND l.id = $2
