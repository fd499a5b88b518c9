package io.muster.bench.pure;

import io.muster.events.OutboxEvent;
import io.muster.events.PaymentPosted;
import io.muster.loan.Instalment;
import io.muster.posting.Allocation;
import io.muster.posting.FreshLoan;
import io.muster.posting.PaymentKey;
import io.muster.posting.PostingHash;
import io.muster.tenant.TenantId;
import io.muster.validation.CollectionLine;
import io.muster.validation.Judged;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a row costs in each pure part; rows take turns, so that no branch is learnt by heart. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PureBenchmark {
    private static final TenantId TENANT = new TenantId("kaveri");

    private final PureRows rows = new PureRows();
    private final List<Instalment> due = PureRows.due(12);
    private final List<Instalment> longDue = PureRows.due(360);
    private final PaperRows papers = new PaperRows();
    private int turn;

    /** A row of a collections sheet judged by itself. */
    @Benchmark
    public Judged<CollectionLine> checkRow() {
        return rows.check.check(rows.rows.get(next()));
    }

    /** The key of a row with a reference. */
    @Benchmark
    public UUID paymentKey() {
        int row = next();
        return PaymentKey.of(rows.origin, row, rows.lines.get(row));
    }

    /** An amount over 12 instalments. */
    @Benchmark
    public Allocation allocateOver12() {
        return allocate(due);
    }

    /** An amount over 360 instalments. */
    @Benchmark
    public Allocation allocateOver360() {
        return allocate(longDue);
    }

    /** A payment's event with its JSON. */
    @Benchmark
    public OutboxEvent eventJson() {
        return PaymentPosted.of(TENANT, rows.payments.get(next())).event();
    }

    /** A payment more in the posting hash. */
    @Benchmark
    public PostingHash postingHash() {
        return PostingHash.NONE.plus(rows.payments.get(next()));
    }

    /** A receipt as PDF, in English. */
    @Benchmark
    public byte[] receiptPdfEnglish() {
        return papers.english(next());
    }

    /** A receipt as PDF, in Hindi, with a name in Devanagari. */
    @Benchmark
    public byte[] receiptPdfHindi() {
        return papers.hindi(next());
    }

    private Allocation allocate(List<Instalment> instalments) {
        return FreshLoan.allocate(instalments, rows.lines.get(next()).amountPaise());
    }

    private int next() {
        turn = turn + 1 & PureRows.COUNT - 1;
        return turn;
    }
}
