package io.muster.events;

/**
 * An event on its way to Kafka, as the posting transaction leaves it in the outbox.
 *
 * @param topic the topic's name in Kafka
 * @param eventId the CloudEvents id: the same for ever, however often the event is sent
 * @param type the CloudEvents type, one of {@link EventType}
 * @param key the Kafka key: {@code tenant:} and what the event is about; one key, one order
 * @param payload JSON
 */
public record OutboxEvent(String topic, String eventId, String type, String key, String payload) {

    static OutboxEvent of(EventType type, String eventId, String key, String payload) {
        return new OutboxEvent(type.topic().title(), eventId, type.type(), key, payload);
    }
}
