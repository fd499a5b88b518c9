package io.muster.notification;

import io.muster.money.Rupees;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why decided messages must not go after all, by the books as they are now: they may have waited for hours, or be sent again
 * after days. Whatever sends asks here last.
 */
public final class Objections {
    private static final String FIND = Contacts.HELD + """
            select m.id, m.channel, m.chases, m."values" ->> 'amount' as asked,
              exists (
                select 1
                from held h
                where (h.loan_id = l.id or h.phone = l.phone or h.email = lower(l.email))
                  and (h.kind is null or h.kind = m.kind)
                  and (h.channel is null or h.channel = m.channel)) as excluded,
              m.kind = 'payment-received' and exists (
                select 1
                from receipt_cancellation c
                where c.receipt_no = m.receipt_no) as void,
              case when m.chases then %s end as owed,
              (l.id is not null or a.code is not null) and lower(m.recipient) is distinct from lower(
                case when m.channel = 'sms' then coalesce(l.phone, a.phone) else coalesce(l.email, a.email) end) as moved
            from message m
            left join loan_account l on l.id = m.loan_id
            left join agent a on a.code = m.agent
            where m.id = any($1::uuid[])
            """.formatted(Messages.OWED);

    private Objections() {}

    /**
     * What stands against these messages; those that may go are not in the answer. A short read.
     *
     * @param day today, in India
     */
    public static Uni<Map<UUID, Obstacle>> find(SqlClient client, Collection<UUID> messages, LocalDate day) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(messages.toArray(UUID[]::new), day))
                .map(Objections::read);
    }

    private static Map<UUID, Obstacle> read(RowSet<Row> rows) {
        Map<UUID, Obstacle> found = new HashMap<>();
        rows.forEach(row -> obstacle(row).ifPresent(obstacle -> found.put(row.getUUID("id"), obstacle)));
        return found;
    }

    private static Optional<Obstacle> obstacle(Row row) {
        if (row.getBoolean("excluded")) {
            return Optional.of(Obstacle.suppressed(
                    "opted-out",
                    "The borrower is not to be written to about this by " + row.getString("channel")
                            + " on this day; see the loan's exclusions."));
        }
        if (row.getBoolean("void")) {
            return Optional.of(cancelled(
                    "receipt-cancelled",
                    "Its receipt counts no more; the borrower is told of that. Nothing is to be done."));
        }
        Optional<Obstacle> chased =
                row.getBoolean("chases") ? chased(row.getLong("owed"), row.getString("asked")) : Optional.empty();
        return chased.isPresent() || !row.getBoolean("moved") ? chased : Optional.of(moved());
    }

    /** What is true and wanted yet may be sent again, and is decided anew then, for the number or address of then. */
    private static Obstacle moved() {
        return Obstacle.refused(
                "contact-changed",
                "The books have another number or address now than this message was made for, or none. Send it again, and it"
                        + " goes to the one that they have.");
    }

    /** A reminder asks for what is owed to the paisa, or not at all. */
    private static Optional<Obstacle> chased(@Nullable Long owed, @Nullable String asked) {
        if (owed == null || owed <= 0) {
            return Optional.of(cancelled("paid-meanwhile", "Nothing of it is due any more."));
        }
        return asked == null || asked.equals(Rupees.format(owed))
                ? Optional.empty()
                : Optional.of(
                        cancelled(
                                "changed-meanwhile",
                                "The loan owes another amount than this reminder asks for. The next reminder asks for the right one."));
    }

    private static Obstacle cancelled(String code, String sentence) {
        return new Obstacle(MessageState.CANCELLED, code, sentence);
    }
}
