package io.twoshops.shipping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.twoshops.chassis.faults.FaultPoint;
import io.twoshops.chassis.outbox.Inbox;
import io.twoshops.chassis.outbox.PoisonException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Learns of orders from Kafka, at least once, and handles each event once. A broken database is waited for, however long
 * it takes: the event stays unacknowledged. What cannot be understood goes to the dead-letter topic at once, so that it
 * does not hold up the others.
 */
@ApplicationScoped
class OrderEvents {
    private static final String CONSUMER = "shipping";
    private final Handler handler;

    OrderEvents(Handler handler) {
        this.handler = handler;
    }

    @Incoming("orders-in")
    @Blocking
    @Retry(maxRetries = -1, maxDuration = 0, delay = 200, jitter = 100, abortOn = PoisonException.class)
    @ExponentialBackoff(maxDelay = 5_000)
    void received(String json) {
        handler.handle(json);
    }

    /** One try. */
    @ApplicationScoped
    @FaultPoint("shipping")
    static class Handler {
        private final Inbox inbox;
        private final ParcelRepository parcels;
        private final ObjectMapper mapper;

        Handler(Inbox inbox, ParcelRepository parcels, ObjectMapper mapper) {
            this.inbox = inbox;
            this.parcels = parcels;
            this.mapper = mapper;
        }

        void handle(String json) {
            OrderEvent event = parsed(json);
            switch (event.type()) {
                case "OrderConfirmed" -> inbox.once(CONSUMER, event.eventId(), () -> parcels.schedule(event.orderId()));
                case "OrderCancelled" -> inbox.once(CONSUMER, event.eventId(), () -> parcels.callOff(event.orderId()));
                default -> {
                    // Kinds of events that came later than this service do not concern it.
                }
            }
        }

        private OrderEvent parsed(String json) {
            try {
                OrderEvent event = mapper.readValue(Objects.requireNonNull(json, "value"), OrderEvent.class);
                Objects.requireNonNull(event.eventId(), "eventId");
                Objects.requireNonNull(event.type(), "type");
                Objects.requireNonNull(event.orderId(), "orderId");
                return event;
            } catch (JsonProcessingException | NullPointerException e) {
                throw new PoisonException("not an event of an order", e);
            }
        }
    }
}
