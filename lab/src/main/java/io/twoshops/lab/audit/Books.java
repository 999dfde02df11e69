package io.twoshops.lab.audit;

import io.twoshops.lab.audit.Ledger.Charge;
import java.util.List;
import java.util.Map;

/**
 * What was read, one part per owner of data. Orders are read before and after everything else, so that one that moves
 * meanwhile is not taken for a contradiction.
 *
 * @param settled orders that nothing has moved for the grace period nor while the books were read
 * @param undecided orders still pending or being cancelled, for longer than the grace period
 * @param known every order that was there in either reading
 * @param acknowledged orders that a client was told of
 */
record Books(
        List<Order> settled,
        List<Order> undecided,
        List<Order> known,
        Acknowledged acknowledged,
        List<Stock> stock,
        Map<String, Reservation> reservations,
        Map<String, Payment> payments,
        Map<String, String> shipments,
        Map<String, Charge> ledger) {

    /** The owners of data, each of whom may fail to answer. */
    enum Part {
        ORDERS,
        INVENTORY,
        PAYMENTS,
        SHIPPING,
        PROVIDER
    }

    /**
     * @param lines the sum of the lines in minor units
     * @param items SKU and quantity of each line, in the order of the SKUs
     * @param version what changes whenever the order does
     * @param ageSeconds since the last change
     */
    record Order(
            String id,
            String account,
            String key,
            String status,
            long total,
            long lines,
            String items,
            String version,
            double ageSeconds) {
        boolean undecided() {
            return status.equals("PENDING") || status.equals("CANCELLING");
        }

        boolean is(String other) {
            return status.equals(other);
        }
    }

    /**
     * @param heldByOrders the sum over open reservations
     * @param soldToOrders the sum over committed ones
     */
    record Stock(
            String sku,
            long initial,
            long restocked,
            long available,
            long reserved,
            long sold,
            long heldByOrders,
            long soldToOrders) {}

    record Reservation(String status, String items) {}

    record Payment(String status, long amount) {}
}
