-- What is still to come in is listed along one index: an order that is cancelled withdraws its expected receipts, so that no order has
-- to be looked up for every receipt that is passed.

UPDATE order_payments SET status = 'cancelled'
WHERE status = 'pending' AND EXISTS (
    SELECT 1 FROM orders WHERE orders.workspace = order_payments.workspace AND orders.id = order_payments.order_id AND orders.status = 'cancelled'
);

DROP INDEX order_payments_due;
CREATE INDEX order_payments_due ON order_payments (workspace, status, due_date, id, _root);
DROP INDEX order_payments_order_id;
CREATE INDEX order_payments_order_id ON order_payments (workspace, order_id, status, due_date, id);
