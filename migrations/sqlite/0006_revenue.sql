-- Revenue by month, salesperson and currency, so that a summary over a million receipts reads a few hundred rows. Derived data only:
-- triggers keep it equal to what a sum over `revenue_part` gives, whatever path a row takes (command, pull, rewind). An order's one-time
-- receipts count once its one-time part is fully paid, running ones as received (crates/domain/src/order/revenue.rs).

CREATE TABLE revenue_month (
    workspace TEXT NOT NULL,
    month TEXT NOT NULL,
    sales_user_id TEXT NOT NULL,
    currency TEXT NOT NULL,
    one_time_minor BIGINT NOT NULL,
    long_term_minor BIGINT NOT NULL,
    PRIMARY KEY (workspace, month, sales_user_id, currency)
);

CREATE VIEW revenue_part AS
SELECT p.workspace, p.id, p.order_id, substr(p.paid_on, 1, 7) AS month, o.sales_user_id, o.currency,
    CASE WHEN p.is_excluded_from_full = 0 AND o.is_fully_paid_excluding_long = 1 THEN p.payment_amount_minor ELSE 0 END AS one_time_minor,
    CASE WHEN p.is_excluded_from_full = 1 THEN p.payment_amount_minor ELSE 0 END AS long_term_minor
FROM order_payments p JOIN orders o ON o.workspace = p.workspace AND o.id = p.order_id
WHERE p.status = 'confirmed' AND p.paid_on IS NOT NULL;

CREATE TRIGGER order_payments_revenue_insert AFTER INSERT ON order_payments WHEN NEW.status = 'confirmed' BEGIN
    INSERT INTO revenue_month (workspace, month, sales_user_id, currency, one_time_minor, long_term_minor)
    SELECT workspace, month, sales_user_id, currency, one_time_minor, long_term_minor FROM revenue_part
    WHERE workspace = NEW.workspace AND id = NEW.id
    ON CONFLICT (workspace, month, sales_user_id, currency) DO UPDATE SET
        one_time_minor = one_time_minor + excluded.one_time_minor, long_term_minor = long_term_minor + excluded.long_term_minor;
END;

CREATE TRIGGER order_payments_revenue_before_update BEFORE UPDATE ON order_payments WHEN OLD.status = 'confirmed' BEGIN
    UPDATE revenue_month SET
        one_time_minor = one_time_minor - (SELECT one_time_minor FROM revenue_part WHERE workspace = OLD.workspace AND id = OLD.id),
        long_term_minor = long_term_minor - (SELECT long_term_minor FROM revenue_part WHERE workspace = OLD.workspace AND id = OLD.id)
    WHERE (workspace, month, sales_user_id, currency) IN
        (SELECT workspace, month, sales_user_id, currency FROM revenue_part WHERE workspace = OLD.workspace AND id = OLD.id);
END;

CREATE TRIGGER order_payments_revenue_after_update AFTER UPDATE ON order_payments WHEN NEW.status = 'confirmed' BEGIN
    INSERT INTO revenue_month (workspace, month, sales_user_id, currency, one_time_minor, long_term_minor)
    SELECT workspace, month, sales_user_id, currency, one_time_minor, long_term_minor FROM revenue_part
    WHERE workspace = NEW.workspace AND id = NEW.id
    ON CONFLICT (workspace, month, sales_user_id, currency) DO UPDATE SET
        one_time_minor = one_time_minor + excluded.one_time_minor, long_term_minor = long_term_minor + excluded.long_term_minor;
END;

CREATE TRIGGER order_payments_revenue_delete BEFORE DELETE ON order_payments WHEN OLD.status = 'confirmed' BEGIN
    UPDATE revenue_month SET
        one_time_minor = one_time_minor - (SELECT one_time_minor FROM revenue_part WHERE workspace = OLD.workspace AND id = OLD.id),
        long_term_minor = long_term_minor - (SELECT long_term_minor FROM revenue_part WHERE workspace = OLD.workspace AND id = OLD.id)
    WHERE (workspace, month, sales_user_id, currency) IN
        (SELECT workspace, month, sales_user_id, currency FROM revenue_part WHERE workspace = OLD.workspace AND id = OLD.id);
END;

CREATE TRIGGER orders_revenue_insert AFTER INSERT ON orders BEGIN
    INSERT INTO revenue_month (workspace, month, sales_user_id, currency, one_time_minor, long_term_minor)
    SELECT workspace, month, sales_user_id, currency, sum(one_time_minor), sum(long_term_minor) FROM revenue_part
    WHERE workspace = NEW.workspace AND order_id = NEW.id GROUP BY workspace, month, sales_user_id, currency
    ON CONFLICT (workspace, month, sales_user_id, currency) DO UPDATE SET
        one_time_minor = one_time_minor + excluded.one_time_minor, long_term_minor = long_term_minor + excluded.long_term_minor;
END;

CREATE TRIGGER orders_revenue_before_update BEFORE UPDATE ON orders
WHEN OLD.is_fully_paid_excluding_long <> NEW.is_fully_paid_excluding_long OR OLD.sales_user_id <> NEW.sales_user_id
    OR OLD.currency <> NEW.currency BEGIN
    INSERT INTO revenue_month (workspace, month, sales_user_id, currency, one_time_minor, long_term_minor)
    SELECT workspace, month, sales_user_id, currency, -sum(one_time_minor), -sum(long_term_minor) FROM revenue_part
    WHERE workspace = OLD.workspace AND order_id = OLD.id GROUP BY workspace, month, sales_user_id, currency
    ON CONFLICT (workspace, month, sales_user_id, currency) DO UPDATE SET
        one_time_minor = one_time_minor + excluded.one_time_minor, long_term_minor = long_term_minor + excluded.long_term_minor;
END;

CREATE TRIGGER orders_revenue_after_update AFTER UPDATE ON orders
WHEN OLD.is_fully_paid_excluding_long <> NEW.is_fully_paid_excluding_long OR OLD.sales_user_id <> NEW.sales_user_id
    OR OLD.currency <> NEW.currency BEGIN
    INSERT INTO revenue_month (workspace, month, sales_user_id, currency, one_time_minor, long_term_minor)
    SELECT workspace, month, sales_user_id, currency, sum(one_time_minor), sum(long_term_minor) FROM revenue_part
    WHERE workspace = NEW.workspace AND order_id = NEW.id GROUP BY workspace, month, sales_user_id, currency
    ON CONFLICT (workspace, month, sales_user_id, currency) DO UPDATE SET
        one_time_minor = one_time_minor + excluded.one_time_minor, long_term_minor = long_term_minor + excluded.long_term_minor;
END;

CREATE TRIGGER orders_revenue_delete BEFORE DELETE ON orders BEGIN
    INSERT INTO revenue_month (workspace, month, sales_user_id, currency, one_time_minor, long_term_minor)
    SELECT workspace, month, sales_user_id, currency, -sum(one_time_minor), -sum(long_term_minor) FROM revenue_part
    WHERE workspace = OLD.workspace AND order_id = OLD.id GROUP BY workspace, month, sales_user_id, currency
    ON CONFLICT (workspace, month, sales_user_id, currency) DO UPDATE SET
        one_time_minor = one_time_minor + excluded.one_time_minor, long_term_minor = long_term_minor + excluded.long_term_minor;
END;
