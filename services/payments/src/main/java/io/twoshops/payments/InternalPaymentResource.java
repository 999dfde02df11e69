package io.twoshops.payments;

import io.twoshops.chassis.faults.FaultPoint;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** Payments for the sister services. Every call may be repeated; an unknown outcome is a 503. */
@Path("/internal/payments/{orderId}")
@FaultPoint("payments")
class InternalPaymentResource {
    private final Payments payments;

    InternalPaymentResource(Payments payments) {
        this.payments = payments;
    }

    @PUT
    public Answer pay(UUID orderId, @NotNull @Valid Wanted wanted) {
        payments.intend(orderId, wanted.amount(), wanted.currency(), wanted.token());
        return new Answer(payments.record(orderId, payments.pay(orderId)));
    }

    @POST
    @Path("refund")
    public Answer refund(UUID orderId) {
        PaymentStatus given = payments.refund(orderId);
        payments.record(orderId, given);
        return new Answer(given);
    }

    /** What is to be paid; the amount in minor units. */
    record Wanted(
            @Positive long amount,
            @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
            @NotNull @Size(min = 1, max = 100) String token) {}

    /** What became of the call. */
    record Answer(PaymentStatus status) {}
}
