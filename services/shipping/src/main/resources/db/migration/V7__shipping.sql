CREATE SCHEMA shipping;

CREATE TABLE shipping.shipment (
  order_id        uuid        PRIMARY KEY,
  tracking_number text        NOT NULL UNIQUE,
  status          text        NOT NULL CHECK (status IN ('SCHEDULED', 'CANCELLED')),
  created_at      timestamptz NOT NULL DEFAULT now()
);
