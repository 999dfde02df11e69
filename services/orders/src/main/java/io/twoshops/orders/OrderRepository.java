package io.twoshops.orders;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.twoshops.chassis.web.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of orders. */
@ApplicationScoped
class OrderRepository implements PanacheRepositoryBase<Order, UUID> {
    /** Lets requests with the same key pass one after the other, until the transaction ends. */
    void serialize(UUID accountId, String idempotencyKey) {
        getEntityManager()
                .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .setParameter("key", accountId + "/" + idempotencyKey)
                .getSingleResult();
    }

    Optional<Order> byKey(UUID accountId, String idempotencyKey) {
        return find("accountId = ?1 and idempotencyKey = ?2", accountId, idempotencyKey)
                .firstResultOptional();
    }

    Optional<Order> own(UUID accountId, UUID id) {
        return find("id = ?1 and accountId = ?2", id, accountId).firstResultOptional();
    }

    /** {@return the order as it is now} */
    @Transactional
    Order read(UUID id) {
        Order order = findById(id);
        if (order == null) {
            throw new IllegalStateException("order " + id + " does not exist");
        }
        return order;
    }

    /** {@return the order as it is now, held against all others until the transaction ends} */
    Order locked(UUID id) {
        Order order = read(id);
        // What was read before the lock was granted may be old.
        getEntityManager().refresh(order, LockModeType.PESSIMISTIC_WRITE);
        return order;
    }

    Page<Order> newestFirst(UUID accountId, int page, int size) {
        List<Order> items = find("accountId = ?1 order by createdAt desc, id", accountId)
                .page(page, size)
                .list();
        return new Page<>(items, page, size, count("accountId", accountId));
    }
}
