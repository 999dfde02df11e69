package io.twoshops.lab.workload;

import io.twoshops.lab.workload.Customers.Customer;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Single operations against a shop, for the bench. */
public final class Operations {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private final Shop shop;
    private final Customers customers;
    private final Visits visits;

    public Operations(Shop shop, Customers customers) {
        this.shop = shop;
        this.customers = customers;
        this.visits = new Visits(shop, customers);
    }

    /** Does one; the answer is whether it was served in full. */
    public CompletableFuture<Boolean> start(Operation operation) {
        Customer buyer = operation == Operation.CART || operation == Operation.CHECKOUT ? customers.take(true) : null;
        if (buyer == null && (operation == Operation.CART || operation == Operation.CHECKOUT)) {
            return CompletableFuture.completedFuture(false);
        }
        return next(steps(operation, buyer).iterator()).whenComplete((served, error) -> {
            if (buyer != null) {
                customers.giveBack(buyer);
            }
        });
    }

    private List<Supplier<Step>> steps(Operation operation, @Nullable Customer buyer) {
        return switch (operation) {
            case LIST -> visits.steps(Journey.BROWSE, null);
            case PAGE -> visits.steps(Journey.PRODUCT, null).subList(0, 1);
            case CART -> visits.steps(Journey.CART, buyer).subList(0, 1);
            case CHECKOUT -> visits.paid(Objects.requireNonNull(buyer));
        };
    }

    private CompletableFuture<Boolean> next(Iterator<Supplier<Step>> steps) {
        if (!steps.hasNext()) {
            return CompletableFuture.completedFuture(true);
        }
        Step step = steps.next().get();
        return shop.ask(step.request(), LIMIT)
                .thenCompose(answer -> step.judge(answer, false).outcome() == Outcome.SERVED
                        ? next(steps)
                        : CompletableFuture.completedFuture(false));
    }
}
