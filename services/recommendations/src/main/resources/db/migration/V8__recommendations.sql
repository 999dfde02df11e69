CREATE SCHEMA recommendations;

-- How many confirmed orders held a product.
CREATE TABLE recommendations.sold (
  sku   text   PRIMARY KEY,
  times bigint NOT NULL
);
CREATE INDEX sold_most ON recommendations.sold (times DESC, sku);

-- How many confirmed orders held both products; each pair stands in both directions.
CREATE TABLE recommendations.bought_together (
  sku   text   NOT NULL,
  other text   NOT NULL,
  times bigint NOT NULL,
  PRIMARY KEY (sku, other)
);
