CREATE SCHEMA orders;

CREATE TABLE orders.orders (
  id              uuid        PRIMARY KEY,
  account_id      uuid        NOT NULL,
  idempotency_key text        NOT NULL,
  fingerprint     text        NOT NULL,
  status          text        NOT NULL CHECK (status IN ('PENDING', 'CONFIRMED', 'REJECTED', 'CANCELLING', 'CANCELLED')),
  reason          text        CHECK (reason IN ('OUT_OF_STOCK', 'PAYMENT_DECLINED', 'GAVE_UP')),
  total           bigint      NOT NULL CHECK (total > 0),
  currency        text        NOT NULL,
  recipient       text        NOT NULL,
  street          text        NOT NULL,
  city            text        NOT NULL,
  postal_code     text        NOT NULL,
  created_at      timestamptz NOT NULL,
  updated_at      timestamptz NOT NULL,
  UNIQUE (account_id, idempotency_key),
  CHECK ((status = 'REJECTED') = (reason IS NOT NULL))
);
CREATE INDEX orders_newest ON orders.orders (account_id, created_at DESC, id);

CREATE TABLE orders.order_line (
  order_id uuid   NOT NULL REFERENCES orders.orders (id),
  line_no  int    NOT NULL,
  sku      text   NOT NULL,
  name_en  text   NOT NULL,
  name_ko  text   NOT NULL,
  quantity int    NOT NULL CHECK (quantity > 0),
  price    bigint NOT NULL CHECK (price > 0),
  PRIMARY KEY (order_id, line_no)
);
