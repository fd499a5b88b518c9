package io.muster.notification.gateway;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a provider reported about one message, which it names by its own id, by ours, or by both.
 *
 * @param reason its word, when the message did not arrive
 */
public record Report(
        @Nullable String providerId,
        @Nullable UUID messageId,
        ReportedState state,
        @Nullable String reason) {}
