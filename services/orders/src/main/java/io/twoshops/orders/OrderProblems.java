package io.twoshops.orders;

import io.twoshops.chassis.problem.ProblemException;
import io.twoshops.chassis.problem.ProblemType;

/** What can be wrong with ordering and cancelling, apart from the form of the request. */
final class OrderProblems {
    private static final ProblemType CART_EMPTY = new ProblemType("cart-empty", 409, "The cart is empty");
    private static final ProblemType NOT_CANCELLABLE =
            new ProblemType("order-not-cancellable", 409, "The order cannot be cancelled");

    private OrderProblems() {}

    static ProblemException cartEmpty() {
        return new ProblemException(CART_EMPTY, "there is nothing in the cart to order");
    }

    static ProblemException notCancellable(OrderStatus status) {
        return new ProblemException(NOT_CANCELLABLE, "the order is " + status);
    }

    static ProblemException notFound() {
        return ProblemException.notFound("there is no such order");
    }

    static ProblemException keyReused() {
        return new ProblemException(
                ProblemType.IDEMPOTENCY_KEY_REUSED, "the key came with another body before; take a new one");
    }
}
