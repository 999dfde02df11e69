package io.twoshops.chassis.outbox;

/** Where the outbox sends its messages. */
public interface OutboxChannel {
    /** Sends one message and returns when the broker has acknowledged it; throws when it has not. */
    void send(OutboxMessage message);
}
