package io.muster.notification.sending;

import io.muster.notification.Channel;
import io.muster.notification.MessageKind;
import io.muster.notification.MessageState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message came to a state in which it waits for nothing of ours. Nobody's name, number or address is in it.
 *
 * @param version of the message's state: with the id, it names this settlement for ever
 */
public record Settlement(
        UUID message,
        int version,
        MessageKind kind,
        Channel channel,
        MessageState state,
        @Nullable String reasonCode,
        @Nullable UUID paymentKey,
        @Nullable String receiptNumber,
        Instant at) {}
