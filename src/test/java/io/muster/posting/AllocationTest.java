package io.muster.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.loan.Instalment;
import io.muster.loan.InstalmentShare;
import io.muster.loan.LoanAccountNumber;
import io.muster.loan.LoanStatement;
import io.muster.loan.Shares;
import io.muster.loan.Splits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Where a payment's money goes, against a slow oracle that keeps a balance for every instalment and component. */
class AllocationTest {
    private static final LocalDate FIRST_DUE = LocalDate.of(2026, 4, 5);

    /** A payment on a date, given as months after the first due date. */
    record Paid(int month, long amountPaise) {}

    @Example
    void theOldestInterestThenItsPrincipalThenTheNextAndChargesLast() {
        List<Instalment> due = List.of(
                new Instalment(2, FIRST_DUE.plusMonths(1), new Shares(0, 30, 100, 900)),
                new Instalment(1, FIRST_DUE, new Shares(20, 0, 110, 890)));

        assertThat(allocate(due, Shares.NONE, 50)).isEqualTo(new Allocation(new Shares(0, 0, 50, 0), 0));
        assertThat(allocate(due, Shares.NONE, 1_000)).isEqualTo(new Allocation(new Shares(0, 0, 110, 890), 0));
        assertThat(allocate(due, Shares.NONE, 1_150)).isEqualTo(new Allocation(new Shares(0, 0, 210, 940), 0));
        assertThat(allocate(due, Shares.NONE, 2_025)).isEqualTo(new Allocation(new Shares(0, 25, 210, 1_790), 0));
        assertThat(allocate(due, Shares.NONE, 2_040)).isEqualTo(new Allocation(new Shares(10, 30, 210, 1_790), 0));
        assertThat(allocate(due, Shares.NONE, 2_100)).isEqualTo(new Allocation(new Shares(20, 30, 210, 1_790), 50));
    }

    @Example
    void withNothingDueEverythingIsExcess() {
        assertThat(allocate(List.of(), Shares.NONE, 500)).isEqualTo(new Allocation(Shares.NONE, 500));
        assertThat(allocate(List.of(), new Shares(1, 2, 3, 4), 500)).isEqualTo(new Allocation(Shares.NONE, 500));
    }

    @Property
    void aPaymentIsItsSharesAndItsExcessAndNoComponentIsOverpaid(
            @ForAll("schedules") List<Instalment> due,
            @ForAll("amounts") long firstPaise,
            @ForAll("amounts") long nextPaise) {
        Shares paid = allocate(due, Shares.NONE, firstPaise).share();

        Allocation allocation = allocate(due, paid, nextPaise);

        assertThat(allocation.share().totalPaise() + allocation.excessPaise()).isEqualTo(nextPaise);
        Shares left = LoanStatement.of(due, paid.plus(allocation.share()), 0).left();
        assertThat(left.atMost(Shares.NONE)).isEqualTo(Shares.NONE);
        assertThat(allocation.excessPaise() == 0 || left.equals(Shares.NONE)).isTrue();
    }

    @Property
    void oneSumInOneGoIsTheSameAsInTwo(
            @ForAll("schedules") List<Instalment> due,
            @ForAll("amounts") long firstPaise,
            @ForAll("amounts") long nextPaise) {
        Allocation whole = allocate(due, Shares.NONE, firstPaise + nextPaise);
        Allocation first = allocate(due, Shares.NONE, firstPaise);
        Allocation next = allocate(due, first.share(), nextPaise);

        assertThat(first.share().plus(next.share())).isEqualTo(whole.share());
        assertThat(first.excessPaise() + next.excessPaise()).isEqualTo(whole.excessPaise());
    }

    @Property
    void theTotalsSayTheSameAsAnOracleThatKeepsEveryInstalment(
            @ForAll("schedules") List<Instalment> schedule, @ForAll("histories") List<Paid> history) {
        Oracle oracle = new Oracle(schedule);
        Shares paid = Shares.NONE;
        long excessPaise = 0;
        for (Paid payment : history) {
            LocalDate day = FIRST_DUE.plusMonths(payment.month());
            List<Instalment> due = schedule.stream()
                    .filter(instalment -> !instalment.dueDate().isAfter(day))
                    .toList();
            Allocation allocation = allocate(due, paid, payment.amountPaise());

            oracle.pay(day, payment.amountPaise());

            assertSplit(oracle, Splits.of(schedule, paid, allocation.share()));
            paid = paid.plus(allocation.share());
            excessPaise += allocation.excessPaise();
        }
        assertThat(excessPaise).isEqualTo(oracle.excessPaise);
        LoanStatement statement = LoanStatement.of(schedule, paid, excessPaise);
        for (int i = 0; i < schedule.size(); i++) {
            assertThat(statement.lines().get(i).left()).isEqualTo(oracle.left(i));
        }
    }

    @Property
    void whatIsReadBehindTheSettledBeginningGivesTheSameAsTheWholeSchedule(
            @ForAll("schedules") List<Instalment> schedule,
            @ForAll("days") List<Paid> history,
            @ForAll("enough") int more) {
        Shares paid = Shares.NONE;
        Settled settled = Settled.NONE;
        for (Paid payment : history) {
            LocalDate day = FIRST_DUE.plusMonths(payment.month());
            Settled known = settled.asOf(day);
            List<Instalment> due = schedule.stream()
                    .filter(instalment -> !instalment.dueDate().isAfter(day))
                    .toList();
            List<Instalment> behind =
                    due.stream().filter(next -> !known.covers(next)).toList();

            Allocation allocation = ofWhole(due, paid, payment.amountPaise());

            assertThat(Allocation.of(Waterfall.HORIZONTAL_1, known, behind, paid, payment.amountPaise()))
                    .isEqualTo(allocation);
            List<Instalment> reached = reached(known, behind, paid, payment.amountPaise(), more);
            assertThat(Allocation.of(Waterfall.HORIZONTAL_1, known, reached, paid, payment.amountPaise()))
                    .isEqualTo(allocation);
            LoanState loan = new LoanState(1, new LoanAccountNumber("L1"), "MUM", paid, 0, 0, 0, settled)
                    .after(allocation, behind, day);
            paid = loan.paid();
            settled = loan.settled();
            assertSettled(schedule, settled, paid);
        }
    }

    /** As few of these as the money can reach, and some more. */
    private static List<Instalment> reached(
            Settled settled, List<Instalment> behind, Shares paid, long amountPaise, int more) {
        Shares upTo = settled.due();
        for (int i = 0; i < behind.size(); i++) {
            upTo = upTo.plus(behind.get(i).due());
            long leftPaise = Math.max(0, upTo.interestPaise() - paid.interestPaise())
                    + Math.max(0, upTo.principalPaise() - paid.principalPaise());
            if (amountPaise <= leftPaise) {
                return behind.subList(0, Math.min(behind.size(), i + 1 + more));
            }
        }
        return behind;
    }

    private static void assertSettled(List<Instalment> schedule, Settled settled, Shares paid) {
        List<Instalment> covered = schedule.stream().filter(settled::covers).toList();
        assertThat(settled.due())
                .isEqualTo(covered.stream().map(Instalment::due).reduce(Shares.NONE, Shares::plus));
        assertThat(settled.due().interestPaise()).isLessThanOrEqualTo(paid.interestPaise());
        assertThat(settled.due().principalPaise()).isLessThanOrEqualTo(paid.principalPaise());
        assertThat(settled.number()).isEqualTo(covered.size());
    }

    /** Instalment by instalment over all that is due: the way that needs no settled beginning. */
    private static Allocation ofWhole(List<Instalment> due, Shares paid, long amountPaise) {
        long restPaise = amountPaise;
        long interestPaise = 0;
        long principalPaise = 0;
        for (LoanStatement.Line line : LoanStatement.of(due, paid, 0).lines()) {
            long toInterestPaise = Math.min(restPaise, line.left().interestPaise());
            long toPrincipalPaise =
                    Math.min(restPaise - toInterestPaise, line.left().principalPaise());
            interestPaise += toInterestPaise;
            principalPaise += toPrincipalPaise;
            restPaise -= toInterestPaise + toPrincipalPaise;
        }
        Shares left = LoanStatement.of(due, paid, 0).left();
        long feePaise = Math.min(restPaise, left.feePaise());
        long penaltyPaise = Math.min(restPaise - feePaise, left.penaltyPaise());
        return new Allocation(
                new Shares(penaltyPaise, feePaise, interestPaise, principalPaise), restPaise - feePaise - penaltyPaise);
    }

    /** Business dates that may go back. */
    @Provide
    Arbitrary<List<Paid>> days() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 8),
                        Arbitraries.longs().between(1, 80))
                .as(Paid::new)
                .list()
                .ofMaxSize(10);
    }

    @Provide
    Arbitrary<Integer> enough() {
        return Arbitraries.integers().between(0, 2);
    }

    private static void assertSplit(Oracle oracle, List<InstalmentShare> split) {
        long[] byNumber = new long[oracle.left.length + 1];
        split.forEach(
                part -> byNumber[part.instalment().number()] += part.share().totalPaise());
        for (int i = 0; i < oracle.left.length; i++) {
            assertThat(byNumber[i + 1]).isEqualTo(oracle.lastPaid[i]);
        }
    }

    private static Allocation allocate(List<Instalment> due, Shares paid, long amountPaise) {
        return Allocation.of(Waterfall.HORIZONTAL_1, due, paid, amountPaise);
    }

    /** Pays paisa by paisa into a table of instalments by component. */
    private static final class Oracle {
        private final List<Instalment> schedule;
        private final long[][] left;
        private long[] lastPaid;
        private long excessPaise;

        Oracle(List<Instalment> schedule) {
            this.schedule = schedule;
            this.left = new long[schedule.size()][];
            this.lastPaid = new long[schedule.size()];
            for (int i = 0; i < left.length; i++) {
                Shares due = schedule.get(i).due();
                left[i] = new long[] {due.interestPaise(), due.principalPaise(), due.feePaise(), due.penaltyPaise()};
            }
        }

        void pay(LocalDate day, long amountPaise) {
            lastPaid = new long[left.length];
            for (long paisa = 0; paisa < amountPaise; paisa++) {
                payOne(day);
            }
        }

        private void payOne(LocalDate day) {
            if (!payFirst(day, 0, 2) && !payFirst(day, 2, 3) && !payFirst(day, 3, 4)) {
                excessPaise++;
            }
        }

        private boolean payFirst(LocalDate day, int fromComponent, int toComponent) {
            for (int i = 0; i < left.length; i++) {
                for (int c = fromComponent; c < toComponent; c++) {
                    if (left[i][c] > 0 && !schedule.get(i).dueDate().isAfter(day)) {
                        left[i][c]--;
                        lastPaid[i]++;
                        return true;
                    }
                }
            }
            return false;
        }

        Shares left(int i) {
            return new Shares(left[i][3], left[i][2], left[i][0], left[i][1]);
        }
    }

    @Provide
    Arbitrary<List<Instalment>> schedules() {
        Arbitrary<Long> part = Arbitraries.longs().between(0, 12);
        return Combinators.combine(part, part, part, part)
                .as(Shares::new)
                .list()
                .ofMaxSize(8)
                .map(AllocationTest::monthly);
    }

    private static List<Instalment> monthly(List<Shares> dues) {
        List<Instalment> schedule = new ArrayList<>();
        for (Shares due : dues) {
            schedule.add(new Instalment(schedule.size() + 1, FIRST_DUE.plusMonths(schedule.size()), due));
        }
        return schedule;
    }

    @Provide
    Arbitrary<Long> amounts() {
        return Arbitraries.longs().between(0, 300);
    }

    @Provide
    Arbitrary<List<Paid>> histories() {
        // The business date never goes back
        return Combinators.combine(
                        Arbitraries.integers().between(0, 8),
                        Arbitraries.longs().between(1, 80))
                .as(Paid::new)
                .list()
                .ofMaxSize(10)
                .map(list -> list.stream()
                        .sorted((a, b) -> Integer.compare(a.month(), b.month()))
                        .toList());
    }
}
