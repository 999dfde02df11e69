-- Orders that are on their way through the other services. A row is claimed while a request or the worker is at it.
CREATE TABLE orders.saga (
  order_id      uuid        PRIMARY KEY REFERENCES orders.orders (id),
  step          text        NOT NULL,
  payment_token text        NOT NULL,
  reason        text,
  attempts      int         NOT NULL DEFAULT 0,
  due_at        timestamptz NOT NULL DEFAULT now(),
  claimed_until timestamptz NOT NULL
);
