package io.twoshops.chassis.outbox;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/** Sends what stands in the outbox, at least once, and takes it out when the broker has it. */
@ApplicationScoped
@IfBuildProperty(name = "shop.outbox.enabled", stringValue = "true")
class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int BATCH = 100;
    /**
     * A relay that dies holds its messages back for as long. A batch may take longer, at worst 100 sends of up to 4 s:
     * then another relay sends the rest as well, in the same order, and the inbox absorbs what comes twice.
     */
    private static final Duration LEASE = Duration.ofSeconds(15);

    private final OutboxStore store;
    private final OutboxChannel channel;
    private final ExecutorService workers;
    private final Lock sending = new ReentrantLock();
    private final AtomicBoolean wanted = new AtomicBoolean();

    OutboxRelay(OutboxStore store, OutboxChannel channel, ExecutorService workers) {
        this.store = store;
        this.channel = channel;
        this.workers = workers;
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Outbox.Added added) {
        workers.execute(this::relay);
    }

    /**
     * Finds what a crash or an outage of the broker left behind; the usual case is {@link #wake}. Whoever comes while
     * another is sending leaves word and goes: with a slow broker, waiting would use up the worker threads.
     */
    @Scheduled(every = "${shop.outbox.every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void relay() {
        wanted.set(true);
        boolean sent = true;
        while (sent && wanted.get() && sending.tryLock()) {
            try {
                wanted.set(false);
                sent = sendAll();
            } finally {
                sending.unlock();
            }
        }
    }

    private boolean sendAll() {
        try {
            List<OutboxMessage> batch;
            do {
                batch = store.claim(BATCH, LEASE);
                if (!send(batch)) {
                    return false;
                }
            } while (batch.size() == BATCH);
            return true;
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("The outbox cannot be read, its events wait: %s", e.getMessage());
            return false;
        }
    }

    private boolean send(List<OutboxMessage> batch) throws SQLException {
        for (int i = 0; i < batch.size(); i++) {
            try {
                channel.send(batch.get(i));
            } catch (RuntimeException e) {
                LOG.warnf("The broker does not take events, %d wait: %s", batch.size() - i, e.getMessage());
                store.release(batch.subList(i, batch.size()));
                return false;
            }
            store.sent(batch.get(i));
        }
        return true;
    }
}
