-- Set before the money is asked back; from then on the order can only be rejected.
ALTER TABLE orders.unfinished ADD COLUMN given_up boolean NOT NULL DEFAULT false;
