package io.muster.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.loan.Instalment;
import io.muster.loan.Shares;
import io.muster.validation.CollectionLine;
import io.muster.validation.Judged;
import io.muster.validation.LoanLine;
import io.muster.validation.PaymentMode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several connections post the same money at once: no deadlock, no double, no gap. */
class ConcurrentPostingIT {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final LocalDate FIRST_DUE = LocalDate.of(2026, 9, 1);
    private static final int LOANS = 30;
    private static final int LINES = 120;
    private static final int WRITERS = 4;

    private Books books;

    @BeforeEach
    void open() {
        books = Books.fresh();
    }

    @AfterEach
    void close() {
        books.check();
        assertThat(books.deadlocks()).isZero();
        books.close();
    }

    @ParameterizedTest
    @EnumSource
    void theSameLinesInSeveralFilesAtOnceArePostedOnce(Locking locking) {
        addLoans();
        List<Judged.Accepted<CollectionLine>> lines = lines(LOANS, 0);

        List<Outcome> outcomes = postAtOnce(locking, List.of(lines, lines, lines, lines), false);

        assertThat(outcomes.stream().filter(Outcome.Posted.class::isInstance)).hasSize(LINES);
        assertThat(outcomes.stream().filter(Outcome.AlreadyPosted.class::isInstance))
                .hasSize((WRITERS - 1) * LINES);
    }

    @ParameterizedTest
    @EnumSource
    void theSameReferencesOnOtherLoansAtOnceArePostedOnce(Locking locking) {
        addLoans();

        // The loan of a reference differs from writer to writer, and some writers do not know it at all
        List<Outcome> outcomes = postAtOnce(
                locking, List.of(lines(LOANS, 0), lines(LOANS, 7), lines(LOANS + 5, 13), lines(LOANS + 9, 21)), true);

        long posted = outcomes.stream().filter(Outcome.Posted.class::isInstance).count();
        assertThat(outcomes).hasSize(WRITERS * LINES);
        assertThat(posted).isEqualTo(LINES);
    }

    @RepeatedTest(2)
    void twoLoanBooksWithTheSameAccountsAtOnceAddThemOnce() {
        List<Judged.Accepted<LoanLine>> rows = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            rows.add(Lines.loan(
                    i + 2,
                    "X" + i,
                    "Branch " + i % 7,
                    new LoanLine.SchedulePart.Terms(1_00_000_00, 18_00, 24, FIRST_DUE)));
        }
        List<Judged.Accepted<LoanLine>> reversed = rows.reversed();

        List<LoanOutcome> outcomes = Books.await(Uni.join()
                        .all(addLater("first", rows), addLater("second", reversed))
                        .andCollectFailures())
                .stream()
                .flatMap(List::stream)
                .toList();

        assertThat(outcomes.stream().filter(LoanOutcome.Added.class::isInstance))
                .hasSize(200);
        assertThat(outcomes.stream().filter(LoanOutcome.AlreadyInBook.class::isInstance))
                .hasSize(200);
        assertThat(books.loan("X199").schedule()).hasSize(24);
    }

    @ParameterizedTest
    @EnumSource
    void aPaymentWaitsForTheSuspenseOfItsKeyAndThenReleasesIt(Locking locking) {
        addLoans();
        var typo = Lines.upi(2, "NOBODY", 500, "SAME", DAY);
        var known = Lines.upi(3, "W1", 500, "SAME", DAY);

        List<Outcome> second = postWhileFirstIsOpen(locking, typo, known);

        assertThat(second).singleElement().isInstanceOf(Outcome.Posted.class);
        assertThat(books.loan("W1").version()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void suspenseWaitsForThePaymentOfItsKeyAndThenIsNotOpened(Locking locking) {
        addLoans();
        var known = Lines.upi(3, "W1", 500, "SAME", DAY);
        var typo = Lines.upi(2, "NOBODY", 500, "SAME", DAY);

        List<Outcome> second = postWhileFirstIsOpen(locking, known, typo);

        assertThat(second).singleElement().isInstanceOf(Outcome.KeyReused.class);
    }

    @ParameterizedTest
    @EnumSource
    void aPaymentWaitsForTheSameKeyOnAnotherLoanAndThenSaysSo(Locking locking) {
        addLoans();

        List<Outcome> second = postWhileFirstIsOpen(
                locking, Lines.upi(2, "W1", 500, "SAME", DAY), Lines.upi(2, "W2", 500, "SAME", DAY));

        assertThat(second).singleElement().isInstanceOf(Outcome.KeyReused.class);
    }

    @ParameterizedTest
    @EnumSource
    void twoCorrectionsOfOneRowAtOnceAreOnePayment(Locking locking) {
        addLoans();
        UUID key = books.reject(Lines.file("rejected", DAY), 23);

        List<Outcome> second = postWhileFirstIsOpen(
                locking,
                Lines.line(2, "W1", 500, PaymentMode.UPI, "SAME", DAY, key),
                Lines.line(2, "W2", 5_000, PaymentMode.UPI, "SAME", DAY, key));

        assertThat(second).singleElement().isInstanceOf(Outcome.KeyReused.class);
    }

    @ParameterizedTest
    @EnumSource
    void twoPaymentsOnOneLoanAtOnceAreAllocatedOneAfterTheOther(Locking locking) {
        addLoans();

        var _ = postWhileFirstIsOpen(
                locking, Lines.upi(2, "W1", 700, "ONE", DAY), Lines.upi(2, "W1", 800, "OTHER", DAY));

        assertThat(books.loan("W1").version()).isEqualTo(2);
        assertThat(books.loan("W1").paid().totalPaise()).isEqualTo(1_500);
    }

    @ParameterizedTest
    @EnumSource
    void aPaymentThatFindsTheScheduleGrowingIsAllocatedByTheGrownOne(Locking locking) {
        addLoans();
        Instalment fourth = new Instalment(4, DAY, new Shares(0, 0, 100, 900));
        var row = Lines.loan(2, "W1", "B1", new LoanLine.SchedulePart.Given(fourth));

        List<Outcome> paid = postWhileOpen(
                connection -> new LoanBookPostings().post(connection, Lines.file("more", DAY), List.of(row)),
                locking,
                Lines.upi(2, "W1", 4_000, "ALL", DAY));

        assertThat(paid)
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Posted.class,
                        posted -> assertThat(posted.payment().excessPaise()).isZero());
    }

    @Test
    void aRowThatMakesNoPaymentIsFoundUnderItsKeyAllTheSame() {
        addLoans();
        var all = Lines.upi(2, "W1", BatchJudge.TOTAL_PAISE_MAX - 1, "ALL", DAY);
        var _ = books.post(Lines.file("first", DAY), List.of(all));

        List<Outcome> again = books.post(Lines.file("second", DAY), List.of(all));

        assertThat(again).singleElement().isInstanceOf(Outcome.AlreadyPosted.class);
    }

    private List<Outcome> postWhileFirstIsOpen(
            Locking locking, Judged.Accepted<CollectionLine> first, Judged.Accepted<CollectionLine> second) {
        return postWhileOpen(
                connection ->
                        new Postings().post(connection, Locking.PESSIMISTIC, Lines.file("first", DAY), List.of(first)),
                locking,
                second);
    }

    /** Does the first and, before that commits, posts a line; commits only when the line stands waiting in Postgres. */
    private List<Outcome> postWhileOpen(
            Function<SqlConnection, Uni<?>> first, Locking locking, Judged.Accepted<CollectionLine> second) {
        SqlConnection connection = Books.await(books.pool().getConnection());
        Transaction open = Books.await(connection.begin());
        var _ = Books.await(first.apply(connection));
        CompletableFuture<List<Outcome>> waiting = books.postLater(locking, Lines.file("second", DAY), List.of(second))
                .subscribeAsCompletionStage();
        await().until(books::isSomeoneWaitingForALock);
        Books.await(open.commit());
        Books.await(connection.close());
        return waiting.join();
    }

    private Uni<List<LoanOutcome>> addLater(String file, List<Judged.Accepted<LoanLine>> rows) {
        return books.inTransaction(tx -> new LoanBookPostings().post(tx, Lines.file(file, DAY), rows));
    }

    /** Each writer posts its lines as its own file, in its own order, in batches of ten, all at the same time. */
    private List<Outcome> postAtOnce(
            Locking locking, List<List<Judged.Accepted<CollectionLine>>> writers, boolean shuffled) {
        List<Uni<List<Outcome>>> running = new ArrayList<>();
        for (int writer = 0; writer < writers.size(); writer++) {
            List<Judged.Accepted<CollectionLine>> lines = new ArrayList<>(writers.get(writer));
            if (shuffled) {
                java.util.Collections.shuffle(lines, new Random(writer));
            }
            running.add(postInBatches(locking, Lines.file("writer " + writer, DAY), lines));
        }
        return Books.await(Uni.join().all(running).andCollectFailures()).stream()
                .flatMap(List::stream)
                .toList();
    }

    private Uni<List<Outcome>> postInBatches(
            Locking locking, PostingOrigin origin, List<Judged.Accepted<CollectionLine>> lines) {
        return io.smallrye.mutiny.Multi.createFrom()
                .iterable(lines)
                .group()
                .intoLists()
                .of(10)
                .onItem()
                .transformToUniAndConcatenate(batch -> books.postLater(locking, origin, batch))
                .onItem()
                .<Outcome>disjoint()
                .collect()
                .asList();
    }

    private static List<Judged.Accepted<CollectionLine>> lines(int loans, int shift) {
        List<Judged.Accepted<CollectionLine>> lines = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            lines.add(Lines.upi(i + 2, "W" + (i + shift) % loans, 700 + i, "REF" + i, DAY));
        }
        return lines;
    }

    private void addLoans() {
        List<Judged.Accepted<LoanLine>> rows = new ArrayList<>();
        for (int loan = 0; loan < LOANS; loan++) {
            for (int number = 1; number <= 3; number++) {
                Instalment instalment =
                        new Instalment(number, FIRST_DUE.plusMonths(number - 1), new Shares(0, 0, 100, 900));
                rows.add(Lines.loan(
                        rows.size() + 2, "W" + loan, "B" + loan % 3, new LoanLine.SchedulePart.Given(instalment)));
            }
        }
        assertThat(books.postLoans(Lines.file("loans", DAY), rows)).allMatch(LoanOutcome.Added.class::isInstance);
    }
}
