package io.muster.posting;

import io.muster.loan.Instalment;
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

/** Reads what is called for on a date. */
final class DueInstalments {
    static final String LIST = """
            select loan_id, number, due_date, penalty_paise, fee_paise, interest_paise, principal_paise
            from instalment
            where loan_id = any($1::bigint[]) and due_date <= $2
            """;

    private DueInstalments() {}

    /** The instalments due on or before the day, by loan id, in no order. */
    static Uni<Map<Long, List<Instalment>>> list(SqlConnection tx, Collection<LockedLoan> loans, LocalDate day) {
        if (loans.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return tx.preparedQuery(LIST)
                .execute(Tuple.of(Columns.longs(loans, LockedLoan::id), day))
                .map(DueInstalments::read);
    }

    private static Map<Long, List<Instalment>> read(RowSet<Row> rows) {
        Map<Long, List<Instalment>> due = new HashMap<>();
        for (Row row : rows) {
            due.computeIfAbsent(row.getLong("loan_id"), _ -> new ArrayList<>()).add(readInstalment(row));
        }
        return due;
    }

    private static Instalment readInstalment(Row row) {
        return new Instalment(
                row.getInteger("number"),
                row.getLocalDate("due_date"),
                new Shares(
                        row.getLong("penalty_paise"),
                        row.getLong("fee_paise"),
                        row.getLong("interest_paise"),
                        row.getLong("principal_paise")));
    }
}
