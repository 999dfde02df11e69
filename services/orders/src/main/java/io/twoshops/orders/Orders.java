package io.twoshops.orders;

import io.twoshops.chassis.faults.FaultPoint;
import io.twoshops.chassis.web.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** What may be asked about orders. */
@ApplicationScoped
@FaultPoint("orders")
public class Orders {
    private final OrderRepository orders;

    Orders(OrderRepository orders) {
        this.orders = orders;
    }

    /** {@return one page of the customer's orders, the newest first} */
    @Transactional
    public Page<OrderView> page(UUID accountId, int page, int size) {
        return orders.newestFirst(accountId, page, size).map(OrderView::of);
    }

    /** {@return the order, or empty when the customer has none with this id} */
    @Transactional
    public Optional<OrderView> find(UUID accountId, UUID id) {
        return orders.own(accountId, id).map(OrderView::of);
    }
}
