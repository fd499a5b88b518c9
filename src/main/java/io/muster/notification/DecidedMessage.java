package io.muster.notification;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that a transaction has decided, or taken back; nobody's name, number or address is in it.
 *
 * @param version of its state
 * @param reasonCode why it does not go; null when it is queued
 */
public record DecidedMessage(
        UUID id,
        int version,
        MessageKind kind,
        Channel channel,
        MessageState state,
        @Nullable String reasonCode,
        @Nullable UUID paymentKey,
        @Nullable String receipt) {

    /** Whether it waits for nothing of ours: it was taken back, or does not go. */
    public boolean isSettled() {
        return state != MessageState.QUEUED;
    }

    static DecidedMessage of(NewMessage message) {
        Obstacle obstacle = message.obstacle();
        return new DecidedMessage(
                message.id(),
                0,
                message.kind(),
                message.channel(),
                message.state(),
                obstacle == null ? null : obstacle.code(),
                message.about().paymentKey(),
                message.about().receipt());
    }
}
