package io.twoshops.inventory;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The life of a reservation: reserved, then committed or released; a committed one may be taken back. Every step locks
 * the reservation first and the stock after it, in the order of the SKUs, so that no two steps wait for each other.
 */
@ApplicationScoped
class Reservations {
    private final ReservationRepository reservations;
    private final StockRepository stock;

    Reservations(ReservationRepository reservations, StockRepository stock) {
        this.reservations = reservations;
        this.stock = stock;
    }

    void reserve(UUID orderId, Map<String, Integer> quantities) {
        if (!reservations.open(orderId, ReservationStatus.RESERVED)) {
            requireNotClosed(orderId);
            return;
        }
        Map<String, Stock> stocks = stock.locked(quantities.keySet());
        List<String> lacking = lacking(quantities, stocks);
        if (!lacking.isEmpty()) {
            // Not the end of the order's transaction, hence put back by hand; the next try is to be told the same.
            reservations.delete("orderId", orderId);
            throw new OutOfStockException(lacking);
        }
        quantities.forEach((sku, quantity) -> requireNonNull(stocks.get(sku)).reserve(quantity));
        existing(orderId).fill(quantities);
    }

    void commit(UUID orderId) {
        Reservation reservation = reservations.locked(orderId);
        if (reservation == null) {
            throw new ReservationClosedException(orderId);
        }
        switch (reservation.status()) {
            case RESERVED -> move(reservation, ReservationStatus.COMMITTED, Stock::sell);
            case COMMITTED -> {}
            case RELEASED, TAKEN_BACK -> throw new ReservationClosedException(orderId);
        }
    }

    void release(UUID orderId) {
        if (reservations.open(orderId, ReservationStatus.RELEASED)) {
            return;
        }
        Reservation reservation = existing(orderId);
        switch (reservation.status()) {
            case RESERVED -> move(reservation, ReservationStatus.RELEASED, Stock::release);
            case COMMITTED -> throw new ReservationClosedException(orderId);
            case RELEASED, TAKEN_BACK -> {}
        }
    }

    void takeBack(UUID orderId) {
        if (reservations.open(orderId, ReservationStatus.TAKEN_BACK)) {
            return;
        }
        Reservation reservation = existing(orderId);
        switch (reservation.status()) {
            case RESERVED -> move(reservation, ReservationStatus.TAKEN_BACK, Stock::release);
            case COMMITTED -> move(reservation, ReservationStatus.TAKEN_BACK, Stock::takeBack);
            case RELEASED, TAKEN_BACK -> {}
        }
    }

    private Reservation existing(UUID orderId) {
        return requireNonNull(reservations.locked(orderId), "it was opened");
    }

    private void requireNotClosed(UUID orderId) {
        switch (existing(orderId).status()) {
            case RESERVED, COMMITTED -> {}
            case RELEASED, TAKEN_BACK -> throw new ReservationClosedException(orderId);
        }
    }

    private static List<String> lacking(Map<String, Integer> quantities, Map<String, Stock> stocks) {
        return new TreeMap<>(quantities)
                .entrySet().stream()
                        .filter(wanted -> {
                            Stock found = stocks.get(wanted.getKey());
                            return found == null || !found.has(wanted.getValue());
                        })
                        .map(Map.Entry::getKey)
                        .toList();
    }

    private interface Movement {
        void move(Stock stock, int quantity);
    }

    private void move(Reservation reservation, ReservationStatus next, Movement movement) {
        Map<String, Stock> stocks = stock.locked(reservation.items().keySet());
        reservation.items().forEach((sku, quantity) -> movement.move(requireNonNull(stocks.get(sku)), quantity));
        reservation.become(next);
    }
}
