package io.muster.notification;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far a day's rounds are, and the loans and the cash that they go through. */
final class Rounds {
    // A round that is late is held only where there were rounds by then: a lender's first policy chases no earlier days
    private static final String OPEN = """
            insert into message_round (kind, day, about)
            select $1, $2, $3
            where $4::date is null or exists (select 1 from message_round r where r.kind = $1 and r.day <= $4)
            on conflict (kind, day, about) do nothing
            """;

    // Whoever holds it decides the page; who does not get it has nothing to do
    private static final String TAKE = """
            select last_loan
            from message_round
            where kind = $1 and day = $2 and about = $3 and ended_at is null
            for update skip locked
            """;

    // Until the transaction ends; the number only has to differ from those of other advisory locks of a lender's
    // database
    private static final String HOLD_DAY =
            "select pg_try_advisory_xact_lock(7078, $1::date - '2000-01-01'::date) as held";

    private static final String ENDED = """
            select day, about
            from message_round
            where kind = $1 and day >= $2 and ended_at is not null
            """;

    private static final String ADVANCE = """
            update message_round
            set last_loan = $4, ended_at = case when $5 then now() end
            where kind = $1 and day = $2 and about = $3
            """;

    private static final String DUE_LOANS = """
            select l.id, l.number, l.borrower, l.phone, l.email, l.language,
              greatest(d.paise - l.excess_paise, 0) as overdue_paise,
              (select count(distinct m.decided_at)
                from message m
                where m.loan_id = l.id and m.chases and m.decided_at > now() - $4::int * interval '1 day'
                  and m.state not in ('suppressed', 'refused', 'cancelled')) as reminders
            from (
              select distinct i.loan_id
              from instalment i
              where i.due_date = $1 and i.loan_id > $2
              order by i.loan_id
              limit $3) p
            join loan_account l on l.id = p.loan_id
            cross join lateral (
              select (greatest(coalesce(sum(i.penalty_paise), 0) - l.paid_penalty_paise, 0)
                + greatest(coalesce(sum(i.fee_paise), 0) - l.paid_fee_paise, 0)
                + greatest(coalesce(sum(i.interest_paise), 0) - l.paid_interest_paise, 0)
                + greatest(coalesce(sum(i.principal_paise), 0) - l.paid_principal_paise, 0))::bigint as paise
              from instalment i
              where i.loan_id = l.id and i.due_date <= $1) d
            order by l.id
            """;

    private static final String CASH = """
            select c.agent, a.name, a.phone, a.email, a.language, c.branch,
              c.receipts - coalesce(t.receipts, 0) as receipts, c.paise - coalesce(t.paise, 0) as paise
            from (
              select upper(btrim(p.agent)) as agent, l.branch, count(*) as receipts, sum(p.amount_paise)::bigint as paise
              from payment p
              join loan_account l on l.id = p.loan_id
              where p.business_date = $1 and p.mode = 'CASH' and p.agent is not null
              group by upper(btrim(p.agent)), l.branch) c
            left join agent a on a.code = c.agent
            left join deposit_told t on t.agent = c.agent and t.branch = c.branch and t.day = $1
            where c.paise > coalesce(t.paise, 0)
            order by c.agent, c.branch
            limit 50000
            """;

    private static final String TELL = """
            insert into deposit_told (day, agent, branch, receipts, paise)
            select $1, t.agent, t.branch, t.receipts, t.paise
            from unnest($2::text[], $3::text[], $4::bigint[], $5::bigint[]) as t(agent, branch, receipts, paise)
            on conflict (day, agent, branch) do update
            set receipts = deposit_told.receipts + excluded.receipts, paise = deposit_told.paise + excluded.paise
            """;

    private Rounds() {}

    /** A round of a day. */
    record Round(MessageKind kind, LocalDate day, LocalDate about) {
        Tuple tuple() {
            return Tuple.of(kind.slug(), day, about);
        }
    }

    /** A loan that has something falling due, and how often it was reminded of late. */
    record DueLoan(Contact contact, long reminders) {}

    /** What an agent took in cash for one branch; one whom nobody has entered is named by the code. */
    record Cash(String agent, Decisions.Recipient recipient, String name, String branch, long receipts, long paise) {}

    /** The rounds of a kind from a day on that need nobody any more. */
    static Uni<Set<Round>> listEnded(SqlClient client, MessageKind kind, LocalDate from) {
        return client.preparedQuery(ENDED).execute(Tuple.of(kind.slug(), from)).map(rows -> readEnded(kind, rows));
    }

    private static Set<Round> readEnded(MessageKind kind, RowSet<Row> rows) {
        Set<Round> ended = HashSet.newHashSet(rows.size());
        rows.forEach(row -> ended.add(new Round(kind, row.getLocalDate("day"), row.getLocalDate("about"))));
        return ended;
    }

    /**
     * Takes a round until the transaction ends: the last loan done; empty when it has ended or another holds it.
     *
     * @param late the day that was missed: it is made up for where rounds were held by then; null for a round in time
     */
    static Uni<Optional<Long>> take(SqlConnection tx, Round round, @Nullable LocalDate late) {
        return tx.preparedQuery(OPEN)
                .execute(round.tuple().addLocalDate(late))
                .flatMap(_ -> tx.preparedQuery(TAKE).execute(round.tuple()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getLong("last_loan")));
    }

    /**
     * Holds a day's cash until the transaction ends: what is told of it on one business day and on the next is told by two
     * rounds, which about the change of day may be decided at once. False when another holds it.
     */
    static Uni<Boolean> holdCash(SqlConnection tx, LocalDate businessDate) {
        return tx.preparedQuery(HOLD_DAY)
                .execute(Tuple.of(businessDate))
                .map(rows -> rows.iterator().next().getBoolean("held"));
    }

    /** Enters how far a round is. */
    static Uni<Void> advance(SqlConnection tx, Round round, long lastLoan, boolean ended) {
        return tx.preparedQuery(ADVANCE)
                .execute(round.tuple().addLong(lastLoan).addBoolean(ended))
                .replaceWithVoid();
    }

    /** Loans behind a place with an instalment that falls due on a day, by id. */
    static Uni<List<DueLoan>> listDue(
            SqlConnection tx, LocalDate due, long afterLoan, int max, int remindedWithinDays) {
        return tx.preparedQuery(DUE_LOANS)
                .execute(Tuple.of(due, afterLoan, max, remindedWithinDays))
                .map(Rounds::readDue);
    }

    /** Notes what agents are told of a business day's cash. */
    static Uni<Void> tell(SqlConnection tx, LocalDate businessDate, List<Cash> cash) {
        return tx.preparedQuery(TELL)
                .execute(Tuple.of(
                        businessDate,
                        cash.stream().map(Cash::agent).toArray(String[]::new),
                        cash.stream().map(Cash::branch).toArray(String[]::new),
                        cash.stream().map(Cash::receipts).toArray(Long[]::new),
                        cash.stream().map(Cash::paise).toArray(Long[]::new)))
                .replaceWithVoid();
    }

    /** The cash of a business day of which nobody was told yet, by agent and branch. */
    static Uni<List<Cash>> listCash(SqlConnection tx, LocalDate businessDate) {
        return tx.preparedQuery(CASH).execute(Tuple.of(businessDate)).map(Rounds::readCash);
    }

    private static List<DueLoan> readDue(RowSet<Row> rows) {
        List<DueLoan> loans = new ArrayList<>(rows.size());
        rows.forEach(row -> loans.add(new DueLoan(Contacts.read(row), row.getLong("reminders"))));
        return loans;
    }

    private static List<Cash> readCash(RowSet<Row> rows) {
        List<Cash> cash = new ArrayList<>(rows.size());
        rows.forEach(row -> cash.add(readCash(row)));
        return cash;
    }

    private static Cash readCash(Row row) {
        String name = row.getString("name");
        return new Cash(
                row.getString("agent"),
                new Decisions.Recipient(
                        row.getString("phone"),
                        row.getString("email"),
                        Contacts.language(row.getString("language")),
                        List.of()),
                name == null ? row.getString("agent") : name,
                row.getString("branch"),
                row.getLong("receipts"),
                row.getLong("paise"));
    }
}
