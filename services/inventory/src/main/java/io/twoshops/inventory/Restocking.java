package io.twoshops.inventory;

import io.twoshops.chassis.problem.ProblemException;
import io.twoshops.chassis.problem.ProblemType;
import io.twoshops.chassis.web.Fingerprint;
import io.twoshops.chassis.web.IdempotencyKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Adds to the stock, once per key of its caller. Inventory knows no catalogue: any SKU can be stocked. */
@ApplicationScoped
@Transactional
class Restocking {
    private final EntityManager entities;
    private final StockRepository stock;
    private final Fingerprint fingerprint;

    Restocking(EntityManager entities, StockRepository stock, Fingerprint fingerprint) {
        this.entities = entities;
        this.stock = stock;
        this.fingerprint = fingerprint;
    }

    StockAccount restock(UUID caller, IdempotencyKey key, Restock restock) {
        String wanted = fingerprint.of(restock);
        if (remember(caller, key, wanted)) {
            if (!stock.restock(restock.sku(), restock.quantity())) {
                throw ProblemException.invalid("quantity", "is more than the stock account can hold");
            }
        } else if (!wanted.equals(remembered(caller, key))) {
            throw new ProblemException(ProblemType.IDEMPOTENCY_KEY_REUSED, "the key restocked something else");
        }
        return stock.account(restock.sku());
    }

    private boolean remember(UUID caller, IdempotencyKey key, String wanted) {
        return entities.createNativeQuery(
                                """
                                INSERT INTO inventory.restock (caller, idempotency_key, fingerprint)
                                VALUES (:caller, :key, :wanted) ON CONFLICT DO NOTHING
                                """)
                        .setParameter("caller", caller)
                        .setParameter("key", key.value())
                        .setParameter("wanted", wanted)
                        .executeUpdate()
                == 1;
    }

    private Object remembered(UUID caller, IdempotencyKey key) {
        return entities.createNativeQuery(
                        "SELECT fingerprint FROM inventory.restock WHERE caller = :caller AND idempotency_key = :key",
                        String.class)
                .setParameter("caller", caller)
                .setParameter("key", key.value())
                .getSingleResult();
    }
}
