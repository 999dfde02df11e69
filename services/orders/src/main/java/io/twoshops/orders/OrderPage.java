package io.twoshops.orders;

import io.twoshops.chassis.web.Page;
import java.util.List;

/** One page of a customer's orders. */
record OrderPage(List<OrderView> items, int page, int size, long total, List<String> degraded) {
    static OrderPage of(Page<OrderView> orders) {
        return new OrderPage(orders.items(), orders.page(), orders.size(), orders.total(), List.of());
    }
}
