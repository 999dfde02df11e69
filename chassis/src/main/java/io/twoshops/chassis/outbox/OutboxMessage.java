package io.twoshops.chassis.outbox;

import java.util.UUID;

/**
 * An event on its way out.
 *
 * @param key messages of one key are sent in the order in which they were added
 * @param payload JSON
 */
public record OutboxMessage(long id, UUID eventId, String topic, String key, String type, String payload) {}
