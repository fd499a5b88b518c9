package io.muster.notification.sending;

import io.muster.notification.Channel;
import io.muster.notification.MessageKind;
import io.muster.trace.TraceContext;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that this process tries to send, under a lease.
 *
 * @param version of its state since it was taken: what comes of this try is written only where it is still this
 * @param attempts tries with this one
 * @param left until it is given up; negative when that is past
 * @param trace where it was decided; null when nobody looks closely
 * @param leaseEndsNanos of {@link System#nanoTime}: from then on another may try
 */
public record Claimed(
        UUID id,
        int version,
        MessageKind kind,
        Channel channel,
        @Nullable Long loanId,
        @Nullable String receiptNumber,
        boolean chases,
        String recipient,
        String language,
        String template,
        int templateVersion,
        @Nullable String subject,
        String body,
        int attempts,
        Duration left,
        @Nullable TraceContext trace,
        long leaseEndsNanos) {}
