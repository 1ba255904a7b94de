SELECT month, sales_user_id, currency, one_time_minor, long_term_minor FROM revenue_month
WHERE workspace = $1 AND month >= $2 AND month <= $3 AND (one_time_minor <> 0 OR long_term_minor <> 0)