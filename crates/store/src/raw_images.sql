SELECT tbl, id, image, root, ver
FROM base_image
WHERE workspace = $1
ORDER BY tbl, id
