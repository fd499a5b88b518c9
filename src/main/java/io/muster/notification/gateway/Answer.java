package io.muster.notification.gateway;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a gateway said to a message. */
public sealed interface Answer {
    /** It has the message. */
    record Taken(@Nullable String providerId) implements Answer {}

    /** It will never take it. */
    record Refused(String code, String reason) implements Answer {}

    /** It did not take it as far as anybody knows, and may take it another time. */
    record Failed(String code, String reason) implements Answer {}

    /** It was not really asked, or wants to be asked later; that is no failed try. */
    record NotNow(String code, Duration after) implements Answer {}
}
