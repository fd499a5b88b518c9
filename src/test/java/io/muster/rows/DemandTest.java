package io.muster.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows come when they are asked for, as many as were asked for, and what the reading held is freed however it ends. */
class DemandTest {
    private static final SheetInfo SHEET = new SheetInfo(0, "Sheet1", SheetInfo.Visibility.VISIBLE, 100);

    @TempDir
    Path folder;

    private final CountedRows counted = new CountedRows(100);
    private OpenWorkbook workbook = new OpenWorkbook(List.of(SHEET), false, counted);

    @BeforeEach
    void opened() {
        workbook = new OpenWorkbook(List.of(SHEET), false, counted);
    }

    @Test
    void nothingIsReadUntilItIsAskedFor() {
        AssertSubscriber<RawRow> rows = workbook.rows(SHEET).subscribe().withSubscriber(AssertSubscriber.create(0));
        assertThat(counted.read).hasValue(0);
        rows.request(3);
        assertThat(rows.getItems()).hasSize(3);
        assertThat(counted.read).hasValue(3);
        rows.request(2);
        assertThat(rows.getItems()).extracting(RawRow::number).containsExactly(1, 2, 3, 4, 5);
        assertThat(counted.read).hasValue(5);
        rows.cancel();
        assertThat(counted.closed).hasValue(1);
    }

    @Test
    void theEndFreesTheReading() {
        AssertSubscriber<RawRow> rows = workbook.rows(SHEET).subscribe().withSubscriber(AssertSubscriber.create(101));
        rows.assertCompleted();
        assertThat(rows.getItems()).hasSize(100);
        assertThat(counted.closed).hasValue(1);
    }

    @Test
    void aFailureFreesTheReading() {
        counted.failAt = 7;
        AssertSubscriber<RawRow> rows = workbook.rows(SHEET).subscribe().withSubscriber(AssertSubscriber.create(100));
        rows.assertFailedWith(UnreadableWorkbook.class);
        assertThat(rows.getItems()).hasSize(7);
        assertThat(counted.closed).hasValue(1);
    }

    @Test
    void cancellingInTheMiddleOfARowFreesTheReadingBehindIt() throws InterruptedException {
        counted.gate = new CountDownLatch(1);
        AssertSubscriber<RawRow> rows = workbook.rows(SHEET)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .subscribe()
                .withSubscriber(AssertSubscriber.create(5));
        counted.entered.await();
        rows.cancel();
        assertThat(counted.closed).hasValue(0);
        counted.gate.countDown();
        counted.freed.await();
        assertThat(counted.closed).hasValue(1);
        assertThat(rows.getItems()).isEmpty();
    }

    @Test
    void aListIsReadWhenItIsAskedForAndHoldsWhatWasTaken() {
        AssertSubscriber<List<Integer>> lists =
                lists(10, row -> row.number() % 2 == 0 ? row.number() : null, AssertSubscriber.create(0));
        assertThat(counted.read).hasValue(0);
        lists.request(1);
        assertThat(lists.getItems()).containsExactly(List.of(2, 4, 6, 8, 10, 12, 14, 16, 18, 20));
        assertThat(counted.read).hasValue(20);
        lists.request(5);
        lists.assertCompleted();
        assertThat(lists.getItems()).hasSize(5).allMatch(list -> list.size() == 10);
        assertThat(counted.closed).hasValue(1);
    }

    @Test
    void rowsOfWhichNothingIsTakenMakeNoList() {
        lists(10, _ -> null, AssertSubscriber.create(1)).assertCompleted().assertHasNotReceivedAnyItem();
        assertThat(counted.closed).hasValue(1);
    }

    @Test
    void rowsBeforeTheBreakComeBeforeIt() {
        counted.failAt = 7;
        AssertSubscriber<List<Integer>> lists = lists(5, RawRow::number, AssertSubscriber.create(2));
        assertThat(lists.getItems()).containsExactly(List.of(1, 2, 3, 4, 5), List.of(6, 7));
        assertThat(lists.getFailure()).isNull();
        lists.request(1);
        lists.assertFailedWith(UnreadableWorkbook.class);
        assertThat(counted.closed).hasValue(1);
    }

    @Test
    void cancellingInTheMiddleOfAListFreesTheReadingBehindTheRow() throws InterruptedException {
        counted.gate = new CountDownLatch(1);
        AssertSubscriber<List<Integer>> lists = workbook.lists(SHEET, 50, RawRow::number)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .subscribe()
                .withSubscriber(AssertSubscriber.create(5));
        counted.entered.await();
        lists.cancel();
        counted.gate.countDown();
        counted.freed.await();
        assertThat(counted.read).hasValue(1);
        assertThat(lists.getItems()).isEmpty();
    }

    private <T> AssertSubscriber<List<T>> lists(
            int rowsMax, Function<RawRow, @Nullable T> take, AssertSubscriber<List<T>> subscriber) {
        return workbook.lists(SHEET, rowsMax, take).subscribe().withSubscriber(subscriber);
    }

    @Test
    void eachSubscriptionReadsTheSheetAnew() {
        Path file = ReadRows.workbookOf(50).write(folder.resolve("upload.xlsx"));
        try (OpenWorkbook opened = Workbooks.open(file, WorkbookLimits.DEFAULT)) {
            List<RawRow> head = opened.head(opened.sheets().getFirst(), 20);
            List<RawRow> all = ReadRows.all(opened);
            assertThat(head).hasSize(20);
            assertThat(all).hasSize(50).startsWith(head.toArray(RawRow[]::new)).isEqualTo(ReadRows.all(opened));
            assertThat(opened.head(opened.sheets().getFirst(), 100)).isEqualTo(all);
        }
    }

    /** Rows that count themselves. */
    private static final class CountedRows implements SheetRows, RowSource {
        final AtomicInteger read = new AtomicInteger();
        final AtomicInteger closed = new AtomicInteger();
        final CountDownLatch entered = new CountDownLatch(1);
        final CountDownLatch freed = new CountDownLatch(1);
        private final int rows;
        CountDownLatch gate = new CountDownLatch(0);
        int failAt = Integer.MAX_VALUE;

        CountedRows(int rows) {
            this.rows = rows;
        }

        @Override
        public RowSource open(SheetInfo sheet) {
            return this;
        }

        @Override
        public @Nullable RawRow next() {
            entered.countDown();
            awaitGate();
            if (read.get() == failAt) {
                throw Refusal.BROKEN_SHEET.at(failAt);
            }
            return read.get() == rows
                    ? null
                    : new RawRow(read.incrementAndGet(), false, List.of(new RawCell.Text("LN1")));
        }

        @Override
        public void close() {
            closed.incrementAndGet();
            freed.countDown();
        }

        private void awaitGate() {
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
