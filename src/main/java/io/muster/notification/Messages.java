package io.muster.notification;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps what was decided, once each, and takes back reminders that have become untrue. */
final class Messages {
    // Inserted in the order of their ids, so that two processes that decide the same wait for each other and no more
    private static final String APPEND = """
            insert into message (id, kind, channel, loan_id, agent, payment_key, receipt_no, chases, about, recipient, language,
              template, template_version, subject, body, state, reason_code, reason, due_at, "values", settled_at)
            select t.id, t.kind, t.channel, t.loan_id, t.agent, t.payment_key, t.receipt_no, t.chases, t.about, t.recipient,
              t.language, t.template, t.template_version, t.subject, t.body, t.state, t.reason_code, t.reason, t.due_at,
              t.filled::jsonb,
              case when t.state = 'queued' then null else now() end
            from unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::uuid[], $7::text[], $8::bool[],
              $9::date[], $10::text[], $11::text[], $12::text[], $13::int[], $14::text[], $15::text[], $16::text[],
              $17::text[], $18::text[], $19::timestamptz[], $20::text[])
              as t(id, kind, channel, loan_id, agent, payment_key, receipt_no, chases, about, recipient, language,
                template, template_version, subject, body, state, reason_code, reason, due_at, filled)
            order by t.id
            on conflict (id) do nothing
            returning id
            """;

    /** Of a loan {@code l}: what it still owes of what fell due by a message {@code m}'s day, less what is held for it. */
    static final String OWED = """
            (select (greatest(coalesce(sum(i.penalty_paise), 0) - l.paid_penalty_paise, 0)
                + greatest(coalesce(sum(i.fee_paise), 0) - l.paid_fee_paise, 0)
                + greatest(coalesce(sum(i.interest_paise), 0) - l.paid_interest_paise, 0)
                + greatest(coalesce(sum(i.principal_paise), 0) - l.paid_principal_paise, 0))::bigint - l.excess_paise
              from instalment i
              where i.loan_id = l.id and i.due_date <= m.about)
            """;

    private static final String CANCEL_PAID = """
            update message c
            set state = 'cancelled', version = c.version + 1, reason_code = 'paid', settled_at = now(),
              reason = 'The loan has paid what this reminder was to ask for. Nothing is to be done.'
            from (
              select m.id
              from loan_account l
              join message m on m.loan_id = l.id and m.state = 'queued' and m.chases
              where l.number = any($1::text[]) and %s <= 0
              order by m.id
              for update of m skip locked) paid
            where c.id = paid.id
            returning c.id, c.version, c.kind, c.channel, c.receipt_no, c.payment_key
            """.formatted(OWED);

    private Messages() {}

    /** Keeps messages that the books do not have yet; answers those that are new. */
    static Uni<List<NewMessage>> append(SqlConnection tx, List<NewMessage> messages) {
        return messages.isEmpty()
                ? Uni.createFrom().item(List.of())
                : tx.preparedQuery(APPEND).execute(tuple(messages)).map(rows -> added(messages, rows));
    }

    /** Takes back queued reminders of these loans that have nothing more to ask for. */
    static Uni<List<DecidedMessage>> cancelPaid(SqlConnection tx, Collection<String> loans) {
        return tx.preparedQuery(CANCEL_PAID)
                .execute(Tuple.of(loans.toArray(String[]::new)))
                .map(Messages::readCancelled);
    }

    private static List<NewMessage> added(List<NewMessage> messages, RowSet<Row> rows) {
        Set<UUID> ids = ids(rows);
        return messages.stream().filter(message -> ids.contains(message.id())).toList();
    }

    private static Set<UUID> ids(RowSet<Row> rows) {
        Set<UUID> ids = HashSet.newHashSet(rows.size());
        rows.forEach(row -> ids.add(row.getUUID("id")));
        return ids;
    }

    private static List<DecidedMessage> readCancelled(RowSet<Row> rows) {
        List<DecidedMessage> cancelled = new ArrayList<>();
        rows.forEach(row -> cancelled.add(new DecidedMessage(
                row.getUUID("id"),
                row.getInteger("version"),
                MessageKind.of(row.getString("kind")),
                Channel.of(row.getString("channel")),
                MessageState.CANCELLED,
                "paid",
                row.getUUID("payment_key"),
                row.getString("receipt_no"))));
        return cancelled;
    }

    private static Tuple tuple(List<NewMessage> rows) {
        return Tuple.tuple()
                .addValue(column(new UUID[rows.size()], rows, NewMessage::id))
                .addValue(texts(rows, row -> row.kind().slug()))
                .addValue(texts(rows, row -> row.channel().slug()))
                .addValue(column(new Long[rows.size()], rows, row -> row.about().loanId()))
                .addValue(texts(rows, row -> row.about().agent()))
                .addValue(column(new UUID[rows.size()], rows, row -> row.about().paymentKey()))
                .addValue(texts(rows, row -> row.about().receipt()))
                .addValue(column(
                        new Boolean[rows.size()], rows, row -> row.about().chases()))
                .addValue(column(
                        new LocalDate[rows.size()], rows, row -> row.about().day()))
                .addValue(texts(rows, NewMessage::recipient))
                .addValue(texts(rows, row -> row.language().tag()))
                .addValue(texts(rows, NewMessage::template))
                .addValue(column(new Integer[rows.size()], rows, NewMessage::templateVersion))
                .addValue(texts(
                        rows, row -> row.text() == null ? null : row.text().subject()))
                .addValue(texts(
                        rows, row -> row.text() == null ? null : row.text().body()))
                .addValue(texts(rows, row -> row.state().slug()))
                .addValue(texts(
                        rows,
                        row -> row.obstacle() == null ? null : row.obstacle().code()))
                .addValue(texts(
                        rows,
                        row -> row.obstacle() == null ? null : row.obstacle().sentence()))
                .addValue(column(
                        new OffsetDateTime[rows.size()],
                        rows,
                        row -> row.dueAt().atOffset(ZoneOffset.UTC)))
                .addValue(texts(rows, row -> json(row.values())));
    }

    private static String json(Map<String, String> values) {
        return new JsonObject(Map.copyOf(values)).encode();
    }

    private static String[] texts(List<NewMessage> rows, Function<NewMessage, @Nullable String> value) {
        return column(new String[rows.size()], rows, value);
    }

    private static <T> T[] column(T[] cells, List<NewMessage> rows, Function<NewMessage, ? extends @Nullable T> value) {
        int place = 0;
        for (NewMessage row : rows) {
            cells[place++] = value.apply(row);
        }
        return cells;
    }
}
