package io.twoshops.carts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

@Entity
@Table(schema = "carts", name = "item")
@IdClass(StoredItem.Key.class)
class StoredItem {
    @Id
    @Column(name = "account_id")
    private UUID accountId;

    @Id
    private String sku;

    private int quantity;

    /** The order in which things were put in; the database counts. */
    @Column(insertable = false, updatable = false)
    private Long added;

    @SuppressWarnings("NullAway.Init")
    protected StoredItem() {}

    @SuppressWarnings("NullAway.Init")
    StoredItem(UUID accountId, String sku, int quantity) {
        this.accountId = accountId;
        this.sku = sku;
        this.quantity = quantity;
    }

    int quantity() {
        return quantity;
    }

    void setQuantity(int wanted) {
        quantity = wanted;
    }

    record Key(UUID accountId, String sku) implements Serializable {}
}
