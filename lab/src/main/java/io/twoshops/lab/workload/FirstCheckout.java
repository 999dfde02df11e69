package io.twoshops.lab.workload;

import io.twoshops.lab.workload.Customers.Customer;
import java.time.Duration;
import java.util.function.Supplier;

/** The first order of a new shop: a customer registers, logs in, fills a cart and orders. */
public final class FirstCheckout {
    private static final Duration STEP_LIMIT = Duration.ofSeconds(5);
    private static final long AGAIN_MILLIS = 100;

    private FirstCheckout() {}

    /**
     * Tries until an order is confirmed.
     *
     * @return whether one was, within the limit
     */
    public static boolean await(Shop shop, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < end) {
            if (succeeds(shop)) {
                return true;
            }
            Thread.sleep(AGAIN_MILLIS);
        }
        return false;
    }

    private static boolean succeeds(Shop shop) throws InterruptedException {
        try {
            Customers customers = Customers.register(shop, 1, null);
            Customer customer = customers.any();
            for (Supplier<Step> each : new Visits(shop, customers).paid(customer)) {
                Step step = each.get();
                Answer answer = shop.ask(step.request(), STEP_LIMIT).join();
                if (step.judge(answer, false).outcome() != Outcome.SERVED) {
                    return false;
                }
            }
            return true;
        } catch (RuntimeException notYet) {
            return false;
        }
    }
}
