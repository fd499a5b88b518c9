package io.muster.notification.sending;

import io.muster.notification.Channel;
import io.muster.notification.MessageKind;
import io.muster.trace.TraceContext;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Takes a lender's messages to send them, under leases, and frees those whose process has gone silent. */
final class DueMessages {
    private static final String CLAIM = """
            with due as (
              select id
              from message
              where state = 'queued' and channel = $1 and due_at <= now()
              order by due_at
              limit $2
              for update skip locked)
            update message m
            set state = 'sending',
              version = m.version + 1,
              attempts = m.attempts + 1,
              lease_owner = $3,
              lease_until = now() + $4 * interval '1 millisecond',
              give_up_at = coalesce(m.give_up_at, now() + $5 * interval '1 millisecond')
            from due
            where m.id = due.id
            returning m.id, m.version, m.kind, m.loan_id, m.receipt_no, m.chases, m.recipient, m.language, m.template,
              m.template_version, m.subject, m.body, m.attempts, m.traceparent,
              (extract(epoch from m.give_up_at - now()) * 1000)::bigint as left_ms
            """;

    // Whether such a message went out is not known; the provider drops what it has under the same key
    private static final String FREE = """
            with gone as (
              select id
              from message
              where state = 'sending' and lease_until < now()
              order by lease_until
              limit $1
              for update skip locked),
            freed as (
              update message m
              set state = 'queued', version = m.version + 1, lease_owner = null, lease_until = null
              from gone
              where m.id = gone.id
              returning m.id)
            insert into message_note (message_id, what, detail)
            select id, 'lease-ran-out', 'The process that sent it went silent; it is sent again under the same key.'
            from freed
            """;

    private static final String NEXT = """
            select (extract(epoch from min(due_at) - now()) * 1000)::bigint as wait_ms
            from message
            where state = 'queued' and channel = $1
            """;

    private static final int FREED_MAX = 1_000;

    private DueMessages() {}

    /** Takes messages that are due, the oldest first. */
    static Uni<List<Claimed>> claim(SqlClient client, Channel channel, int max, String owner, NotifyConfig config) {
        // Taken before the server reads its clock, so that this lease ends no later here than there
        long leaseEndsNanos = System.nanoTime() + config.leaseFor().toNanos();
        return client.preparedQuery(CLAIM)
                .execute(Tuple.of(
                        channel.slug(),
                        max,
                        owner,
                        config.leaseFor().toMillis(),
                        config.tryFor().toMillis()))
                .map(rows -> {
                    List<Claimed> claimed = new ArrayList<>();
                    rows.forEach(row -> claimed.add(read(row, channel, leaseEndsNanos)));
                    return claimed;
                });
    }

    private static Claimed read(Row row, Channel channel, long leaseEndsNanos) {
        return new Claimed(
                row.getUUID("id"),
                row.getInteger("version"),
                MessageKind.of(row.getString("kind")),
                channel,
                row.getLong("loan_id"),
                row.getString("receipt_no"),
                row.getBoolean("chases"),
                row.getString("recipient"),
                row.getString("language"),
                row.getString("template"),
                row.getInteger("template_version"),
                row.getString("subject"),
                row.getString("body"),
                row.getInteger("attempts"),
                Duration.ofMillis(row.getLong("left_ms")),
                TraceContext.of(row.getString("traceparent")),
                leaseEndsNanos);
    }

    /** Queues what a silent process left; says how many. */
    static Uni<Integer> free(SqlClient client) {
        return client.preparedQuery(FREE).execute(Tuple.of(FREED_MAX)).map(rows -> rows.rowCount());
    }

    /** How long until the next message is due, at most the given time. */
    static Uni<Duration> next(SqlClient client, Channel channel, Duration max) {
        return client.preparedQuery(NEXT).execute(Tuple.of(channel.slug())).map(rows -> {
            RowIterator<Row> first = rows.iterator();
            Long wait = first.hasNext() ? first.next().getLong("wait_ms") : null;
            return wait == null ? max : Duration.ofMillis(Math.clamp(wait, 0, max.toMillis()));
        });
    }
}
