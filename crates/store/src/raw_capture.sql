-- The first touch since the last rewind wins.
INSERT INTO base_image (workspace, tbl, id, image, root, ver)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (workspace, tbl, id) DO NOTHING
