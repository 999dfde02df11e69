package io.twoshops.orders;

import java.util.UUID;

/** Ids of orders as they stand in a path. */
final class OrderId {
    private static final int LENGTH = 36;

    private OrderId() {}

    /** {@return the id; what is no id names no order, which is a 404} */
    static UUID parse(String path) {
        try {
            if (path.length() == LENGTH) {
                return UUID.fromString(path);
            }
        } catch (IllegalArgumentException e) {
            throw OrderProblems.notFound();
        }
        throw OrderProblems.notFound();
    }
}
