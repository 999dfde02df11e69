package io.twoshops.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.twoshops.chassis.outbox.Inbox;
import io.twoshops.chassis.outbox.Outbox;
import io.twoshops.chassis.outbox.OutboxChannel;
import io.twoshops.chassis.outbox.OutboxMessage;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionalException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class OutboxTest {
    @Inject
    Outbox outbox;

    @Inject
    Inbox inbox;

    @Inject
    Broker broker;

    @BeforeEach
    void clean() {
        broker.down = false;
        broker.sent.clear();
    }

    @Test
    void refusesEventOutsideTransaction() {
        assertThatThrownBy(() -> outbox.add("t", "k", UUID.randomUUID(), "T", Map.of()))
                .isInstanceOf(TransactionalException.class);
    }

    @Test
    void sendsWhatWasCommittedInOrderAndNothingElse() {
        UUID rolledBack = UUID.randomUUID();
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.add("t", "k", rolledBack, "T", Map.of());
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        List<UUID> committed = addThree();
        awaitSent(committed);
        assertThat(broker.sent).doesNotContain(rolledBack);
    }

    @Test
    void keepsOrderWhenBrokerWasDown() {
        broker.down = true;
        List<UUID> committed = addThree();
        Awaitility.await().until(() -> broker.refused.get() > 2);
        assertThat(broker.sent).isEmpty();
        broker.down = false;
        awaitSent(committed);
    }

    @Test
    void handlesEventOnce() {
        UUID event = UUID.randomUUID();
        AtomicInteger handled = new AtomicInteger();
        assertThat(inbox.once("c", event, handled::incrementAndGet)).isTrue();
        assertThat(inbox.once("c", event, handled::incrementAndGet)).isFalse();
        assertThat(inbox.once("other", event, handled::incrementAndGet)).isTrue();
        assertThat(handled).hasValue(2);
    }

    @Test
    void handlesEventAgainWhenHandlerFailed() {
        UUID event = UUID.randomUUID();
        assertThatThrownBy(() -> inbox.once("c", event, () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(inbox.once("c", event, () -> {})).isTrue();
    }

    private List<UUID> addThree() {
        List<UUID> events = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        events.forEach(
                event -> QuarkusTransaction.requiringNew().run(() -> outbox.add("t", "k", event, "T", Map.of("n", 1))));
        return events;
    }

    private void awaitSent(List<UUID> events) {
        Awaitility.await().untilAsserted(() -> assertThat(broker.sent).containsExactlyElementsOf(events));
    }

    /** Stands in for the sending end of Kafka, which the services test for real. */
    @Singleton
    static class Broker implements OutboxChannel {
        final List<UUID> sent = new CopyOnWriteArrayList<>();
        final AtomicInteger refused = new AtomicInteger();
        volatile boolean down;

        @Override
        public void send(OutboxMessage message) {
            if (down) {
                refused.incrementAndGet();
                throw new IllegalStateException("broker is down");
            }
            sent.add(message.eventId());
        }
    }
}
