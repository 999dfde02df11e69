package io.twoshops.inventory;

import io.twoshops.chassis.problem.ProblemException;
import io.twoshops.chassis.problem.ProblemType;
import java.util.UUID;

/** The reservation of this order has ended, or never was, so it can no longer do what was asked. */
public class ReservationClosedException extends ProblemException {
    private static final ProblemType TYPE = new ProblemType("reservation-closed", 409, "The reservation is closed");

    ReservationClosedException(UUID orderId) {
        super(TYPE, "the reservation of order " + orderId + " is closed");
    }
}
