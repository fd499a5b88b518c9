package io.muster.notification.sending;

import io.muster.notification.Channel;
import io.muster.notification.MessageKind;
import io.muster.notification.MessageState;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes down what came of tries, many at once, each only where nobody has moved the message since. */
final class Outcomes {
    // What went although its lease had run out is not to go again: it is queued then, one version on
    private static final String SETTLE = """
            update message m
            set state = o.state,
              version = m.version + 1,
              reason_code = o.code,
              reason = o.reason,
              attempts = m.attempts - case when o.counts then 0 else 1 end,
              due_at = case
                when o.state = 'queued' then now() + coalesce(o.wait_ms, 0) * interval '1 millisecond'
                else m.due_at end,
              poll_at = case when o.state = 'sent' then now() + o.wait_ms * interval '1 millisecond' end,
              lease_owner = null,
              lease_until = null,
              gateway = coalesce(o.gateway, m.gateway),
              provider_id = coalesce(o.provider_id, m.provider_id),
              sent_at = case when o.state = 'sent' then now() else m.sent_at end,
              settled_at = case when o.state = 'queued' then null else now() end
            from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::bool[],
              $8::text[], $9::text[])
              as o(id, version, state, code, reason, wait_ms, counts, gateway, provider_id)
            where m.id = o.id
              and (m.version = o.version and m.state = 'sending'
                or o.state = 'sent' and m.version = o.version + 1 and m.state = 'queued')
            returning m.id, m.version, m.kind, m.channel, m.state, m.reason_code, m.payment_key, m.receipt_no,
              m.settled_at
            """;

    private static final String NOTE = """
            insert into message_note (message_id, what, detail)
            select * from unnest($1::uuid[], $2::text[], $3::text[])
            """;

    private Outcomes() {}

    /** Writes them and appends the events of what has settled; to be run in a transaction. */
    static Uni<List<Settlement>> settle(
            SqlConnection transaction, TenantId tenant, List<Outcome> outcomes, Settlements settlements) {
        return transaction
                .preparedQuery(SETTLE)
                .execute(tuple(inOrder(outcomes)))
                .map(Outcomes::settled)
                .call(() -> note(transaction, outcomes))
                .call(settled -> settlements.append(transaction, tenant, settled));
    }

    /** One order for all who write, so that they do not wait for each other in a ring. */
    private static List<Outcome> inOrder(List<Outcome> outcomes) {
        return outcomes.stream().sorted(Comparator.comparing(Outcome::id)).toList();
    }

    private static Uni<Void> note(SqlConnection transaction, List<Outcome> outcomes) {
        List<Outcome> noted = outcomes.stream().filter(Outcome::noted).toList();
        return noted.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.preparedQuery(NOTE).execute(notes(noted)).replaceWithVoid();
    }

    private static Tuple notes(List<Outcome> noted) {
        return Tuple.of(
                noted.stream().map(Outcome::id).toArray(UUID[]::new),
                noted.stream().map(Outcomes::what).toArray(String[]::new),
                noted.stream()
                        .map(outcome -> outcome.code() + ": " + outcome.reason())
                        .toArray(String[]::new));
    }

    private static String what(Outcome outcome) {
        return outcome.state() == MessageState.QUEUED
                ? "try-failed"
                : outcome.state().slug();
    }

    private static Tuple tuple(List<Outcome> outcomes) {
        int size = outcomes.size();
        UUID[] ids = new UUID[size];
        Integer[] versions = new Integer[size];
        String[] states = new String[size];
        @Nullable String[] codes = new String[size];
        @Nullable String[] reasons = new String[size];
        @Nullable Long[] waits = new Long[size];
        Boolean[] counts = new Boolean[size];
        @Nullable String[] gateways = new String[size];
        @Nullable String[] providerIds = new String[size];
        for (int i = 0; i < size; i++) {
            Outcome outcome = outcomes.get(i);
            ids[i] = outcome.id();
            versions[i] = outcome.version();
            states[i] = outcome.state().slug();
            codes[i] = outcome.code();
            reasons[i] = outcome.reason();
            waits[i] = outcome.pause() == null ? null : outcome.pause().toMillis();
            counts[i] = outcome.counts();
            gateways[i] = outcome.gateway();
            providerIds[i] = outcome.providerId();
        }
        return Tuple.tuple()
                .addArrayOfUUID(ids)
                .addArrayOfInteger(versions)
                .addArrayOfString(states)
                .addArrayOfString(codes)
                .addArrayOfString(reasons)
                .addArrayOfLong(waits)
                .addArrayOfBoolean(counts)
                .addArrayOfString(gateways)
                .addArrayOfString(providerIds);
    }

    private static List<Settlement> settled(RowSet<Row> rows) {
        List<Settlement> settled = new ArrayList<>();
        for (Row row : rows) {
            if (MessageMoves.isSettled(MessageState.of(row.getString("state")))) {
                settled.add(settlement(row));
            }
        }
        return settled;
    }

    /** Of a row that says id, version, kind, channel, state, reason_code, payment_key, receipt_no and settled_at. */
    static Settlement settlement(Row row) {
        return new Settlement(
                row.getUUID("id"),
                row.getInteger("version"),
                MessageKind.of(row.getString("kind")),
                Channel.of(row.getString("channel")),
                MessageState.of(row.getString("state")),
                row.getString("reason_code"),
                row.getUUID("payment_key"),
                row.getString("receipt_no"),
                row.getOffsetDateTime("settled_at").toInstant());
    }
}
