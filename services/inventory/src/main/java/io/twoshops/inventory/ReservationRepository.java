package io.twoshops.inventory;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ReservationRepository implements PanacheRepositoryBase<Reservation, UUID> {
    /** {@return whether the order had none yet; waits for another that is just opening it} */
    boolean open(UUID orderId, ReservationStatus status) {
        return getEntityManager()
                        .createNativeQuery(
                                """
                                INSERT INTO inventory.reservation (order_id, status) VALUES (:orderId, :status)
                                ON CONFLICT DO NOTHING
                                """)
                        .setParameter("orderId", orderId)
                        .setParameter("status", status.name())
                        .executeUpdate()
                == 1;
    }

    /** {@return the reservation, locked until the transaction ends, or null when the order has none} */
    @Nullable
    Reservation locked(UUID orderId) {
        return findById(orderId, LockModeType.PESSIMISTIC_WRITE);
    }
}
