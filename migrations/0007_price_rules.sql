-- Rules for keeping prices (DOMAIN §6.5): a product's prices can be frozen, and a price says when it was entered, so that many
-- changes in a few days are noticed. Prices entered before do not know their time and are not counted.

ALTER TABLE products ADD COLUMN price_locked BIGINT NOT NULL DEFAULT 0;
ALTER TABLE product_prices ADD COLUMN changed_at BIGINT;
