package io.twoshops.payments;

import io.twoshops.chassis.resilience.RemoteCalls;
import io.twoshops.payments.ProviderApi.Answer;
import io.twoshops.payments.ProviderApi.Authorization;
import io.twoshops.payments.ProviderApi.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The sandbox provider over HTTP. Its keys are made of the order's id alone: the next try, by anyone, uses the same. */
@ApplicationScoped
class SandboxProvider implements PaymentProvider {
    private static final String TARGET = "provider";
    private final ProviderApi api;
    private final RemoteCalls calls;

    SandboxProvider(@RestClient ProviderApi api, RemoteCalls calls) {
        this.api = api;
        this.calls = calls;
    }

    @Override
    public PaymentStatus charge(UUID orderId, long amount, String currency, String token) {
        // One guard around both, so that together they take no longer than one call may.
        return calls.idempotent(TARGET, () -> authorizeAndCapture(orderId.toString(), amount, currency, token));
    }

    @Override
    public PaymentStatus refund(UUID orderId) {
        String reference = orderId.toString();
        return calls.idempotent(TARGET, () -> statusOf(api.refund("refund-" + reference, new Reference(reference))));
    }

    private PaymentStatus authorizeAndCapture(String reference, long amount, String currency, String token) {
        Answer authorized =
                api.authorize("authorize-" + reference, new Authorization(reference, amount, currency, token));
        return authorized.status() == ProviderApi.Status.AUTHORIZED
                ? statusOf(api.capture("capture-" + reference, new Reference(reference)))
                : statusOf(authorized);
    }

    private static PaymentStatus statusOf(Answer answer) {
        return switch (answer.status()) {
            case CAPTURED -> PaymentStatus.CAPTURED;
            case DECLINED -> PaymentStatus.DECLINED;
            case REFUNDED -> PaymentStatus.REFUNDED;
            case VOIDED -> PaymentStatus.VOIDED;
            case AUTHORIZED -> throw new IllegalStateException("the provider left the money where it was");
        };
    }
}
