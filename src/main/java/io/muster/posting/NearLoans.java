package io.muster.posting;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the loans that a row with an unknown loan account may have meant: one bounded statement, any thread.
 *
 * <p>A person chooses; nothing is ever chosen by itself, whatever the score.
 */
@ApplicationScoped
public class NearLoans {
    /** So many are shown, and none below this score. */
    static final int SHOWN_MAX = 5;

    static final int SCORE_MIN = 40;

    // Each arm is bounded, so that a common prefix or name costs as little as a rare one. The amount's arm looks at the
    // instalments of a week.
    static final String FIND = """
            with near as (
              (select l.id from loan_account l where l.number = any($1::text[]) limit 50)
              union
              (select l.id from loan_account l where l.number like $2 and length($2) > 3 limit 40)
              union
              (select l.id from loan_account l where reverse(l.number) like $3 and length($3) > 3 limit 40)
              union
              (select l.id from loan_account l
               where $4 <> '' and to_tsvector('simple', l.borrower) @@ to_tsquery('simple', $4) limit 40)
              union
              (select i.loan_id from instalment i
               where i.due_date between $6::date - 3 and $6::date + 3
                 and i.penalty_paise + i.fee_paise + i.interest_paise + i.principal_paise = $5::bigint limit 40)
            )
            select l.number, l.borrower, l.branch, exists (
                select from instalment i
                where i.loan_id = l.id and i.due_date between $6::date - 31 and $6::date + 7
                  and i.penalty_paise + i.fee_paise + i.interest_paise + i.principal_paise = $5::bigint) as due
            from near n
            join loan_account l on l.id = n.id
            """;

    /** What is known of the money whose loan is looked for. */
    public record Sought(
            String loanText,
            @Nullable String payer,
            long amountPaise,
            @Nullable LocalDate day) {}

    /** The likeliest loans, at most five, the likeliest first. */
    public Uni<List<NearLoan>> find(SqlClient client, Sought sought) {
        NearScore score = new NearScore(sought.loanText(), sought.payer());
        Tuple asked = Tuple.tuple()
                .addValue(score.variants().toArray(String[]::new))
                .addValue(score.prefix())
                .addValue(score.suffix())
                .addValue(score.nameQuery())
                .addValue(sought.amountPaise())
                .addValue(sought.day());
        return client.preparedQuery(FIND)
                .execute(asked)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> read(row, score))
                        .filter(near -> near.score() >= SCORE_MIN)
                        .sorted(Comparator.comparingInt(NearLoan::score)
                                .reversed()
                                .thenComparing(NearLoan::number))
                        .limit(SHOWN_MAX)
                        .toList());
    }

    private static NearLoan read(Row row, NearScore score) {
        return score.of(
                row.getString("number"), row.getString("borrower"), row.getString("branch"), row.getBoolean("due"));
    }
}
