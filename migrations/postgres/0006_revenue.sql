-- Revenue by month, salesperson and currency; the same as the SQLite version, where the reasons stand.

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

-- Adds `factor` times the revenue of the parts of an order, or of one of its receipts.
CREATE FUNCTION revenue_add(of_workspace TEXT, of_order TEXT, of_receipt TEXT, factor BIGINT) RETURNS void LANGUAGE sql AS $$
    INSERT INTO revenue_month (workspace, month, sales_user_id, currency, one_time_minor, long_term_minor)
    SELECT workspace, month, sales_user_id, currency,
        CAST(factor * sum(one_time_minor) AS BIGINT), CAST(factor * sum(long_term_minor) AS BIGINT)
    FROM revenue_part
    WHERE workspace = of_workspace AND order_id = of_order AND (of_receipt IS NULL OR id = of_receipt)
    GROUP BY workspace, month, sales_user_id, currency
    ON CONFLICT (workspace, month, sales_user_id, currency) DO UPDATE SET
        one_time_minor = revenue_month.one_time_minor + excluded.one_time_minor,
        long_term_minor = revenue_month.long_term_minor + excluded.long_term_minor
$$;

CREATE FUNCTION order_payments_revenue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_WHEN = 'BEFORE' THEN
        PERFORM revenue_add(OLD.workspace, OLD.order_id, OLD.id, -1);
    ELSE
        PERFORM revenue_add(NEW.workspace, NEW.order_id, NEW.id, 1);
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER order_payments_revenue_insert AFTER INSERT ON order_payments FOR EACH ROW EXECUTE FUNCTION order_payments_revenue();
CREATE TRIGGER order_payments_revenue_before BEFORE UPDATE OR DELETE ON order_payments FOR EACH ROW EXECUTE FUNCTION order_payments_revenue();
CREATE TRIGGER order_payments_revenue_update AFTER UPDATE ON order_payments FOR EACH ROW EXECUTE FUNCTION order_payments_revenue();

CREATE FUNCTION orders_revenue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_WHEN = 'BEFORE' THEN
        PERFORM revenue_add(OLD.workspace, OLD.id, NULL, -1);
    ELSE
        PERFORM revenue_add(NEW.workspace, NEW.id, NULL, 1);
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER orders_revenue_insert AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION orders_revenue();
CREATE TRIGGER orders_revenue_before BEFORE UPDATE OR DELETE ON orders FOR EACH ROW EXECUTE FUNCTION orders_revenue();
CREATE TRIGGER orders_revenue_update AFTER UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION orders_revenue();
