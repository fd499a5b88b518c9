package io.muster.web;

import io.muster.pipeline.Snapshot;
import io.muster.posting.BookFigures;
import io.muster.posting.Collected;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A lender's figures as clients see them. */
@Schema(name = "Figures", description = "What came in on some business days, all of one look at the books")
record FiguresView(
        @Schema(description = "When the books were looked at")
        Instant at,

        LocalDate businessDate,
        LocalDate from,
        LocalDate to,
        SumView collected,

        @Schema(description = "What fell due on these days, whether it was paid or not")
        Money due,

        List<PartView> byDay,
        List<PartView> byBranch,
        List<PartView> byMode,

        @Schema(description = "An empty name is that of payments without an agent")
        List<PartView> byAgent,

        @Schema(description = "Money whose loan is not known, whenever it came, by age in days")
        List<AgeView> suspense,

        @Schema(description = "Rows of the uploads received on these days, by their first reason")
        List<NotTakenView> notTaken,

        List<UnderWayView> uploads,
        List<FailedView> failedMessages) {

    /** Payments and their money. */
    @Schema(name = "CollectedSum")
    record SumView(long payments, Money amount, Money excess) {
        static SumView of(Collected.Sum sum) {
            return new SumView(sum.payments(), Money.of(sum.paise()), Money.of(sum.excessPaise()));
        }
    }

    /** A part of what came in. */
    @Schema(name = "CollectedPart")
    record PartView(String name, long payments, Money amount) {}

    /** Suspense of an age. */
    @Schema(name = "SuspenseAge")
    record AgeView(String days, int entries, Money amount) {
        private static final List<String> DAYS = List.of("0-1", "2-7", "8-30", "31-");

        static AgeView of(BookFigures.Aged aged) {
            return new AgeView(DAYS.get(aged.age() - 1), aged.entries(), Money.of(aged.paise()));
        }
    }

    /** Rows not taken. */
    @Schema(name = "RowsNotTaken")
    record NotTakenView(String verdict, String code, int rows, Money amount) {
        static NotTakenView of(BookFigures.NotTaken rows) {
            return new NotTakenView(rows.verdict(), rows.code(), rows.rows(), Money.of(rows.paise()));
        }
    }

    /** Uploads that are not finished. */
    @Schema(name = "UploadsUnderWay")
    record UnderWayView(String state, int uploads, int late) {
        static UnderWayView of(BookFigures.UnderWay uploads) {
            return new UnderWayView(uploads.state(), uploads.uploads(), uploads.late());
        }
    }

    /** Messages that did not arrive. */
    @Schema(name = "MessagesFailed")
    record FailedView(String state, int messages) {
        static FailedView of(BookFigures.Failed failed) {
            return new FailedView(failed.state(), failed.messages());
        }
    }

    static FiguresView of(Snapshot snapshot) {
        return new FiguresView(
                snapshot.at(),
                snapshot.today(),
                snapshot.from(),
                snapshot.to(),
                SumView.of(snapshot.collected().all().ofAll()),
                Money.of(snapshot.due().stream()
                        .mapToLong(BookFigures.Due::paise)
                        .sum()),
                parts(snapshot.collected().byDay(), Comparator.comparing(PartView::name)),
                parts(snapshot.collected().byBranch(), largest()),
                parts(snapshot.collected().byMode(), largest()),
                parts(snapshot.collected().byAgent(), largest()),
                snapshot.suspense().stream().map(AgeView::of).toList(),
                snapshot.notTaken().stream().map(NotTakenView::of).toList(),
                snapshot.underWay().stream().map(UnderWayView::of).toList(),
                snapshot.failedMessages().stream().map(FailedView::of).toList());
    }

    private static List<PartView> parts(Map<?, Collected.Part> parts, Comparator<PartView> order) {
        return parts.entrySet().stream()
                .map(part -> part(part.getKey().toString(), part.getValue().ofAll()))
                .sorted(order)
                .toList();
    }

    private static PartView part(String name, Collected.Sum sum) {
        return new PartView(name, sum.payments(), Money.of(sum.paise()));
    }

    private static Comparator<PartView> largest() {
        return Comparator.<PartView>comparingLong(part -> -part.amount().paise())
                .thenComparing(PartView::name);
    }
}
