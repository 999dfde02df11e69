package io.twoshops.inventory;

/** All that is known of the stock of a product; sold + reserved + available = initial + restocked, always. */
record StockAccount(String sku, int initial, int restocked, int available, int reserved, int sold) {
    static StockAccount neverStocked(String sku) {
        return new StockAccount(sku, 0, 0, 0, 0, 0);
    }
}
