package io.muster.events;

/**
 * An event on its way to Kafka, as the posting transaction leaves it in the outbox.
 *
 * @param type which one of Muster's
 * @param eventId the CloudEvents id: the same for ever, however often the event is sent
 * @param key the Kafka key: {@code tenant:} and what the event is about; one key, one order
 * @param payload JSON
 */
public record OutboxEvent(EventType type, String eventId, String key, String payload) {}
