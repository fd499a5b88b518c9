package io.muster.notification.gateway;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that a provider has taken.
 *
 * @param providerId its name for it, when it gave one
 */
public record SentMessage(UUID id, @Nullable String providerId) {}
