package io.twoshops.orders;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Recording an order and the start of its saga: one transaction of this service alone. */
@ApplicationScoped
class Placing {
    private static final String CURRENCY = "KRW";
    private final OrderRepository orders;
    private final SagaStore sagas;

    Placing(OrderRepository orders, SagaStore sagas) {
        this.orders = orders;
        this.sagas = sagas;
    }

    /** The order of a request: a new one, or the one that its key was given before. */
    record Placed(UUID orderId, boolean replayed) {}

    /** {@return the order that the key was given before; a 422 when it came with another body} */
    @Transactional
    Optional<Placed> known(UUID accountId, String key, String fingerprint) {
        return orders.byKey(accountId, key).map(order -> {
            if (!order.fingerprint.equals(fingerprint)) {
                throw OrderProblems.keyReused();
            }
            return new Placed(order.id, true);
        });
    }

    @Transactional
    Placed place(UUID accountId, String key, String fingerprint, OrderRequest request, List<OrderLine> lines) {
        orders.serialize(accountId, key);
        return known(accountId, key, fingerprint).orElseGet(() -> {
            if (lines.isEmpty()) {
                throw OrderProblems.cartEmpty();
            }
            Order order = new Order(accountId, key, fingerprint, request.address(), CURRENCY);
            order.contain(lines);
            orders.persist(order);
            sagas.add(order.id, SagaStep.PLACED, request.paymentToken());
            return new Placed(order.id, false);
        });
    }
}
