CREATE SCHEMA carts;

-- One row per customer, locked while the cart changes, so that its limit holds for two windows of one customer.
CREATE TABLE carts.cart (
  account_id uuid        PRIMARY KEY,
  changed_at timestamptz NOT NULL
);

CREATE TABLE carts.item (
  account_id uuid    NOT NULL REFERENCES carts.cart,
  sku        text    NOT NULL,
  quantity   integer NOT NULL CHECK (quantity BETWEEN 1 AND 99),
  added      bigint  GENERATED ALWAYS AS IDENTITY,
  PRIMARY KEY (account_id, sku)
);

-- The orders whose goods were taken out of the cart already.
CREATE TABLE carts.checkout (
  order_id   uuid        PRIMARY KEY,
  account_id uuid        NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
