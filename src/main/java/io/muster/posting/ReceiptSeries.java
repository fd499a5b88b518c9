package io.muster.posting;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Hands out receipt numbers: a series is locked until the transaction ends, so a rollback leaves no gap. */
public final class ReceiptSeries {
    // In order of series, so that two batches never wait for each other in a circle
    static final String TAKE = """
            insert into receipt_series as r (series, financial_year, last_number)
            select t.series, $3::int, t.taken
            from unnest($1::text[], $2::int[]) as t(series, taken)
            order by t.series
            on conflict (series, financial_year) do update set last_number = r.last_number + excluded.last_number
            returning series, last_number
            """;

    private ReceiptSeries() {}

    /**
     * Takes the next number of a series in the financial year of a business date.
     *
     * <p>To be called as the last of what locks anything: every posting of the branch waits for this transaction's end.
     */
    public static Uni<ReceiptNumber> next(SqlConnection tx, String series, LocalDate businessDate) {
        return take(tx, FinancialYear.of(businessDate), List.of(series)).map(List::getFirst);
    }

    /** Takes a number for each of the series named, as often as it is named; the numbers are in the same order. */
    static Uni<List<ReceiptNumber>> take(SqlConnection tx, FinancialYear year, List<String> series) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        series.forEach(name -> counts.merge(name, 1, Integer::sum));
        if (counts.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return tx.preparedQuery(TAKE)
                .execute(Tuple.of(
                        Columns.texts(counts.keySet(), name -> name),
                        Columns.integers(counts.values(), count -> count),
                        year.startYear()))
                .map(rows -> number(year, series, counts, rows));
    }

    private static List<ReceiptNumber> number(
            FinancialYear year, List<String> series, Map<String, Integer> counts, RowSet<Row> rows) {
        Map<String, Integer> next = new HashMap<>();
        for (Row row : rows) {
            String name = row.getString("series");
            next.put(name, row.getInteger("last_number") - counts.getOrDefault(name, 0) + 1);
        }
        return series.stream()
                .map(name -> ReceiptNumber.of(name, year, next.merge(name, 1, Integer::sum) - 1))
                .toList();
    }
}
