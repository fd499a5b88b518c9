package io.muster.loan;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads loan accounts with their schedules; any thread, answers on the client's event loop. */
@ApplicationScoped
public class Loans {
    // One statement, so that the totals and the schedule are of one moment
    static final String FIND = """
            select l.id, l.number, l.borrower, l.phone, l.email, l.language, l.branch, l.product,
              l.principal_paise as terms_principal_paise, l.annual_rate_bps, l.tenure_months, l.first_due_date,
              l.paid_penalty_paise, l.paid_fee_paise, l.paid_interest_paise, l.paid_principal_paise,
              l.excess_paise, l.version,
              i.number as instalment, i.due_date, i.penalty_paise, i.fee_paise, i.interest_paise, i.principal_paise
            from loan_account l
            left join instalment i on i.loan_id = l.id
            where l.number = $1
            order by i.due_date, i.number
            """;

    /** The loan of this number with its schedule; empty when the books have none. */
    public Uni<Optional<Loan>> find(SqlClient client, LoanAccountNumber number) {
        return client.preparedQuery(FIND).execute(Tuple.of(number.value())).map(Loans::read);
    }

    private static Optional<Loan> read(RowSet<Row> rows) {
        List<Instalment> schedule = new ArrayList<>(rows.size());
        for (Row row : rows) {
            if (row.getInteger("instalment") != null) {
                schedule.add(readInstalment(row));
            }
        }
        return rows.stream().findFirst().map(row -> read(row, schedule));
    }

    private static Loan read(Row row, List<Instalment> schedule) {
        return new Loan(
                row.getLong("id"),
                new LoanAccountNumber(row.getString("number")),
                row.getString("borrower"),
                LoanContact.read(row),
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
