package io.muster.notification.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.notification.MessageState;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of a message's moves. */
class MessageMovesTest {
    @Test
    void whatWasDeliveredStaysDelivered() {
        assertThat(after(MessageState.DELIVERED)).isEmpty();
        assertThat(after(MessageState.SENT)).containsExactly(MessageState.DELIVERED, MessageState.UNDELIVERED);
    }

    @Test
    void whatNobodyWantsOrIsUntrueNeverGoes() {
        assertThat(after(MessageState.SUPPRESSED)).isEmpty();
        assertThat(after(MessageState.CANCELLED)).isEmpty();
    }

    @Test
    void onlyWhatDidNotReachAProviderGoesAgainUnderItsKey() {
        assertThat(Arrays.stream(MessageState.values()).filter(from -> MessageMoves.may(from, MessageState.QUEUED)))
                .containsExactly(MessageState.SENDING, MessageState.REFUSED, MessageState.DEAD);
    }

    private static List<MessageState> after(MessageState from) {
        return Arrays.stream(MessageState.values())
                .filter(to -> MessageMoves.may(from, to))
                .toList();
    }
}
