CREATE SCHEMA accounts;

CREATE TABLE accounts.account (
  id            uuid        PRIMARY KEY,
  email         text        NOT NULL,
  -- The e-mail in lower case: one person, one account, however it is typed.
  email_key     text        NOT NULL CONSTRAINT account_email UNIQUE,
  password_hash text        NOT NULL,
  name          text        NOT NULL,
  role          text        NOT NULL CHECK (role IN ('CUSTOMER', 'ADMIN')),
  created_at    timestamptz NOT NULL DEFAULT now()
);

-- One row, made at the first start. It never leaves the database: no file, no environment variable, no log holds it.
CREATE TABLE accounts.signing_key (
  kid         text        PRIMARY KEY,
  private_key bytea       NOT NULL,
  public_key  bytea       NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now()
);
