SELECT p._root, p.code, p.name_zh, p.name_id, p.name_en
FROM products p
WHERE p.workspace = $1 AND p.id = $2
