package io.muster.pipeline;

import io.muster.loan.LoanAccountNumber;
import io.muster.posting.LoanBookPostings;
import io.muster.posting.Locking;
import io.muster.posting.PostingOrigin;
import io.muster.posting.RowVerdict;
import io.muster.posting.SeenKeys;
import io.muster.posting.Trial;
import io.muster.validation.Judged;
import io.muster.validation.LoanLine;
import io.muster.validation.LoanRowCheck;
import io.muster.validation.RowCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The loans themselves: each accepted row becomes an account with its schedule, or an instalment. */
@ApplicationScoped
class LoanBookRoad implements Road<LoanLine> {
    private final LoanBookPostings postings;

    LoanBookRoad(LoanBookPostings postings) {
        this.postings = postings;
    }

    @Override
    public RowCheck<LoanLine> check(SheetReading sheet) {
        return new LoanRowCheck(sheet.header(), sheet.layout(), sheet.workbook().date1904(), sheet.judgedOn());
    }

    @Override
    public LoanAccountNumber loan(LoanLine line) {
        return line.loan();
    }

    @Override
    public List<Object> claims(LoanLine line, boolean keyIncludesLoan) {
        return List.of();
    }

    /** Accounts are locked in any case: their rows mostly add them. */
    @Override
    public Uni<List<Result>> post(
            SqlConnection tx, Locking locking, PostingOrigin origin, List<Judged.Accepted<LoanLine>> lines) {
        return postings.post(tx, origin, lines)
                .map(outcomes -> outcomes.stream()
                        .map(outcome -> new Result(RowVerdict.of(outcome), null))
                        .toList());
    }

    @Override
    public @Nullable UUID mends(LoanLine line) {
        return null;
    }

    @Override
    public long amountPaise(LoanLine line) {
        return line.amountPaise();
    }

    /** A row that is right by itself is taken for one that would be added: a loan book brings no money. */
    @Override
    public Uni<List<Trial.FirstRow>> look(
            SqlConnection tx, PostingOrigin origin, List<Judged.Accepted<LoanLine>> lines, SeenKeys seen) {
        return Uni.createFrom().item(lines.stream().map(LoanBookRoad::looked).toList());
    }

    private static Trial.FirstRow looked(Judged.Accepted<LoanLine> row) {
        return new Trial.FirstRow(
                row.rowNumber(),
                RowVerdict.Kind.POSTED.slug(),
                false,
                row.line().amountPaise(),
                row.line().loan().value(),
                null,
                0,
                null);
    }
}
