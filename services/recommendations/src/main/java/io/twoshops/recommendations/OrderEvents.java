package io.twoshops.recommendations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.twoshops.chassis.outbox.Inbox;
import io.twoshops.chassis.outbox.PoisonException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Learns of orders from Kafka, each once. A database that fails is tried again for ever, since the event is good; what
 * is no event at all goes to the dead-letter topic and does not hold up the ones behind it.
 */
@ApplicationScoped
class OrderEvents {
    private static final String CONSUMER = "recommendations";
    /** Takes a newer version of the event too: fields that it does not know mean nothing to it. */
    private static final ObjectReader READER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build()
            .readerFor(OrderEvent.class);

    private final Inbox inbox;
    private final Purchases purchases;

    OrderEvents(Inbox inbox, Purchases purchases) {
        this.inbox = inbox;
        this.purchases = purchases;
    }

    @Incoming("orders")
    @Blocking
    @Retry(maxRetries = -1, delay = 200, maxDuration = 0, abortOn = PoisonException.class)
    @ExponentialBackoff(maxDelay = 10, maxDelayUnit = ChronoUnit.SECONDS)
    void received(String json) {
        OrderEvent event = parsed(json);
        if (event.type().equals("OrderConfirmed")) {
            inbox.once(CONSUMER, event.eventId(), () -> purchases.count(event.skus()));
        }
    }

    private static OrderEvent parsed(String json) {
        try {
            OrderEvent event = READER.readValue(Objects.requireNonNull(json, "value"));
            Objects.requireNonNull(event.eventId(), "eventId");
            Objects.requireNonNull(event.type(), "type");
            Objects.requireNonNull(event.lines(), "lines").forEach(line -> Objects.requireNonNull(line.sku(), "sku"));
            return event;
        } catch (JsonProcessingException | NullPointerException e) {
            throw new PoisonException("not an event of an order", e);
        }
    }
}
