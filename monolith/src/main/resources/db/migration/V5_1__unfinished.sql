-- Orders that somebody still has to finish. A row is claimed while a request or the worker is at it.
CREATE TABLE orders.unfinished (
  order_id      uuid        PRIMARY KEY REFERENCES orders.orders (id),
  attempts      int         NOT NULL DEFAULT 0,
  due_at        timestamptz NOT NULL DEFAULT now(),
  claimed_until timestamptz NOT NULL
);
