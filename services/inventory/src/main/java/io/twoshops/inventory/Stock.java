package io.twoshops.inventory;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The stock of one product. Goods move between its parts and never vanish; the table's checks say so too. */
@Entity
@Table(schema = "inventory", name = "stock")
class Stock {
    @Id
    private String sku;

    private int initial;
    private int restocked;
    private int available;
    private int reserved;
    private int sold;

    @SuppressWarnings("NullAway.Init")
    protected Stock() {}

    String sku() {
        return sku;
    }

    boolean has(int quantity) {
        return available >= quantity;
    }

    void reserve(int quantity) {
        available -= quantity;
        reserved += quantity;
    }

    void sell(int quantity) {
        reserved -= quantity;
        sold += quantity;
    }

    void release(int quantity) {
        reserved -= quantity;
        available += quantity;
    }

    void takeBack(int quantity) {
        sold -= quantity;
        available += quantity;
    }

    StockAccount account() {
        return new StockAccount(sku, initial, restocked, available, reserved, sold);
    }
}
