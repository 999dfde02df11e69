package io.twoshops.carts;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class CartRepository implements PanacheRepositoryBase<StoredItem, StoredItem.Key> {
    /** Makes the cart if there is none, and locks it until the transaction ends. */
    void lock(UUID accountId) {
        getEntityManager()
                .createNativeQuery(
                        """
                        INSERT INTO carts.cart (account_id, changed_at) VALUES (:accountId, now())
                        ON CONFLICT (account_id) DO UPDATE SET changed_at = excluded.changed_at
                        """)
                .setParameter("accountId", accountId)
                .executeUpdate();
    }

    List<CartItem> items(UUID accountId) {
        return find("select sku, quantity from StoredItem where accountId = ?1", Sort.by("added"), accountId)
                .project(CartItem.class)
                .list();
    }

    /** {@return whether the order is new here} */
    boolean rememberCheckout(UUID orderId, UUID accountId) {
        return getEntityManager()
                        .createNativeQuery(
                                """
                                INSERT INTO carts.checkout (order_id, account_id) VALUES (:orderId, :accountId)
                                ON CONFLICT DO NOTHING
                                """)
                        .setParameter("orderId", orderId)
                        .setParameter("accountId", accountId)
                        .executeUpdate()
                == 1;
    }
}
