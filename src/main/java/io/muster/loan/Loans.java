package io.muster.loan;

import io.muster.tenant.Language;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads loan accounts with their schedules; any thread, answers on the client's event loop. */
@ApplicationScoped
public class Loans {
    private static final String COLUMNS = """
            select l.id, l.number, l.borrower, l.phone, l.email, l.language, l.branch, l.product,
              l.principal_paise as terms_principal_paise, l.annual_rate_bps, l.tenure_months, l.first_due_date,
              l.paid_penalty_paise, l.paid_fee_paise, l.paid_interest_paise, l.paid_principal_paise,
              l.excess_paise, l.version,
              i.number as instalment, i.due_date, i.penalty_paise, i.fee_paise, i.interest_paise, i.principal_paise
            from loan_account l
            left join instalment i on i.loan_id = l.id
            """;

    // One statement, so that the totals and the schedule are of one moment
    static final String FIND = COLUMNS + """
            where l.number = $1
            order by i.due_date, i.number
            """;

    static final String LIST = COLUMNS + """
            where l.id = any($1::bigint[])
            order by l.id, i.due_date, i.number
            """;

    /** The loan of this number with its schedule; empty when the books have none. */
    public Uni<Optional<Loan>> find(SqlClient client, LoanAccountNumber number) {
        return client.preparedQuery(FIND).execute(Tuple.of(number.value())).map(Loans::read);
    }

    /** The loans with these ids, with their schedules, by id. */
    public Uni<Map<Long, Loan>> list(SqlClient client, Set<Long> ids) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(ids.toArray(Long[]::new)))
                .map(Loans::readAll);
    }

    private static Optional<Loan> read(RowSet<Row> rows) {
        return readAll(rows).values().stream().findFirst();
    }

    /** Rows of one loan stand together. */
    private static Map<Long, Loan> readAll(RowSet<Row> rows) {
        Map<Long, Loan> loans = new HashMap<>();
        Row first = null;
        List<Instalment> schedule = new ArrayList<>();
        for (Row row : rows) {
            if (first != null && !first.getLong("id").equals(row.getLong("id"))) {
                loans.put(first.getLong("id"), read(first, schedule));
                schedule.clear();
                first = null;
            }
            first = first == null ? row : first;
            if (row.getInteger("instalment") != null) {
                schedule.add(readInstalment(row));
            }
        }
        if (first != null) {
            loans.put(first.getLong("id"), read(first, schedule));
        }
        return loans;
    }

    private static Loan read(Row row, List<Instalment> schedule) {
        return new Loan(
                row.getLong("id"),
                new LoanAccountNumber(row.getString("number")),
                row.getString("borrower"),
                row.getString("phone"),
                row.getString("email"),
                readLanguage(row),
                row.getString("branch"),
                row.getString("product"),
                readTerms(row),
                new Shares(
                        row.getLong("paid_penalty_paise"),
                        row.getLong("paid_fee_paise"),
                        row.getLong("paid_interest_paise"),
                        row.getLong("paid_principal_paise")),
                row.getLong("excess_paise"),
                row.getLong("version"),
                schedule);
    }

    private static @Nullable Language readLanguage(Row row) {
        String tag = row.getString("language");
        return tag == null ? null : Language.of(tag).orElseThrow();
    }

    private static @Nullable Terms readTerms(Row row) {
        Long principalPaise = row.getLong("terms_principal_paise");
        return principalPaise == null
                ? null
                : new Terms(
                        principalPaise,
                        row.getInteger("annual_rate_bps"),
                        row.getInteger("tenure_months"),
                        row.getLocalDate("first_due_date"));
    }

    private static Instalment readInstalment(Row row) {
        return new Instalment(
                row.getInteger("instalment"),
                row.getLocalDate("due_date"),
                new Shares(
                        row.getLong("penalty_paise"),
                        row.getLong("fee_paise"),
                        row.getLong("interest_paise"),
                        row.getLong("principal_paise")));
    }
}
