package io.muster.notification;

import io.muster.trace.TraceContext;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Map;
import java.util.UUID;

/** Keeps with messages where in a trace they were decided; few are. */
public final class TracedMessages {
    private static final String KEEP = """
            update message m
            set traceparent = t.traceparent
            from unnest($1::uuid[], $2::text[]) t(id, traceparent)
            where m.id = t.id and m.traceparent is null
            """;

    private TracedMessages() {}

    /** In the transaction that has decided them. */
    public static Uni<Void> keep(SqlConnection tx, Map<UUID, TraceContext> traces) {
        if (traces.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        UUID[] ids = traces.keySet().toArray(UUID[]::new);
        String[] texts = new String[ids.length];
        for (int i = 0; i < ids.length; i++) {
            texts[i] = TraceContext.text(traces.get(ids[i]));
        }
        return tx.preparedQuery(KEEP).execute(Tuple.of(ids, texts)).replaceWithVoid();
    }
}
