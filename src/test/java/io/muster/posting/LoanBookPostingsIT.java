package io.muster.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.loan.ContactCorrections;
import io.muster.loan.Instalment;
import io.muster.loan.Loan;
import io.muster.loan.LoanAccountNumber;
import io.muster.loan.LoanContact;
import io.muster.loan.Shares;
import io.muster.tenant.Language;
import io.muster.validation.Judged;
import io.muster.validation.LoanLine;
import io.muster.validation.LoanLine.SchedulePart;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a loan book adds, and what it leaves as it is. */
class LoanBookPostingsIT {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final LocalDate DUE = LocalDate.of(2026, 1, 31);
    private static final SchedulePart TERMS = new SchedulePart.Terms(1_00_000_00, 12_00, 12, DUE);

    private static Books books;

    @BeforeAll
    static void open() {
        books = Books.fresh();
    }

    @AfterAll
    static void close() {
        books.close();
    }

    @AfterEach
    void theBooksHold() {
        books.check();
    }

    @Test
    void termsMakeTheWholeScheduleOnce() {
        var row = Lines.loan(2, "A1", "mum", TERMS);

        LoanOutcome first = post("a1", row);
        LoanOutcome again = post("a1 copy", row);
        LoanOutcome other =
                post("a1 other", Lines.loan(2, "A1", "MUM", new SchedulePart.Terms(1_00_000_00, 12_50, 12, DUE)));

        assertThat(first).isInstanceOf(LoanOutcome.Added.class);
        assertThat(again).isInstanceOf(LoanOutcome.AlreadyInBook.class);
        assertThat(code(other)).isEqualTo("other-terms");
        Loan loan = books.loan("A1");
        assertThat(loan.branch()).isEqualTo("MUM");
        assertThat(loan.schedule()).hasSize(12);
        assertThat(loan.schedule().get(1).dueDate()).isEqualTo(LocalDate.of(2026, 2, 28));
        assertThat(loan.statement().left().principalPaise()).isEqualTo(1_00_000_00);
    }

    @Test
    void theInstalmentsOfALoanMayComeInSeveralBatchesInAnyOrder() {
        assertThat(post("b1", given(2, "B1", 2, 1_000))).isInstanceOf(LoanOutcome.Added.class);
        assertThat(post("b2", given(2, "B1", 1, 1_000))).isInstanceOf(LoanOutcome.Added.class);
        assertThat(post("b3", given(2, "B1", 1, 1_000))).isInstanceOf(LoanOutcome.AlreadyInBook.class);
        assertThat(code(post("b4", given(2, "B1", 1, 1_001)))).isEqualTo("other-instalment");

        assertThat(books.loan("B1").schedule()).extracting(Instalment::number).containsExactly(1, 2);
    }

    @Test
    void repeatsInOneBatchAreJudgedLikeRepeatsInTwo() {
        List<LoanOutcome> outcomes = books.postLoans(
                Lines.file("c1", DAY),
                List.of(
                        given(2, "C1", 1, 1_000),
                        given(3, "C1", 1, 1_000),
                        given(4, "C1", 1, 2_000),
                        given(5, "C1", 2, 1_000),
                        Lines.loan(6, "C1", "MUM", TERMS)));

        assertThat(outcomes)
                .extracting(LoanBookPostingsIT::code)
                .containsExactly("added", "already-in-book", "other-instalment", "added", "other-terms");
    }

    @Test
    void aLoanWithPaymentsTakesLaterInstalmentsOnly() {
        var _ = post("d1", given(2, "D1", 1, 1_000));
        assertThat(books.post(Lines.file("d pay", DAY), List.of(Lines.upi(2, "D1", 5_000, "D1R1", DAY))))
                .allMatch(Outcome.Posted.class::isInstance);

        LoanOutcome earlier = post("d2", Lines.loan(2, "D1", "MUM", instalment(2, DAY, 1_000)));
        LoanOutcome later = post("d3", Lines.loan(2, "D1", "MUM", instalment(2, DAY.plusDays(1), 1_000)));

        assertThat(code(earlier)).isEqualTo("due-before-payments");
        assertThat(later).isInstanceOf(LoanOutcome.Added.class);
    }

    @Test
    void instalmentsStandInTheOrderOfTheirDueDatesWithoutGaps() {
        List<LoanOutcome> outcomes = books.postLoans(
                Lines.file("h1", DAY),
                List.of(
                        given(2, "H1", 3, 1_000),
                        Lines.loan(3, "H1", "MUM", instalment(4, DUE.plusMonths(2), 1_000)),
                        given(4, "H1", 6, 1_000),
                        given(5, "H1", 4, 1_000)));

        assertThat(outcomes)
                .extracting(LoanBookPostingsIT::code)
                .containsExactly("added", "instalment-order", "instalment-gap", "added");
        assertThat(code(post("h2", Lines.loan(2, "H1", "MUM", instalment(2, DUE.plusMonths(2), 1_000)))))
                .isEqualTo("instalment-order");
        assertThat(code(post("h3", Lines.loan(2, "H1", "MUM", instalment(5, DUE.plusMonths(3), 1_000)))))
                .isEqualTo("instalment-order");
        assertThat(code(post("h4", given(2, "H1", 7, 1_000)))).isEqualTo("instalment-gap");
        assertThat(code(post("h5", given(2, "H1", 1, 1_000)))).isEqualTo("instalment-gap");
        assertThat(code(post("h6", given(2, "H1", 2, 1_000)))).isEqualTo("added");
        assertThat(code(post("h7", given(2, "H1", 5, 1_000)))).isEqualTo("added");
        assertThat(books.loan("H1").schedule()).extracting(Instalment::number).containsExactly(2, 3, 4, 5);
    }

    @Test
    void termsWhoseInstalmentsWouldBeNothingAreRefused() {
        assertThat(code(post("i1", Lines.loan(2, "I1", "MUM", new SchedulePart.Terms(5, 0, 12, DUE)))))
                .isEqualTo("impossible-terms");
        assertThat(code(post("i2", Lines.loan(2, "I1", "MUM", new SchedulePart.Terms(18, 0, 12, DUE)))))
                .isEqualTo("impossible-terms");
        assertThat(code(post("i3", Lines.loan(2, "I1", "MUM", new SchedulePart.Terms(24, 0, 12, DUE)))))
                .isEqualTo("added");
    }

    @Test
    void anotherBorrowerOrBranchIsRefusedAndWhatTheRowLeavesOutIsNot() {
        var _ = post("e1", Lines.loan(2, "E1", "Pune  Camp", TERMS));

        assertThat(code(post("e2", Lines.loan(2, "E1", "pune camp", TERMS)))).isEqualTo("already-in-book");
        assertThat(code(post("e3", Lines.loan(2, "E1", "Nashik", TERMS)))).isEqualTo("other-details");
        assertThat(code(post("e4", line("E1", "Asha  RAO")))).isEqualTo("already-in-book");
        assertThat(code(post("e5", line("E1", "Asha Raman")))).isEqualTo("other-details");
    }

    @Test
    void aRowThatAddsNothingCorrectsPhoneEmailAndLanguageAndKeepsWhatWasBefore() {
        var _ = post("k1", reached("K1", TERMS, "9876543210", "asha@mail.example", Language.HINDI));

        LoanOutcome corrected = post("k2", reached("K1", TERMS, "9123456780", null, Language.ENGLISH));

        assertThat(corrected).isInstanceOf(LoanOutcome.ContactCorrected.class);
        assertThat(RowVerdict.of(corrected).kind()).isEqualTo(RowVerdict.Kind.ALREADY_POSTED);
        assertThat(code(corrected)).isEqualTo("contact-corrected");
        assertThat(books.loan("K1").contact())
                .as("an empty cell changes nothing")
                .isEqualTo(new LoanContact("9123456780", "asha@mail.example", Language.ENGLISH));
        assertThat(code(post("k3", reached("K1", TERMS, "9123456780", "Asha@mail.example", null))))
                .isEqualTo("already-in-book");
        assertThat(past("K1")).singleElement().satisfies(past -> {
            assertThat(past.contact()).isEqualTo(new LoanContact("9876543210", "asha@mail.example", Language.HINDI));
            assertThat(past.changedBy()).isEqualTo(Lines.file("k2", DAY).postedBy());
            assertThat(past.uploadId()).isEqualTo(Lines.file("k2", DAY).uploadId());
            assertThat(past.rowNumber()).isEqualTo(2);
        });
    }

    @Test
    void aRowOfOtherTermsCorrectsNothing() {
        var _ = post("l1", reached("L1", TERMS, "9876543210", null, null));

        SchedulePart other = new SchedulePart.Terms(1_00_000_00, 12_50, 12, DUE);
        assertThat(code(post("l2", reached("L1", other, "9123456780", null, null))))
                .isEqualTo("other-terms");

        assertThat(books.loan("L1").contact().phone()).isEqualTo("9876543210");
        assertThat(past("L1")).isEmpty();
    }

    @Test
    void aFileThatSaysTwoThingsOfOneLoanIsHeardOnce() {
        List<LoanOutcome> first = books.postLoans(
                Lines.file("m1", DAY),
                List.of(
                        reached("M1", instalment(1, DUE, 1_000), "9876543210", null, null),
                        reached("M1", instalment(1, DUE, 1_000), "9123456780", null, null),
                        reached("M1", instalment(2, DUE.plusMonths(1), 1_000), "9123456780", null, null)));
        List<LoanOutcome> second = books.postLoans(
                Lines.file("m2", DAY),
                List.of(
                        reached("M1", instalment(1, DUE, 1_000), "9000000001", null, null),
                        reached("M1", instalment(1, DUE, 1_000), "9000000002", null, null),
                        reached("M1", instalment(2, DUE.plusMonths(1), 1_000), "9000000001", null, null)));
        LoanOutcome later = books.postLoans(
                        Lines.file("m2", DAY),
                        List.of(reached("M1", instalment(1, DUE, 1_000), "9000000003", null, null)))
                .getFirst();

        assertThat(first)
                .extracting(LoanBookPostingsIT::code)
                .containsExactly("added", "other-details", "other-details");
        assertThat(second)
                .extracting(LoanBookPostingsIT::code)
                .containsExactly("contact-corrected", "other-details", "added");
        assertThat(code(later)).as("the same file in a later batch").isEqualTo("other-details");
        assertThat(books.loan("M1").contact().phone()).isEqualTo("9000000001");
    }

    @Test
    void ofOneFileTheFirstRowThatChangesHowABorrowerIsReachedCounts() {
        var _ = post("n1", reached("N1", TERMS, "9876543210", null, null));

        List<LoanOutcome> outcomes = books.postLoans(
                Lines.file("n2", DAY),
                List.of(
                        reached("N1", TERMS, "9876543210", null, null),
                        reached("N1", TERMS, null, "asha@mail.example", null),
                        reached("N1", TERMS, "9123456780", null, null)));

        assertThat(outcomes)
                .extracting(LoanBookPostingsIT::code)
                .as("the first agrees with the book")
                .containsExactly("already-in-book", "contact-corrected", "other-details");
        assertThat(RowVerdict.of(outcomes.getLast()).reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.message())
                        .contains("says already how the borrower is reached")
                        .doesNotContain("another phone"));
        assertThat(books.loan("N1").contact()).isEqualTo(new LoanContact("9876543210", "asha@mail.example", null));
    }

    private static List<ContactCorrections.Past> past(String loan) {
        return Books.await(ContactCorrections.list(books.pool(), new LoanAccountNumber(loan)));
    }

    private static Judged.Accepted<LoanLine> reached(
            String loan,
            SchedulePart schedule,
            @Nullable String phone,
            @Nullable String email,
            @Nullable Language language) {
        return new Judged.Accepted<>(
                2,
                List.of(),
                new LoanLine(
                        new LoanAccountNumber(loan), "Asha Rao", phone, email, language, "Pune Camp", null, schedule));
    }

    @Test
    void impossibleTermsAreRefusedAndTheNextRowMakesTheAccount() {
        List<LoanOutcome> outcomes = books.postLoans(
                Lines.file("f1", DAY),
                List.of(
                        Lines.loan(2, "F1", "MUM", new SchedulePart.Terms(1_00_000_00, 12_00, 0, DUE)),
                        Lines.loan(3, "F1", "MUM", TERMS),
                        Lines.loan(4, "F2", " ", TERMS)));

        assertThat(outcomes)
                .extracting(LoanBookPostingsIT::code)
                .containsExactly("impossible-terms", "added", "impossible-terms");
    }

    @Test
    void everyRowOfALoanBookCanBeLookedUp() {
        PostingOrigin file = Lines.file("g1", DAY);
        List<LoanOutcome> outcomes = books.postLoans(
                file,
                List.of(
                        given(2, "G1", 1, 1_000),
                        given(3, "G1", 2, 1_000),
                        Lines.loan(4, "G2", "MUM", TERMS),
                        given(5, "G1", 1, 2_000)));
        List<RowVerdict> verdicts = outcomes.stream().map(RowVerdict::of).toList();
        RowVerdicts store = new RowVerdicts();
        Books.await(books.inTransaction(
                tx -> store.append(tx, java.util.Objects.requireNonNull(file.uploadId()), verdicts)));

        assertThat(found(file, 2)).isEqualTo(RowVerdict.Kind.POSTED);
        assertThat(found(file, 3)).isEqualTo(RowVerdict.Kind.POSTED);
        assertThat(found(file, 4)).isEqualTo(RowVerdict.Kind.POSTED);
        assertThat(found(file, 5)).isEqualTo(RowVerdict.Kind.REFUSED);
        assertThat(Books.await(store.find(books.pool(), java.util.Objects.requireNonNull(file.uploadId()), 6)))
                .isEmpty();
        assertThat(Books.await(store.page(
                        books.pool(),
                        java.util.Objects.requireNonNull(file.uploadId()),
                        0,
                        10,
                        Set.of(RowVerdict.Kind.REFUSED))))
                .containsExactly(verdicts.get(3));
    }

    @Test
    void twoThousandAccountsOfSixtyInstalmentsAreOneBatch() {
        List<Judged.Accepted<LoanLine>> rows = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            rows.add(Lines.loan(i + 2, "Z" + i, "B" + i % 40, new SchedulePart.Terms(5_00_000_00, 16_00, 60, DUE)));
        }

        assertThat(books.postLoans(Lines.file("z", DAY), rows)).allMatch(LoanOutcome.Added.class::isInstance);

        assertThat(books.loan("Z1999").schedule()).hasSize(60);
    }

    private static RowVerdict.Kind found(PostingOrigin file, int row) {
        return Books.await(new RowVerdicts().find(books.pool(), java.util.Objects.requireNonNull(file.uploadId()), row))
                .orElseThrow()
                .kind();
    }

    private static LoanOutcome post(String file, Judged.Accepted<LoanLine> row) {
        return books.postLoans(Lines.file(file, DAY), List.of(row)).getFirst();
    }

    private static Judged.Accepted<LoanLine> given(int row, String loan, int number, long principalPaise) {
        return Lines.loan(row, loan, "MUM", instalment(number, DUE.plusMonths(number - 1), principalPaise));
    }

    private static SchedulePart instalment(int number, LocalDate due, long principalPaise) {
        return new SchedulePart.Given(new Instalment(number, due, new Shares(0, 0, 100, principalPaise)));
    }

    private static Judged.Accepted<LoanLine> line(String loan, String borrower) {
        return new Judged.Accepted<>(
                2,
                List.of(),
                new LoanLine(new LoanAccountNumber(loan), borrower, null, null, null, "Pune Camp", null, TERMS));
    }

    private static String code(LoanOutcome outcome) {
        List<io.muster.validation.Reason> reasons = RowVerdict.of(outcome).reasons();
        return reasons.isEmpty() ? "added" : reasons.getFirst().code();
    }
}
