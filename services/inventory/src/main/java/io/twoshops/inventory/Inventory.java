package io.twoshops.inventory;

import io.twoshops.chassis.faults.FaultPoint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * What the rest of the shop may ask of the stock. All that changes it joins the caller's transaction or makes its own,
 * may be repeated, and then changes nothing more.
 */
@ApplicationScoped
@FaultPoint("inventory")
@Transactional(dontRollbackOn = OutOfStockException.class)
public class Inventory {
    private final StockRepository stock;
    private final Reservations reservations;

    Inventory(StockRepository stock, Reservations reservations) {
        this.stock = stock;
        this.reservations = reservations;
    }

    /** {@return how many of each can be bought; 0 for what was never stocked} */
    @Transactional(TxType.SUPPORTS)
    public Map<String, Integer> available(Collection<String> skus) {
        return stock.available(skus);
    }

    /**
     * Sets goods aside for an order: all of them or none.
     *
     * @throws OutOfStockException when there is too little; nothing was changed, so the caller's transaction may go on
     * @throws ReservationClosedException when the order was released before
     */
    public void reserve(UUID orderId, Map<String, Integer> quantities) {
        reservations.reserve(orderId, quantities);
    }

    /**
     * Sells what was set aside.
     *
     * @throws ReservationClosedException when nothing is set aside for the order
     */
    public void commit(UUID orderId) {
        reservations.commit(orderId);
    }

    /**
     * Puts back what was set aside. An unknown order is remembered as released, so that a reservation which was sent
     * earlier and arrives later is refused.
     *
     * @throws ReservationClosedException when the goods are sold already
     */
    public void release(UUID orderId) {
        reservations.release(orderId);
    }

    /** Puts the goods of a cancelled order back, sold or set aside. */
    public void takeBack(UUID orderId) {
        reservations.takeBack(orderId);
    }
}
