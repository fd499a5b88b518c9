package io.muster.events;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Kafka did not answer, or answered with a refusal; the next attempt may do better. */
final class KafkaAway extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    KafkaAway(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
