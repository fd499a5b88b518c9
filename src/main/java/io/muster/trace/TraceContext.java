package io.muster.trace;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a trace, as W3C Trace Context writes it; what has one is sampled.
 *
 * @param traceId 32 lower-case hexadecimal digits, not all zero
 * @param spanId 16 of them, not all zero
 */
public record TraceContext(String traceId, String spanId) {
    /** What an event's header is called: of CloudEvents' extension for distributed tracing, in Kafka's binary mode. */
    public static final String CLOUD_EVENTS_HEADER = "ce_traceparent";

    /** What a header is called that leads on from the last who passed something on. */
    public static final String HEADER = "traceparent";

    private static final Pattern TRACE_ID = Pattern.compile("(?!0{32})[0-9a-f]{32}");
    private static final Pattern SPAN_ID = Pattern.compile("(?!0{16})[0-9a-f]{16}");
    private static final String BEFORE = "00-";
    private static final String BEHIND = "-01";
    private static final int LENGTH = 55;

    /** @throws IllegalArgumentException when an id is not of its form */
    public TraceContext {
        if (!TRACE_ID.matcher(traceId).matches() || !SPAN_ID.matcher(spanId).matches()) {
            throw new IllegalArgumentException("no ids of a trace and a span");
        }
    }

    /** The place that this text, as {@link #traceparent} writes it, names; null when it names none, or none that is sampled. */
    public static @Nullable TraceContext of(@Nullable String traceparent) {
        if (traceparent == null
                || traceparent.length() != LENGTH
                || !traceparent.startsWith(BEFORE)
                || traceparent.charAt(35) != '-'
                || !traceparent.endsWith(BEHIND)) {
            return null;
        }
        try {
            return new TraceContext(traceparent.substring(3, 35), traceparent.substring(36, 52));
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }

    /** The text of a context that may not be there. */
    public static @Nullable String text(@Nullable TraceContext context) {
        return context == null ? null : context.traceparent();
    }

    /** Version 0 with the flag sampled: 55 characters. */
    public String traceparent() {
        return BEFORE + traceId + "-" + spanId + BEHIND;
    }
}
