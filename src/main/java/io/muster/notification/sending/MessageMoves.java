package io.muster.notification.sending;

import static io.muster.notification.MessageState.CANCELLED;
import static io.muster.notification.MessageState.DEAD;
import static io.muster.notification.MessageState.DELIVERED;
import static io.muster.notification.MessageState.QUEUED;
import static io.muster.notification.MessageState.REFUSED;
import static io.muster.notification.MessageState.SENDING;
import static io.muster.notification.MessageState.SENT;
import static io.muster.notification.MessageState.SUPPRESSED;
import static io.muster.notification.MessageState.UNDELIVERED;

import io.muster.notification.MessageState;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * The one table of how a message may move on.
 *
 * <p>What was delivered stays delivered, whatever is reported later. A message can be delivered before we know that it was
 * sent: the process that sent it died, or its outcome is still to be written. What a provider did not deliver is not sent
 * again under its key, which the provider knows: a new message takes its place.
 */
public final class MessageMoves {
    private static final Map<MessageState, Set<MessageState>> MOVES = Map.of(
            QUEUED, Set.of(SENDING, SENT, CANCELLED, SUPPRESSED, DELIVERED),
            SENDING, Set.of(QUEUED, SENT, REFUSED, SUPPRESSED, CANCELLED, DEAD, DELIVERED),
            SENT, Set.of(DELIVERED, UNDELIVERED),
            UNDELIVERED, Set.of(DELIVERED),
            DEAD, Set.of(DELIVERED, QUEUED),
            REFUSED, Set.of(QUEUED),
            DELIVERED, Set.of(),
            CANCELLED, Set.of(),
            SUPPRESSED, Set.of());

    private MessageMoves() {}

    /** Whether a message may go from one state to another. */
    public static boolean may(MessageState from, MessageState to) {
        return MOVES.getOrDefault(from, Set.of()).contains(to);
    }

    /** Whether consumers are told of this state: whatever a message does not wait in. */
    public static boolean isSettled(MessageState state) {
        return state != QUEUED && state != SENDING;
    }

    /** The names of the states from which a message may go to this one. */
    static String[] before(MessageState to) {
        return Arrays.stream(MessageState.values())
                .filter(from -> may(from, to))
                .map(MessageState::slug)
                .toArray(String[]::new);
    }
}
