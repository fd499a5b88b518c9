package io.muster.notification.sending;

import io.muster.notification.MessageState;
import io.muster.notification.gateway.Report;
import io.muster.notification.gateway.ReportedState;
import io.muster.notification.gateway.SentMessage;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Providers' reports: kept as they come, then entered with their messages in batches. A report that comes before its message
 * is known as sent waits; one that comes twice or late changes nothing.
 */
final class DeliveryReports {
    // Past the bound nothing is kept, and the caller is told by the count
    private static final String KEEP = """
            insert into delivery_report (gateway, provider_id, message_id, state, reason)
            select $1, r.provider_id, r.message_id, r.state, r.reason
            from unnest($2::text[], $3::uuid[], $4::text[], $5::text[]) as r(provider_id, message_id, state, reason)
            where (select count(*) from (select 1 from delivery_report limit $6) waiting) < $6
            """;

    private static final String TAKE = """
            select r.seq, r.state as reported, r.reason, r.gateway, r.provider_id,
              r.received_at < now() - $2 * interval '1 millisecond' as old, m.id, m.state
            from delivery_report r
            left join lateral (
              select id, state
              from message
              where id = r.message_id
              union all
              select id, state
              from message
              where gateway = r.gateway and provider_id = r.provider_id and r.message_id is null
              limit 1) m on true
            where r.look_at <= now()
            order by r.look_at, r.seq
            limit $1
            for update of r skip locked
            """;

    private static final String ENTER = """
            update message m
            set state = $4,
              version = m.version + 1,
              reason_code = case when $4 = 'undelivered' then 'not-delivered' end,
              reason = r.reason,
              provider_id = coalesce(m.provider_id, r.provider_id),
              gateway = coalesce(m.gateway, r.gateway),
              sent_at = coalesce(m.sent_at, now()),
              lease_owner = null,
              lease_until = null,
              poll_at = null,
              settled_at = now()
            from unnest($1::uuid[], $2::text[], $3::text[], $6::text[]) as r(id, reason, provider_id, gateway)
            where m.id = r.id and m.state = any($5)
            returning m.id, m.version, m.kind, m.channel, m.state, m.reason_code, m.payment_key, m.receipt_no,
              m.settled_at
            """;

    private static final String DROP = """
            delete from delivery_report
            where seq = any($1)
            """;

    private static final String LATER = """
            update delivery_report
            set look_at = now() + least(now() - received_at + interval '1 second', interval '1 minute')
            where seq = any($1)
            """;

    private static final String TO_POLL = """
            with due as (
              select id
              from message
              where state = 'sent' and poll_at <= now() and gateway = $1
              order by poll_at
              limit $2
              for update skip locked)
            update message m
            set polls = m.polls + 1,
              poll_at = case when m.polls + 1 < $3 then now() + $4 * interval '1 millisecond' end
            from due
            where m.id = due.id
            returning m.id, m.provider_id
            """;

    private static final int PAGE = 500;

    private DeliveryReports() {}

    /** What a look at a page came to. */
    record Entered(int looked, int unknown, List<Settlement> settled) {}

    /** A report with the message that it is about; null when none is known. */
    private record Match(
            long seq,
            MessageState reported,
            @Nullable String reason,
            String gateway,
            @Nullable String providerId,
            boolean old,
            @Nullable UUID message,
            @Nullable MessageState state) {

        static Match read(Row row) {
            String state = row.getString("state");
            return new Match(
                    row.getLong("seq"),
                    MessageState.of(row.getString("reported")),
                    row.getString("reason"),
                    row.getString("gateway"),
                    row.getString("provider_id"),
                    row.getBoolean("old"),
                    row.getUUID("id"),
                    state == null ? null : MessageState.of(state));
        }

        boolean moves() {
            return state != null && MessageMoves.may(state, reported);
        }

        /** Its message may come yet, or be on its way to being sent. */
        boolean waits() {
            return !moves() && !old && (state == null || !MessageMoves.isSettled(state));
        }
    }

    /** Keeps reports for whoever enters them; false when too many wait. */
    static Uni<Boolean> keep(SqlClient client, String gateway, List<Report> reports, long reportsMax) {
        Tuple tuple = Tuple.tuple()
                .addString(gateway)
                .addArrayOfString(reports.stream().map(Report::providerId).toArray(String[]::new))
                .addArrayOfUUID(reports.stream().map(Report::messageId).toArray(UUID[]::new))
                .addArrayOfString(reports.stream()
                        .map(report -> report.state() == ReportedState.DELIVERED ? "delivered" : "undelivered")
                        .toArray(String[]::new))
                .addArrayOfString(reports.stream().map(Report::reason).toArray(String[]::new))
                .addLong(reportsMax);
        return client.preparedQuery(KEEP).execute(tuple).map(kept -> kept.rowCount() == reports.size());
    }

    /** Enters a page of reports; to be run in a transaction. */
    static Uni<Entered> enter(SqlConnection transaction, TenantId tenant, Duration kept, Settlements settlements) {
        return transaction
                .preparedQuery(TAKE)
                .execute(Tuple.of(PAGE, kept.toMillis()))
                .map(rows -> rows.stream().map(Match::read).toList())
                .flatMap(page -> enter(transaction, tenant, page, settlements));
    }

    private static Uni<Entered> enter(
            SqlConnection transaction, TenantId tenant, List<Match> page, Settlements settlements) {
        if (page.isEmpty()) {
            return Uni.createFrom().item(new Entered(0, 0, List.of()));
        }
        int unknown = (int) page.stream()
                .filter(match -> match.message() == null && match.old())
                .count();
        List<Match> waiting = page.stream().filter(Match::waits).toList();
        List<Match> past = page.stream().filter(match -> !match.waits()).toList();
        // First what did not arrive, so that of two words about one message the better one stays
        return move(transaction, tenant, past, MessageState.UNDELIVERED, settlements)
                .flatMap(missed -> move(transaction, tenant, past, MessageState.DELIVERED, settlements)
                        .map(arrived ->
                                Stream.concat(missed.stream(), arrived.stream()).toList()))
                .call(() -> run(transaction, DROP, past))
                .call(() -> run(transaction, LATER, waiting))
                .map(settled -> new Entered(page.size(), unknown, settled));
    }

    private static Uni<List<Settlement>> move(
            SqlConnection transaction, TenantId tenant, List<Match> page, MessageState to, Settlements settlements) {
        List<Match> moving = page.stream()
                .filter(match -> match.reported() == to && match.moves())
                .sorted(java.util.Comparator.comparing(match -> String.valueOf(match.message())))
                .toList();
        if (moving.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Tuple tuple = Tuple.tuple()
                .addArrayOfUUID(moving.stream().map(Match::message).toArray(UUID[]::new))
                .addArrayOfString(moving.stream().map(Match::reason).toArray(String[]::new))
                .addArrayOfString(moving.stream().map(Match::providerId).toArray(String[]::new))
                .addString(to.slug())
                .addArrayOfString(MessageMoves.before(to))
                .addArrayOfString(moving.stream().map(Match::gateway).toArray(String[]::new));
        return transaction
                .preparedQuery(ENTER)
                .execute(tuple)
                .map(rows -> rows.stream().map(Outcomes::settlement).toList())
                .call(settled -> settlements.append(transaction, tenant, settled));
    }

    private static Uni<Void> run(SqlConnection transaction, String sql, List<Match> page) {
        return page.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(sql)
                        .execute(Tuple.of(page.stream().map(Match::seq).toArray(Long[]::new)))
                        .replaceWithVoid();
    }

    /** Sent messages of a gateway of which nothing was reported in time; each is handed out once for each time. */
    static Uni<List<SentMessage>> toPoll(SqlClient client, String gateway, int max, Duration every, int timesMax) {
        return client.preparedQuery(TO_POLL)
                .execute(Tuple.of(gateway, max, timesMax, every.toMillis()))
                .map(rows -> {
                    List<SentMessage> sent = new ArrayList<>();
                    rows.forEach(row -> sent.add(new SentMessage(row.getUUID("id"), row.getString("provider_id"))));
                    return sent;
                });
    }
}
