package io.muster.pipeline;

import io.muster.notification.DecidedMessage;
import io.muster.notification.TracedMessages;
import io.muster.tenant.TenantId;
import io.muster.trace.Span;
import io.muster.trace.TraceContext;
import io.muster.trace.Tracing;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Messages of many traces that are decided together: a span in each of the traces.
 *
 * @param byPayment of payments that somebody looks at closely
 */
record MessageTraces(Map<UUID, Span> byPayment, List<Span> spans) {
    private static final MessageTraces NONE = new MessageTraces(Map.of(), List.of());

    static MessageTraces begin(Tracing tracing, TenantId tenant, Map<UUID, TraceContext> traces) {
        if (traces.isEmpty()) {
            return NONE;
        }
        Map<TraceContext, Span> begun = new HashMap<>();
        Map<UUID, Span> byPayment = new HashMap<>();
        traces.forEach((payment, from) -> byPayment.put(
                payment,
                begun.computeIfAbsent(
                        from, context -> tracing.heard(context, "decide messages", tenant.value(), null))));
        return new MessageTraces(byPayment, List.copyOf(begun.values()));
    }

    /** Keeps with new messages where they were decided. */
    Uni<Void> keep(SqlConnection tx, List<DecidedMessage> decided) {
        Map<UUID, TraceContext> kept = new HashMap<>();
        if (!byPayment.isEmpty()) {
            decided.forEach(message -> {
                Span span = message.paymentKey() == null ? null : byPayment.get(message.paymentKey());
                if (span != null) {
                    kept.put(message.id(), Objects.requireNonNull(span.context()));
                }
            });
        }
        return TracedMessages.keep(tx, kept);
    }

    void end() {
        spans.forEach(Span::end);
    }

    void fail(Throwable why) {
        spans.forEach(span -> span.fail(why));
    }
}
