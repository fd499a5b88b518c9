package io.muster.posting;

import io.muster.loan.Instalment;
import io.muster.loan.Shares;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds instalments to schedules and reads those that stand. */
final class BookedInstalments {
    /** Instalments a statement: some 60 bytes each, so a statement stays near a megabyte. */
    private static final int CHUNK = 20_000;

    static final String FIND = """
            select i.loan_id, i.number, i.due_date, i.penalty_paise, i.fee_paise, i.interest_paise, i.principal_paise
            from unnest($1::bigint[], $2::int[]) as t(loan_id, number)
            cross join lateral (
              (select b.number from instalment b where b.loan_id = t.loan_id and b.number <= t.number
                order by b.number desc limit 2)
              union all
              (select a.number from instalment a where a.loan_id = t.loan_id and a.number > t.number
                order by a.number limit 1)) n
            join instalment i on i.loan_id = t.loan_id and i.number = n.number
            """;

    static final String ADD = """
            insert into instalment (
              loan_id, number, due_date, penalty_paise, fee_paise, interest_paise, principal_paise, row_number, upload_id)
            select t.loan_id, t.number, t.due_date, t.penalty, t.fee, t.interest, t.principal, t.row,
              case when t.row is null then null else $9::uuid end
            from unnest($1::bigint[], $2::int[], $3::date[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[],
              $8::int[]) as t(loan_id, number, due_date, penalty, fee, interest, principal, row)
            """;

    private BookedInstalments() {}

    /** Which instalment of which loan. */
    record Place(long loanId, int number) {}

    /**
     * An instalment of a loan.
     *
     * @param rowNumber the row that gave it; null when the loan's terms made it
     */
    record Placed(
            long loanId, Instalment instalment, @Nullable Integer rowNumber) {}

    /** The instalments that stand in these places, and those next before and after each. */
    static Uni<Map<Long, NavigableMap<Integer, Instalment>>> find(SqlConnection tx, Collection<Place> places) {
        if (places.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return tx.preparedQuery(FIND)
                .execute(Tuple.of(Columns.longs(places, Place::loanId), Columns.integers(places, Place::number)))
                .map(BookedInstalments::read);
    }

    /** Adds instalments, whose loans are locked, so that nobody else adds the same. */
    static Uni<Void> add(SqlConnection tx, PostingOrigin origin, List<Placed> instalments) {
        return Multi.createFrom()
                .iterable(chunks(instalments))
                .onItem()
                .transformToUniAndConcatenate(chunk -> tx.preparedQuery(ADD).execute(tuple(origin, chunk)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static List<List<Placed>> chunks(List<Placed> instalments) {
        List<List<Placed>> chunks = new ArrayList<>();
        for (int from = 0; from < instalments.size(); from += CHUNK) {
            chunks.add(instalments.subList(from, Math.min(from + CHUNK, instalments.size())));
        }
        return chunks;
    }

    private static Tuple tuple(PostingOrigin origin, List<Placed> rows) {
        return Tuple.tuple()
                .addValue(Columns.longs(rows, Placed::loanId))
                .addValue(Columns.integers(rows, row -> row.instalment().number()))
                .addValue(Columns.dates(rows, row -> row.instalment().dueDate()))
                .addValue(Columns.longs(rows, row -> row.instalment().due().penaltyPaise()))
                .addValue(Columns.longs(rows, row -> row.instalment().due().feePaise()))
                .addValue(Columns.longs(rows, row -> row.instalment().due().interestPaise()))
                .addValue(Columns.longs(rows, row -> row.instalment().due().principalPaise()))
                .addValue(Columns.integers(rows, Placed::rowNumber))
                .addValue(origin.uploadId());
    }

    private static Map<Long, NavigableMap<Integer, Instalment>> read(RowSet<Row> rows) {
        Map<Long, NavigableMap<Integer, Instalment>> found = new HashMap<>();
        for (Row row : rows) {
            Instalment instalment = new Instalment(
                    row.getInteger("number"),
                    row.getLocalDate("due_date"),
                    new Shares(
                            row.getLong("penalty_paise"),
                            row.getLong("fee_paise"),
                            row.getLong("interest_paise"),
                            row.getLong("principal_paise")));
            found.computeIfAbsent(row.getLong("loan_id"), _ -> new TreeMap<>()).put(instalment.number(), instalment);
        }
        return found;
    }
}
