package io.muster.pipeline;

import io.muster.loan.LoanAccountNumber;
import io.muster.posting.Locking;
import io.muster.posting.Outcome;
import io.muster.posting.PostingOrigin;
import io.muster.posting.Postings;
import io.muster.posting.Preview;
import io.muster.posting.Previews;
import io.muster.posting.RowVerdict;
import io.muster.posting.SeenKeys;
import io.muster.posting.Trial;
import io.muster.validation.CollectionLine;
import io.muster.validation.CollectionRowCheck;
import io.muster.validation.Judged;
import io.muster.validation.PaymentMode;
import io.muster.validation.RowCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Money taken on loans: each accepted row becomes a payment. */
@ApplicationScoped
class CollectionsRoad implements Road<CollectionLine> {
    private final Postings postings;
    private final Previews previews;

    CollectionsRoad(Postings postings, Previews previews) {
        this.postings = postings;
        this.previews = previews;
    }

    @Override
    public RowCheck<CollectionLine> check(SheetReading sheet) {
        return new CollectionRowCheck(
                sheet.header(), sheet.layout(), sheet.workbook().date1904(), sheet.judgedOn());
    }

    @Override
    public LoanAccountNumber loan(CollectionLine line) {
        return line.loan();
    }

    @Override
    public List<Object> claims(CollectionLine line, boolean keyIncludesLoan) {
        List<Object> claims = new ArrayList<>(2);
        if (line.reference() != null && !keyIncludesLoan) {
            claims.add(new Money(line.mode(), line.reference(), line.amountPaise(), line.valueDate()));
        }
        if (line.originalKey() != null) {
            claims.add(line.originalKey());
        }
        return claims;
    }

    /** What the payment's key is made of. */
    private record Money(PaymentMode mode, String reference, long amountPaise, LocalDate valueDate) {}

    @Override
    public Uni<List<Result>> post(
            SqlConnection tx, Locking locking, PostingOrigin origin, List<Judged.Accepted<CollectionLine>> lines) {
        return postings.post(tx, locking, origin, lines).map(outcomes -> results(lines, outcomes));
    }

    private static List<Result> results(List<Judged.Accepted<CollectionLine>> lines, List<Outcome> outcomes) {
        List<Result> results = new ArrayList<>(outcomes.size());
        for (int i = 0; i < outcomes.size(); i++) {
            results.add(result(lines.get(i).line(), outcomes.get(i)));
        }
        return results;
    }

    /** A row that made a payment is found by it, any other by its verdict. */
    private static Result result(CollectionLine line, Outcome outcome) {
        RowVerdict verdict = RowVerdict.of(outcome);
        return outcome instanceof Outcome.Posted posted
                ? new Result(verdict, posted.payment())
                : new Result(verdict.withReference(line.reference()), null);
    }

    @Override
    public @Nullable UUID mends(CollectionLine line) {
        return line.originalKey();
    }

    @Override
    public long amountPaise(CollectionLine line) {
        return line.amountPaise();
    }

    @Override
    public Uni<List<Trial.FirstRow>> look(
            SqlConnection tx, PostingOrigin origin, List<Judged.Accepted<CollectionLine>> lines, SeenKeys seen) {
        return previews.judge(tx, origin, lines, seen).map(found -> looked(lines, found));
    }

    private static List<Trial.FirstRow> looked(List<Judged.Accepted<CollectionLine>> lines, List<Preview> found) {
        List<Trial.FirstRow> rows = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            rows.add(looked(lines.get(i).line(), found.get(i)));
        }
        return rows;
    }

    private static Trial.FirstRow looked(CollectionLine line, Preview preview) {
        Preview.WouldPost posting = preview instanceof Preview.WouldPost would ? would : null;
        return new Trial.FirstRow(
                preview.rowNumber(),
                preview.kind().slug(),
                preview instanceof Preview.ToSuspense,
                preview.amountPaise(),
                line.loan().value(),
                posting == null ? null : posting.share(),
                posting == null ? 0 : posting.excessPaise(),
                preview.reasons().isEmpty() ? null : preview.reasons().getFirst());
    }
}
