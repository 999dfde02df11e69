CREATE SCHEMA payments;

-- One payment per order. VOIDED without an amount is a tombstone: the order was given up before its payment came.
CREATE TABLE payments.payment (
  order_id   uuid        PRIMARY KEY,
  amount     bigint      NOT NULL CHECK (amount >= 0),
  currency   text        NOT NULL,
  token      text        NOT NULL,
  status     text        NOT NULL CHECK (status IN ('INTENDED', 'CAPTURED', 'DECLINED', 'REFUNDED', 'VOIDED')),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
