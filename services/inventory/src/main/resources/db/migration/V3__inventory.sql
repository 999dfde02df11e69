CREATE SCHEMA inventory;

CREATE TABLE inventory.stock (
  sku       text    PRIMARY KEY,
  initial   integer NOT NULL DEFAULT 0 CHECK (initial >= 0),
  restocked integer NOT NULL DEFAULT 0 CHECK (restocked >= 0),
  available integer NOT NULL DEFAULT 0 CHECK (available >= 0),
  reserved  integer NOT NULL DEFAULT 0 CHECK (reserved >= 0),
  sold      integer NOT NULL DEFAULT 0 CHECK (sold >= 0),
  CHECK (sold + reserved + available = initial + restocked)
);

CREATE TABLE inventory.reservation (
  order_id   uuid        PRIMARY KEY,
  status     text        NOT NULL CHECK (status IN ('RESERVED', 'COMMITTED', 'RELEASED', 'TAKEN_BACK')),
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE inventory.reservation_item (
  order_id uuid    NOT NULL REFERENCES inventory.reservation,
  sku      text    NOT NULL REFERENCES inventory.stock,
  quantity integer NOT NULL CHECK (quantity > 0),
  PRIMARY KEY (order_id, sku)
);

CREATE TABLE inventory.restock (
  caller          uuid        NOT NULL,
  idempotency_key text        NOT NULL,
  fingerprint     text        NOT NULL,
  created_at      timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (caller, idempotency_key)
);
