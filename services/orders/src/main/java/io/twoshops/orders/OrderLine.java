package io.twoshops.orders;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** One product of an order: how many, and at the price and name of that day. */
@Embeddable
class OrderLine {
    String sku;

    @Column(name = "name_en")
    String nameEn;

    @Column(name = "name_ko")
    String nameKo;

    int quantity;

    /** Of one piece, in the currency's minor unit. */
    long price;

    OrderLine() {}

    OrderLine(String sku, String nameEn, String nameKo, int quantity, long price) {
        this.sku = sku;
        this.nameEn = nameEn;
        this.nameKo = nameKo;
        this.quantity = quantity;
        this.price = price;
    }
}
