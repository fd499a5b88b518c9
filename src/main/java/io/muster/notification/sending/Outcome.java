package io.muster.notification.sending;

import io.muster.notification.MessageState;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of a try.
 *
 * @param version of the message's state while it was tried
 * @param state sent, queued for another try, refused, suppressed, cancelled or dead
 * @param code why, for programs; null when it was sent
 * @param reason why, for staff
 * @param pause until the next try, or until the provider is asked; null when neither is
 * @param counts whether it used up a try
 * @param noted whether the message's history tells of it
 */
record Outcome(
        UUID id,
        int version,
        MessageState state,
        @Nullable String code,
        @Nullable String reason,
        @Nullable Duration pause,
        boolean counts,
        boolean noted,
        @Nullable String gateway,
        @Nullable String providerId) {

    static Outcome sent(Claimed message, String gateway, @Nullable String providerId, @Nullable Duration poll) {
        return new Outcome(
                message.id(), message.version(), MessageState.SENT, null, null, poll, true, false, gateway, providerId);
    }

    /** It was not really tried: it waits, and has as many tries as before. */
    static Outcome kept(Claimed message, String code, Duration wait) {
        return new Outcome(
                message.id(), message.version(), MessageState.QUEUED, code, null, wait, false, false, null, null);
    }

    /** It is tried again. */
    static Outcome failed(Claimed message, String code, String reason, Duration wait) {
        return new Outcome(
                message.id(), message.version(), MessageState.QUEUED, code, reason, wait, true, true, null, null);
    }

    /** It is at an end: refused, suppressed, cancelled or dead. */
    static Outcome ended(Claimed message, MessageState state, String code, String reason) {
        return new Outcome(message.id(), message.version(), state, code, reason, null, true, true, null, null);
    }
}
