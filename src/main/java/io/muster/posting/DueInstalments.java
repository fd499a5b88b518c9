package io.muster.posting;

import io.muster.loan.Instalment;
import io.muster.loan.LoanStatement;
import io.muster.loan.Shares;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what is called for on a date, as far as a batch's money goes. */
final class DueInstalments {
    /** What most payments touch: the one that is open, and the next. */
    private static final int FIRST_MAX = 2;

    static final String FIRST = """
            select i.loan_id, i.number, i.due_date, i.penalty_paise, i.fee_paise, i.interest_paise, i.principal_paise
            from unnest($1::bigint[], $2::int[]) as t(loan_id, settled)
            cross join lateral (
              select i.loan_id, i.number, i.due_date, i.penalty_paise, i.fee_paise, i.interest_paise, i.principal_paise
              from instalment i
              where i.loan_id = t.loan_id and i.number > t.settled
              order by i.number
              limit $4) i
            where i.due_date <= $3
            """;

    static final String ALL = """
            select i.loan_id, i.number, i.due_date, i.penalty_paise, i.fee_paise, i.interest_paise, i.principal_paise
            from unnest($1::bigint[], $2::int[]) as t(loan_id, settled)
            join instalment i on i.loan_id = t.loan_id and i.number > t.settled
            where i.due_date <= $3
            """;

    private DueInstalments() {}

    /**
     * A loan for which money came.
     *
     * @param settled as of the day
     * @param amountPaise all of it
     */
    record Wanted(LoanState loan, Settled settled, long amountPaise) {}

    /** The instalments due on or before the day, behind what is settled and as far as the money goes, oldest first. */
    static Uni<Map<Long, List<Instalment>>> list(SqlConnection tx, List<Wanted> loans, LocalDate day) {
        if (loans.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return tx.preparedQuery(FIRST)
                .execute(tuple(loans, day).addValue(FIRST_MAX))
                .map(DueInstalments::read)
                .flatMap(first -> withRest(tx, loans, day, first));
    }

    private static Uni<Map<Long, List<Instalment>>> withRest(
            SqlConnection tx, List<Wanted> loans, LocalDate day, Map<Long, List<Instalment>> first) {
        List<Wanted> wanting = loans.stream()
                .filter(wanted ->
                        mayReachFurther(wanted, first.get(wanted.loan().id())))
                .toList();
        return wanting.isEmpty()
                ? Uni.createFrom().item(first)
                : tx.preparedQuery(ALL)
                        .execute(tuple(wanting, day))
                        .map(DueInstalments::read)
                        .invoke(first::putAll)
                        .replaceWith(first);
    }

    /** Whether the money goes beyond the first instalments, or may be for charges, of which every one counts. */
    private static boolean mayReachFurther(Wanted wanted, @Nullable List<Instalment> first) {
        if (first == null || first.size() < FIRST_MAX) {
            return false;
        }
        Shares upTo = wanted.settled().due();
        for (Instalment next : first) {
            upTo = upTo.plus(next.due());
        }
        Shares paid = wanted.loan().paid();
        long leftPaise = Math.max(0, upTo.interestPaise() - paid.interestPaise())
                + Math.max(0, upTo.principalPaise() - paid.principalPaise());
        return wanted.amountPaise() > leftPaise;
    }

    private static Tuple tuple(Collection<Wanted> loans, LocalDate day) {
        return Tuple.tuple()
                .addValue(Columns.longs(loans, wanted -> wanted.loan().id()))
                .addValue(Columns.integers(loans, wanted -> wanted.settled().number()))
                .addValue(day);
    }

    private static Map<Long, List<Instalment>> read(RowSet<Row> rows) {
        Map<Long, List<Instalment>> due = HashMap.newHashMap(rows.size());
        for (Row row : rows) {
            due.computeIfAbsent(row.getLong(0), _ -> new ArrayList<>(FIRST_MAX)).add(readInstalment(row));
        }
        due.values().forEach(each -> each.sort(LoanStatement.OLDEST_FIRST));
        return due;
    }

    private static Instalment readInstalment(Row row) {
        return new Instalment(
                row.getInteger(1),
                row.getLocalDate(2),
                new Shares(row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6)));
    }
}
