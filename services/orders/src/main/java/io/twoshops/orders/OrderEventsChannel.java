package io.twoshops.orders;

import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.twoshops.chassis.outbox.OutboxChannel;
import io.twoshops.chassis.outbox.OutboxMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** The way of events to Kafka. The order's id is the key, so that a consumer sees the events of one order in order. */
@ApplicationScoped
class OrderEventsChannel implements OutboxChannel {
    /** A little more than the producer itself takes to give up; the relay's lease is longer. */
    private static final Duration LIMIT = Duration.ofSeconds(6);

    private final MutinyEmitter<String> emitter;

    OrderEventsChannel(@Channel("orders-out") MutinyEmitter<String> emitter) {
        this.emitter = emitter;
    }

    @Override
    public void send(OutboxMessage message) {
        OutgoingKafkaRecordMetadata<String> metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(message.topic())
                .withKey(message.key())
                .withHeaders(new RecordHeaders()
                        .add("type", message.type().getBytes(StandardCharsets.UTF_8))
                        .add("event-id", message.eventId().toString().getBytes(StandardCharsets.UTF_8)))
                .build();
        emitter.sendMessage(Message.of(message.payload()).addMetadata(metadata))
                .await()
                .atMost(LIMIT);
    }
}
