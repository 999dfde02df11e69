package io.twoshops.orders;

import io.twoshops.chassis.problem.UnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A limit to how many checkouts are worked on at once. A saga outlives the request that began it, so when it takes longer
 * than customers wait, more and more would share the processor, until none is done in time. Who finds no place is refused
 * before anything is recorded, and comes again. Orders that wait for a later try hold no place.
 */
@ApplicationScoped
class CheckoutBulkhead {
    private final Semaphore places;
    private final Duration wait;

    CheckoutBulkhead(OrdersConfig config) {
        this.places = new Semaphore(config.atOnce(), true);
        this.wait = config.placeWithin();
    }

    /**
     * Takes a place, and waits a little for it.
     *
     * @throws UnavailableException when none became free
     */
    void enter() {
        try {
            if (places.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("orders", e);
        }
        throw new UnavailableException("orders", null);
    }

    void leave() {
        places.release();
    }
}
