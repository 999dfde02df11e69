CREATE TABLE outbox (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event_id      uuid        NOT NULL UNIQUE,
  topic         text        NOT NULL,
  key           text        NOT NULL,
  type          text        NOT NULL,
  payload       text        NOT NULL,
  claimed_until timestamptz NOT NULL DEFAULT '-infinity'
);
CREATE INDEX outbox_key ON outbox (key, id);

CREATE TABLE inbox (
  consumer   text        NOT NULL,
  event_id   uuid        NOT NULL,
  handled_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (consumer, event_id)
);
