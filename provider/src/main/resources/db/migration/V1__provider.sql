CREATE SCHEMA provider;

-- One row per reference: what the provider decided and holds. A reference is authorised at most once.
CREATE TABLE provider.charge (
  reference text   PRIMARY KEY,
  amount    bigint NOT NULL CHECK (amount >= 0),
  currency  text   NOT NULL,
  status    text   NOT NULL CHECK (status IN ('AUTHORIZED', 'DECLINED', 'CAPTURED', 'REFUNDED', 'VOIDED')),
  refunded  bigint NOT NULL DEFAULT 0 CHECK (refunded >= 0)
);

-- Every request that took effect, by its key. Each capture in it took money, so a shop that captures once more under a
-- new key charges twice, and the ledger shows it.
CREATE TABLE provider.request (
  key       text   PRIMARY KEY,
  operation text   NOT NULL,
  reference text   NOT NULL,
  status    text   NOT NULL,
  captured  bigint NOT NULL DEFAULT 0
);
CREATE INDEX request_reference ON provider.request (reference);

-- How often the authorisation of a reference was asked for, also when nothing else was recorded of it.
CREATE TABLE provider.attempt (
  reference text PRIMARY KEY,
  count     int  NOT NULL
);
