-- Roots seen without a break since the cursor; `cust:*`, `cost:*` and `lead:*` stand for every root of the family (';' follows ':').
SELECT change.version AS version, change.root AS root, change.tbl AS tbl, change.id AS id, change.op AS op
FROM change
WHERE change.workspace = $1 AND change.version > $3 AND change.version <= $4
  AND (change.version, change.root, change.tbl, change.id) > ($5, $6, $7, $8)
  AND EXISTS (
    SELECT 1 FROM member
    WHERE member.workspace = $1 AND member.user_id = $2 AND member.to_version IS NULL AND member.from_version <= $3
      AND (
        member.root = change.root
        OR (member.root = 'cust:*' AND change.root >= 'cust:' AND change.root < 'cust;')
        OR (member.root = 'cost:*' AND change.root >= 'cost:' AND change.root < 'cost;')
        OR (member.root = 'lead:*' AND change.root >= 'lead:' AND change.root < 'lead;')
      )
  )
ORDER BY change.version, change.root, change.tbl, change.id
LIMIT $9
