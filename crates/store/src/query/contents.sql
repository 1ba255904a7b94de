SELECT (SELECT count(*) FROM customers WHERE workspace = $1) AS customers,
    (SELECT count(*) FROM opportunities WHERE workspace = $1) AS opportunities,
    (SELECT count(*) FROM quotations WHERE workspace = $1) AS quotations
