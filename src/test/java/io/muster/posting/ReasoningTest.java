package io.muster.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.loan.Instalment;
import io.muster.loan.InstalmentShare;
import io.muster.loan.LoanAccountNumber;
import io.muster.loan.Shares;
import io.muster.loan.Splits;
import io.muster.posting.Reasoning.Component;
import io.muster.posting.Reasoning.Part;
import io.muster.validation.PaymentMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Why a payment went where it went, held against what the waterfall gave it and what its receipt shows. */
class ReasoningTest {
    private static final LocalDate FIRST_DUE = LocalDate.of(2026, 4, 5);

    /** In the order in which the waterfall fills them. */
    private static final Comparator<Part> FILLED = Comparator.<Part>comparingInt(part -> switch (part.component()) {
                case INTEREST, PRINCIPAL -> 0;
                case FEE -> 1;
                case PENALTY -> 2;
            })
            .thenComparing(Part::instalment)
            .thenComparing(Part::component);

    /** Money on a day, given as months after the first due date. */
    record Paid(int month, long amountPaise) {}

    @Example
    void theOldestIsFilledFirstAndWhatNothingWasDueForIsExcess() {
        List<Instalment> schedule = List.of(
                new Instalment(1, FIRST_DUE, new Shares(0, 25, 110, 890)),
                new Instalment(2, FIRST_DUE.plusMonths(1), new Shares(0, 0, 100, 900)),
                new Instalment(3, FIRST_DUE.plusMonths(2), new Shares(0, 0, 90, 910)));
        List<Payment> payments = pay(schedule, List.of(new Paid(1, 1_500), new Paid(1, 900)));

        assertThat(Reasoning.of(payments.getFirst(), schedule))
                .isEqualTo(new Reasoning(
                        FIRST_DUE.plusMonths(1),
                        List.of(
                                new Part(Component.INTEREST, 1, FIRST_DUE, 110, 0),
                                new Part(Component.PRINCIPAL, 1, FIRST_DUE, 890, 0),
                                new Part(Component.INTEREST, 2, FIRST_DUE.plusMonths(1), 100, 0),
                                new Part(Component.PRINCIPAL, 2, FIRST_DUE.plusMonths(1), 400, 500)),
                        0));
        assertThat(Reasoning.of(payments.getLast(), schedule))
                .isEqualTo(new Reasoning(
                        FIRST_DUE.plusMonths(1),
                        List.of(
                                new Part(Component.PRINCIPAL, 2, FIRST_DUE.plusMonths(1), 500, 0),
                                new Part(Component.FEE, 1, FIRST_DUE, 25, 0)),
                        375));
    }

    @Property
    void thePartsAndTheExcessAreThePayment(
            @ForAll("schedules") List<Instalment> schedule, @ForAll("histories") List<Paid> history) {
        for (Payment payment : pay(schedule, history)) {
            Reasoning reasoning = Reasoning.of(payment, schedule);

            assertThat(sum(reasoning.parts()) + reasoning.excessPaise()).isEqualTo(payment.amountPaise());
            assertThat(reasoning.parts()).isSortedAccordingTo(FILLED).allSatisfy(part -> {
                assertThat(part.paise()).isPositive();
                assertThat(part.leftPaise()).isNotNegative();
                assertThat(part.dueDate()).isBeforeOrEqualTo(payment.businessDate());
            });
        }
    }

    @Property
    void thePartsOfAnInstalmentAreWhatTheReceiptShows(
            @ForAll("schedules") List<Instalment> schedule, @ForAll("histories") List<Paid> history) {
        for (Payment payment : pay(schedule, history)) {
            List<Part> parts = Reasoning.of(payment, schedule).parts();

            for (InstalmentShare shown : Splits.of(schedule, payment.before(), payment.share())) {
                assertThat(sum(parts.stream()
                                .filter(part ->
                                        part.instalment() == shown.instalment().number())
                                .toList()))
                        .isEqualTo(shown.share().totalPaise());
            }
        }
    }

    /** Money reaches a part only when all that comes before it is paid. */
    @Property
    void onlyTheLastPartMayLeaveSomething(
            @ForAll("schedules") List<Instalment> schedule, @ForAll("histories") List<Paid> history) {
        for (Payment payment : pay(schedule, history)) {
            List<Part> parts = Reasoning.of(payment, schedule).parts();

            assertThat(parts.stream().limit(Math.max(0, parts.size() - 1)))
                    .allSatisfy(part -> assertThat(part.leftPaise()).isZero());
        }
    }

    private static long sum(List<Part> parts) {
        return parts.stream().mapToLong(Part::paise).sum();
    }

    private static List<Payment> pay(List<Instalment> schedule, List<Paid> history) {
        List<Payment> payments = new ArrayList<>();
        Shares paid = Shares.NONE;
        for (Paid next : history) {
            LocalDate day = FIRST_DUE.plusMonths(next.month());
            List<Instalment> due = schedule.stream()
                    .filter(instalment -> !instalment.dueDate().isAfter(day))
                    .toList();
            Allocation allocation = Allocation.of(Waterfall.HORIZONTAL_1, due, paid, next.amountPaise());
            payments.add(payment(day, next.amountPaise(), allocation, paid));
            paid = paid.plus(allocation.share());
        }
        return payments;
    }

    private static Payment payment(LocalDate day, long amountPaise, Allocation allocation, Shares before) {
        return new Payment(
                new UUID(1, 2),
                1,
                new LoanAccountNumber("L1"),
                1,
                amountPaise,
                PaymentMode.UPI,
                "412345678901",
                day,
                day,
                null,
                null,
                Instant.EPOCH,
                "maker",
                null,
                null,
                new ReceiptNumber("MUM/26/00000001"),
                Waterfall.HORIZONTAL_1,
                allocation.share(),
                allocation.excessPaise(),
                before,
                0);
    }

    @Provide
    Arbitrary<List<Instalment>> schedules() {
        Arbitrary<Long> paise = Arbitraries.longs().between(0, 30);
        Arbitrary<Shares> dues = Combinators.combine(paise, paise, paise, paise).as(Shares::new);
        return dues.list().ofMaxSize(6).map(ReasoningTest::schedule);
    }

    @Provide
    Arbitrary<List<Paid>> histories() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 8),
                        Arbitraries.longs().between(1, 80))
                .as(Paid::new)
                .list()
                .ofMaxSize(8)
                .map(list -> list.stream()
                        .sorted(Comparator.comparingInt(Paid::month))
                        .toList());
    }

    private static List<Instalment> schedule(List<Shares> dues) {
        List<Instalment> schedule = new ArrayList<>();
        for (Shares due : dues) {
            schedule.add(new Instalment(schedule.size() + 1, FIRST_DUE.plusMonths(schedule.size()), due));
        }
        return schedule;
    }
}
