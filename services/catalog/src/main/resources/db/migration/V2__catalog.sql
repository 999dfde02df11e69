CREATE SCHEMA catalog;

CREATE TABLE catalog.category (
  id       text    PRIMARY KEY,
  name_en  text    NOT NULL,
  name_ko  text    NOT NULL,
  position integer NOT NULL
);

CREATE TABLE catalog.product (
  sku            text   PRIMARY KEY,
  name_en        text   NOT NULL,
  name_ko        text   NOT NULL,
  description_en text   NOT NULL,
  description_ko text   NOT NULL,
  category       text   NOT NULL REFERENCES catalog.category,
  price          bigint NOT NULL CHECK (price > 0),
  currency       text   NOT NULL DEFAULT 'KRW',
  image          text   NOT NULL,
  added          bigint GENERATED ALWAYS AS IDENTITY,
  -- By name without regard to case and the same on every machine, whatever the database's collation.
  sort_name      text   COLLATE "C" NOT NULL GENERATED ALWAYS AS (lower(name_en)) STORED,
  search_text    text   NOT NULL GENERATED ALWAYS AS
    (lower(name_en || E'\n' || name_ko || E'\n' || description_en || E'\n' || description_ko)) STORED
);

CREATE INDEX product_name ON catalog.product (sort_name, sku);
CREATE INDEX product_price ON catalog.product (price, sku);
CREATE INDEX product_added ON catalog.product (added);
CREATE INDEX product_category_name ON catalog.product (category, sort_name, sku);
