package io.muster.notification;

import io.muster.loan.LoanAccountNumber;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is not to be written to, and how agents are reached, as staff enter it; any thread. */
@ApplicationScoped
public class ContactRecords {
    /** Of one loan; the API shows no more. */
    public static final int EXCLUSIONS_MAX = 200;

    private static final String EXCLUDE = """
            insert into contact_exclusion (loan_id, kind, channel, reason, from_date, until_date, recorded_by)
            select l.id, $2, $3, $4, $5, $6, $7
            from loan_account l
            where l.number = $1
              and (select count(*) from contact_exclusion e where e.loan_id = l.id) < 200
            returning id, kind, channel, reason, from_date, until_date, recorded_at, recorded_by, ended_at, ended_by
            """;

    private static final String HAS_LOAN = """
            select id
            from loan_account
            where number = $1
            """;

    private static final String LIST = """
            select e.id, e.kind, e.channel, e.reason, e.from_date, e.until_date, e.recorded_at, e.recorded_by, e.ended_at,
              e.ended_by
            from contact_exclusion e
            join loan_account l on l.id = e.loan_id
            where l.number = $1
            order by e.id
            """;

    private static final String END = """
            update contact_exclusion e
            set until_date = $3, until_first = e.until_date, ended_at = now(), ended_by = $4
            from loan_account l
            where l.number = $1 and e.loan_id = l.id and e.id = $2 and e.from_date <= $3 and e.ended_at is null
              and (e.until_date is null or e.until_date >= $3)
            returning e.id, e.kind, e.channel, e.reason, e.from_date, e.until_date, e.recorded_at, e.recorded_by, e.ended_at,
              e.ended_by
            """;

    private static final String PUT_AGENT = """
            with entered as (
              insert into agent (code, name, phone, email, language)
              values ($1, $2, $3, $4, $5)
              on conflict (code) do update
              set name = excluded.name, phone = excluded.phone, email = excluded.email, language = excluded.language
              returning code, name, phone, email, language)
            insert into agent_change (code, name, phone, email, language, changed_by)
            select e.code, e.name, e.phone, e.email, e.language, $6
            from entered e
            """;

    /**
     * A wish not to be written to.
     *
     * @param kind, channel null for every one
     * @param until the last day on which it holds; null for ever
     * @param endedAt, endedBy null unless somebody ended it
     */
    public record Exclusion(
            long id,
            @Nullable String kind,
            @Nullable String channel,
            String reason,
            LocalDate from,
            @Nullable LocalDate until,
            Instant recordedAt,
            String recordedBy,
            @Nullable Instant endedAt,
            @Nullable String endedBy) {}

    /** What came of entering a wish. */
    public sealed interface Entered {
        /** It is on record. */
        record Kept(Exclusion exclusion) implements Entered {}

        /** The books have no such loan. */
        record UnknownLoan() implements Entered {}

        /** The loan has {@value #EXCLUSIONS_MAX} already. */
        record TooMany() implements Entered {}
    }

    /** What somebody wants entered. */
    public record NewExclusion(
            @Nullable MessageKind kind,
            @Nullable Channel channel,
            String reason,
            LocalDate from,
            @Nullable LocalDate until,
            String by) {}

    /**
     * Who collects.
     *
     * @param code in upper case, as sheets name it
     */
    public record Agent(
            String code,
            String name,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String language) {}

    /** Enters a wish. */
    public Uni<Entered> exclude(SqlClient client, LoanAccountNumber loan, NewExclusion wish) {
        Tuple tuple = Tuple.tuple()
                .addString(loan.value())
                .addString(wish.kind() == null ? null : wish.kind().slug())
                .addString(wish.channel() == null ? null : wish.channel().slug())
                .addString(wish.reason())
                .addLocalDate(wish.from())
                .addLocalDate(wish.until())
                .addString(wish.by());
        return client.preparedQuery(EXCLUDE)
                .execute(tuple)
                .map(ContactRecords::first)
                .flatMap(kept -> kept.map(each -> Uni.createFrom().<Entered>item(new Entered.Kept(each)))
                        .orElseGet(() -> whyNot(client, loan)));
    }

    private static Uni<Entered> whyNot(SqlClient client, LoanAccountNumber loan) {
        return client.preparedQuery(HAS_LOAN)
                .execute(Tuple.of(loan.value()))
                .map(rows -> rows.size() == 0 ? new Entered.UnknownLoan() : new Entered.TooMany());
    }

    /** The wishes of a loan's borrower, oldest first. */
    public Uni<List<Exclusion>> list(SqlClient client, LoanAccountNumber loan) {
        return client.preparedQuery(LIST).execute(Tuple.of(loan.value())).map(ContactRecords::read);
    }

    /** Ends a wish, once, with a day, the last on which it holds; empty when there is none open that lasts until then. */
    public Uni<Optional<Exclusion>> end(SqlClient client, LoanAccountNumber loan, long id, LocalDate last, String by) {
        return client.preparedQuery(END)
                .execute(Tuple.of(loan.value(), id, last, by))
                .map(ContactRecords::first);
    }

    /** Enters an agent, or what is new of one; who did it stays on record. */
    public Uni<Void> put(SqlClient client, Agent agent, String by) {
        return client.preparedQuery(PUT_AGENT)
                .execute(Tuple.of(agent.code(), agent.name(), agent.phone(), agent.email(), agent.language(), by))
                .replaceWithVoid();
    }

    private static Optional<Exclusion> first(RowSet<Row> rows) {
        return read(rows).stream().findFirst();
    }

    private static List<Exclusion> read(RowSet<Row> rows) {
        List<Exclusion> exclusions = new ArrayList<>(rows.size());
        rows.forEach(row -> exclusions.add(new Exclusion(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("channel"),
                row.getString("reason"),
                row.getLocalDate("from_date"),
                row.getLocalDate("until_date"),
                row.get(OffsetDateTime.class, "recorded_at").toInstant(),
                row.getString("recorded_by"),
                endedAt(row),
                row.getString("ended_by"))));
        return exclusions;
    }

    private static @Nullable Instant endedAt(Row row) {
        OffsetDateTime at = row.get(OffsetDateTime.class, "ended_at");
        return at == null ? null : at.toInstant();
    }
}
