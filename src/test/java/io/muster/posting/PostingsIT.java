package io.muster.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.loan.Loan;
import io.muster.loan.Shares;
import io.muster.validation.CollectionLine;
import io.muster.validation.Judged;
import io.muster.validation.PaymentMode;
import io.muster.validation.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What posting answers, on real books; each test has its own loans and files. */
class PostingsIT {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final LocalDate FIRST_DUE = LocalDate.of(2026, 9, 1);

    private static Books books;
    private static Books otherLender;

    @BeforeAll
    static void open() {
        books = Books.fresh();
        otherLender = Books.fresh();
    }

    @AfterAll
    static void close() {
        books.close();
        otherLender.close();
    }

    @AfterEach
    void theBooksHold() {
        books.check();
        otherLender.check();
    }

    @Test
    void aPaymentFillsTheOldestInstalmentFirstAndTheRestIsExcess() {
        books.addLoan("A1", "MUM", FIRST_DUE, 12, 100, 900);

        Outcome outcome = books.post(file("a1"), List.of(Lines.upi(2, "A1", 3_500, "A1R1", DAY)))
                .getFirst();

        Payment payment = posted(outcome);
        assertThat(payment.share()).isEqualTo(new Shares(0, 0, 300, 2_700));
        assertThat(payment.excessPaise()).isEqualTo(500);
        assertThat(payment.loanVersion()).isEqualTo(1);
        assertThat(payment.receipt().value()).startsWith("MUM/26/");
        Loan loan = books.loan("A1");
        assertThat(loan.paid()).isEqualTo(payment.share());
        assertThat(loan.excessPaise()).isEqualTo(500);
        assertThat(loan.statement().overdueAt(DAY)).isEqualTo(Shares.NONE);
        assertThat(Books.await(new Payments().find(books.pool(), payment.key())))
                .contains(payment);
    }

    @Test
    void repostingTheSameRowIsAlreadyPosted() {
        books.addLoan("B1", "MUM", FIRST_DUE, 12, 100, 900);
        var line = Lines.upi(2, "B1", 1_000, "B1R1", DAY);
        Payment payment = posted(books.post(file("b1"), List.of(line)).getFirst());

        Outcome again = books.post(file("b1 copy"), List.of(Lines.upi(7, "B1", 1_000, "B1R1", DAY)))
                .getFirst();

        assertThat(again).isInstanceOfSatisfying(Outcome.AlreadyPosted.class, already -> {
            assertThat(already.receipt()).isEqualTo(payment.receipt());
            assertThat(already.reasons().getFirst().message())
                    .contains("receipt " + payment.receipt() + " of 20 Nov 2026");
        });
        assertThat(books.loan("B1").version()).isEqualTo(1);
    }

    @Test
    void aKeyTwiceInABatchCarriesTheFirstOnesReceipt() {
        books.addLoan("C1", "MUM", FIRST_DUE, 12, 100, 900);
        books.addLoan("C2", "MUM", FIRST_DUE, 12, 100, 900);

        List<Outcome> outcomes = books.post(
                file("c1"),
                List.of(
                        Lines.upi(2, "C1", 1_000, "C1R1", DAY),
                        Lines.upi(3, "C1", 1_000, "C1R1", DAY),
                        Lines.upi(4, "C2", 1_000, "C1R1", DAY)));

        ReceiptNumber receipt = posted(outcomes.get(0)).receipt();
        assertThat(outcomes.get(1))
                .isInstanceOfSatisfying(
                        Outcome.AlreadyPosted.class,
                        already -> assertThat(already.receipt()).isEqualTo(receipt));
        assertThat(outcomes.get(2)).isInstanceOfSatisfying(Outcome.KeyReused.class, reused -> {
            assertThat(reused.receipt()).isEqualTo(receipt);
            assertThat(reused.correctionKey()).isEqualTo(PaymentKey.withoutReference(file("c1"), 4));
            assertThat(code(reused)).isEqualTo("key-reused");
        });
    }

    @Test
    void aLenderMaySayThatTheLoanIsPartOfTheKey() {
        books.addLoan("D1", "MUM", FIRST_DUE, 12, 100, 900);
        books.addLoan("D2", "MUM", FIRST_DUE, 12, 100, 900);

        List<Outcome> outcomes = books.post(
                Lines.file("d1", DAY, true),
                List.of(Lines.upi(2, "D1", 1_000, "D1R1", DAY), Lines.upi(3, "D2", 1_000, "D1R1", DAY)));

        assertThat(outcomes).allMatch(Outcome.Posted.class::isInstance);
    }

    @Test
    void moneyForAnUnknownLoanWaitsInSuspenseOnceAndLeavesItWhenTheRowIsCorrected() {
        books.addLoan("E1", "MUM", FIRST_DUE, 12, 100, 900);
        var typo = Lines.upi(2, "E-TYPO", 1_000, "E1R1", DAY);

        Outcome first = books.post(file("e1"), List.of(typo)).getFirst();
        Outcome again = books.post(file("e1 copy"), List.of(typo, typo)).getFirst();
        Outcome corrected = books.post(file("e1 mended"), List.of(Lines.upi(2, "E1", 1_000, "E1R1", DAY)))
                .getFirst();
        Outcome typoOnceMore = books.post(file("e1 third"), List.of(typo)).getFirst();

        assertThat(code(first)).isEqualTo("unknown-account");
        assertThat(code(again)).isEqualTo("already-in-suspense");
        Payment payment = posted(corrected);
        assertThat(books.number("select count(*) from suspense where loan_text = 'E-TYPO'"))
                .isEqualTo(1);
        assertThat(books.number("select count(*) from suspense_release where payment_key = '" + payment.key() + "'"))
                .isEqualTo(1);
        assertThat(typoOnceMore)
                .isInstanceOfSatisfying(
                        Outcome.KeyReused.class,
                        reused -> assertThat(reused.receipt()).isEqualTo(payment.receipt()));
    }

    @Test
    void aTypoAndItsCorrectionInOneBatchAreOnePayment() {
        books.addLoan("F1", "MUM", FIRST_DUE, 12, 100, 900);

        List<Outcome> outcomes = books.post(
                file("f1"),
                List.of(Lines.upi(2, "F-TYPO", 1_000, "F1R1", DAY), Lines.upi(3, "F1", 1_000, "F1R1", DAY)));

        assertThat(code(outcomes.get(0))).isEqualTo("unknown-account");
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Posted.class);
    }

    @Test
    void cashInSuspenseIsReleasedThroughItsMusterKeyWithOrWithoutASlipNumber() {
        books.addLoan("G1", "MUM", FIRST_DUE, 12, 100, 900);
        List<Outcome> held = books.post(
                file("g1"), List.of(Lines.cash(2, "G-TYPO", 1_000, DAY), Lines.cash(3, "G-TYPO", 1_000, DAY)));
        UUID first = correctionKey(held.get(0));
        UUID second = correctionKey(held.get(1));

        List<Outcome> mended = books.post(
                file("g1 mended"),
                List.of(
                        Lines.line(2, "G1", 1_000, PaymentMode.CASH, null, DAY, first),
                        Lines.line(3, "G1", 1_000, PaymentMode.CASH, "SLIP9", DAY, second)));
        List<Outcome> mendedAgain = books.post(
                file("g1 mended again"),
                List.of(
                        Lines.line(2, "G1", 1_000, PaymentMode.CASH, "SLIP8", DAY, first),
                        Lines.line(3, "G1", 1_000, PaymentMode.CASH, null, DAY, second)));

        assertThat(mended).allMatch(Outcome.Posted.class::isInstance);
        assertThat(mendedAgain).allMatch(Outcome.AlreadyPosted.class::isInstance);
        assertThat(books.number("select count(*) from suspense s where loan_text = 'G-TYPO' and not exists"
                        + " (select from suspense_release r where r.key = s.key)"))
                .isZero();
        assertThat(books.loan("G1").version()).isEqualTo(2);
    }

    @Test
    void aRejectedRowMendedTwiceIsPostedOnce() {
        books.addLoan("Q1", "MUM", FIRST_DUE, 12, 100, 900);
        UUID key = books.reject(file("q1"), 23);
        UUID other = books.reject(file("q1"), 24);

        Payment payment = posted(books.post(file("q1 mended"), List.of(mended("Q1", 1_234, "Q1R1", key)))
                .getFirst());
        Outcome otherAmount = books.post(file("q1 again"), List.of(mended("Q1", 12_340, "Q1R1", key)))
                .getFirst();
        Outcome otherReference = books.post(file("q1 slip"), List.of(mended("Q1", 1_234, "Q1R2", key)))
                .getFirst();
        List<Outcome> twiceInABatch = books.post(
                file("q1 batch"), List.of(mended("Q1", 500, "Q1R3", other), mended("Q1", 5_000, "Q1R3", other)));

        assertThat(otherAmount).isInstanceOfSatisfying(Outcome.KeyReused.class, reused -> {
            assertThat(reused.receipt()).isEqualTo(payment.receipt());
            assertThat(reused.reasons().getFirst().message())
                    .isEqualTo("This row was posted before with other content; receipt " + payment.receipt() + ".");
        });
        assertThat(otherReference).isInstanceOf(Outcome.AlreadyPosted.class);
        assertThat(twiceInABatch.get(0)).isInstanceOf(Outcome.Posted.class);
        assertThat(twiceInABatch.get(1)).isInstanceOf(Outcome.KeyReused.class);
        assertThat(books.loan("Q1").version()).isEqualTo(2);
    }

    @Test
    void aMendedRowThatWentToSuspenseKeepsItsMusterKeyThere() {
        books.addLoan("R1", "MUM", FIRST_DUE, 12, 100, 900);
        UUID key = books.reject(file("r1"), 5);

        Outcome held = books.post(file("r1 mended"), List.of(mended("R-TYPO", 1_234, "R1R1", key)))
                .getFirst();
        Outcome otherAmount = books.post(file("r1 again"), List.of(mended("R1", 12_340, "R1R1", key)))
                .getFirst();
        Outcome released = books.post(file("r1 third"), List.of(mended("R1", 1_234, "R1R2", key)))
                .getFirst();
        Outcome afterwards = books.post(file("r1 fourth"), List.of(mended("R1", 12_340, "R1R2", key)))
                .getFirst();

        assertThat(correctionKey(held)).isEqualTo(key);
        assertThat(otherAmount).isInstanceOf(Outcome.KeyReused.class);
        assertThat(released).isInstanceOf(Outcome.Posted.class);
        assertThat(afterwards).isInstanceOf(Outcome.KeyReused.class);
        assertThat(books.number("select count(*) from suspense_release r join suspense s on s.key = r.key"
                        + " where s.loan_text = 'R-TYPO'"))
                .isEqualTo(1);
    }

    @Test
    void moneyThatLeftSuspenseUnderAnotherReferenceIsNotPostedAgainByWayOfOtherHeldMoney() {
        books.addLoan("V1", "MUM", FIRST_DUE, 12, 100, 900);
        UUID key = books.reject(file("v1"), 5);
        var _ = books.post(file("v1 mended"), List.of(mended("V-TYPO", 1_234, "V1R1", key)));
        UUID suspended = books.uuid("select key from suspense where loan_text = 'V-TYPO'");
        Outcome released = books.post(file("v1 again"), List.of(mended("V1", 1_234, "V1R2", key)))
                .getFirst();
        var _ = books.post(file("v1 other"), List.of(Lines.upi(2, "V-OTHER", 1_234, "V1R3", DAY)));

        Outcome third = books.post(file("v1 third"), List.of(mended("V1", 1_234, "V1R3", suspended)))
                .getFirst();

        assertThat(released).isInstanceOf(Outcome.Posted.class);
        assertThat(third).isNotInstanceOf(Outcome.Posted.class);
        assertThat(books.loan("V1").version()).isEqualTo(1);
    }

    @Test
    void aRowThatNamesTwoSumsInSuspenseIsAReusedKey() {
        books.addLoan("W1", "MUM", FIRST_DUE, 12, 100, 900);
        UUID cash = correctionKey(books.post(file("w1"), List.of(Lines.cash(2, "W-TYPO", 1_020, DAY)))
                .getFirst());
        var _ = books.post(file("w1 other"), List.of(Lines.upi(2, "W-TYPO", 1_020, "W1R1", DAY)));

        Outcome both = books.post(file("w1 both"), List.of(mended("W1", 1_020, "W1R1", cash)))
                .getFirst();
        Outcome other = books.post(file("w1 fresh"), List.of(Lines.upi(2, "W1", 1_020, "W1R1", DAY)))
                .getFirst();
        Outcome first = books.post(
                        file("w1 cash"), List.of(Lines.line(2, "W1", 1_020, PaymentMode.CASH, null, DAY, cash)))
                .getFirst();

        assertThat(both)
                .isInstanceOfSatisfying(
                        Outcome.KeyReused.class,
                        reused -> assertThat(reused.correctionKey()).isEqualTo(cash));
        assertThat(other).isInstanceOf(Outcome.Posted.class);
        assertThat(first).isInstanceOf(Outcome.Posted.class);
    }

    @Test
    void anotherAmountUnderTheKeyOfHeldMoneyIsAReusedKey() {
        books.addLoan("H1", "MUM", FIRST_DUE, 12, 100, 900);
        UUID held = correctionKey(books.post(file("h1"), List.of(Lines.cash(2, "H-TYPO", 1_020, DAY)))
                .getFirst());

        Outcome changed = books.post(
                        file("h1 mended"), List.of(Lines.line(2, "H1", 1_500, PaymentMode.CASH, null, DAY, held)))
                .getFirst();

        assertThat(changed).isInstanceOfSatisfying(Outcome.KeyReused.class, reused -> {
            assertThat(reused.receipt()).isNull();
            assertThat(reused.correctionKey()).isEqualTo(held);
        });
        assertThat(books.loan("H1").version()).isZero();
    }

    @Test
    void cashWithoutASlipThatLooksLikeAnotherFilesPaymentIsHeldForAPerson() {
        books.addLoan("I1", "MUM", FIRST_DUE, 12, 100, 900);
        List<Outcome> first =
                books.post(file("i1"), List.of(Lines.cash(2, "I1", 1_000, DAY), Lines.cash(3, "I1", 1_000, DAY)));

        Outcome copy = books.post(file("i1 copy"), List.of(Lines.cash(2, "I1", 1_000, DAY)))
                .getFirst();
        books.keep(file("i1 copy"), List.of(RowVerdict.of(copy)));
        Outcome withSlip = books.post(
                        file("i1 slips"),
                        List.of(Lines.line(2, "I1", 1_000, PaymentMode.CASH, "SLIP1", DAY, correctionKey(copy))))
                .getFirst();
        String both =
                posted(first.get(0)).receipt() + " " + posted(first.get(1)).receipt();
        Outcome otherMoney = books.post(
                        file("i1 other"),
                        List.of(Lines.line(
                                2,
                                "I1",
                                1_000,
                                PaymentMode.CASH,
                                "SLIP1",
                                DAY,
                                correctionKey(copy),
                                both + ": a third visit")))
                .getFirst();
        Outcome sameFile =
                books.post(file("i1"), List.of(Lines.cash(2, "I1", 1_000, DAY))).getFirst();

        assertThat(first).as("two in one file are two").allMatch(Outcome.Posted.class::isInstance);
        assertThat(code(copy)).isEqualTo("possible-duplicate");
        assertThat(code(withSlip)).as("the slip may be that of the same cash").isEqualTo("possible-duplicate");
        assertThat(otherMoney).isInstanceOf(Outcome.Posted.class);
        assertThat(sameFile).isInstanceOf(Outcome.AlreadyPosted.class);
    }

    @Test
    void cashThatLooksLikeMoneyInSuspenseIsHeldForAPerson() {
        var _ = books.post(file("j1"), List.of(Lines.cash(2, "J1", 1_010, DAY)));

        Outcome unknownStill = books.post(file("j1 copy"), List.of(Lines.cash(2, "J1", 1_010, DAY)))
                .getFirst();
        books.addLoan("J1", "MUM", FIRST_DUE, 12, 100, 900);
        Outcome knownNow = books.post(file("j1 third"), List.of(Lines.cash(2, "J1", 1_010, DAY)))
                .getFirst();

        assertThat(code(unknownStill)).isEqualTo("possible-duplicate");
        assertThat(code(knownNow)).isEqualTo("possible-duplicate");
        assertThat(books.number("select count(*) from suspense where loan_text = 'J1'"))
                .isEqualTo(1);
    }

    @Test
    void cashOfAnUnknownLoanCorrectedInTheOriginalSheetIsNotCountedTwice() {
        books.addLoan("S1", "MUM", FIRST_DUE, 12, 100, 900);
        UUID key = correctionKey(books.post(file("s1"), List.of(Lines.cash(2, "S-TYPO", 1_030, DAY)))
                .getFirst());

        Outcome inTheSheet = books.post(file("s1 corrected"), List.of(Lines.cash(2, "S1", 1_030, DAY)))
                .getFirst();
        Outcome otherTypo = books.post(file("s1 typo"), List.of(Lines.cash(2, "S-TYPE", 1_030, DAY)))
                .getFirst();
        Outcome thatMoney = books.post(
                        file("s1 mended"), List.of(Lines.line(2, "S1", 1_030, PaymentMode.CASH, null, DAY, key)))
                .getFirst();
        Outcome otherMoney = books.post(
                        file("s1 other"), List.of(Lines.line(2, "S1", 1_030, PaymentMode.CASH, "S1SLIP", DAY, null)))
                .getFirst();

        assertThat(code(inTheSheet)).isEqualTo("possible-duplicate");
        assertThat(RowVerdict.of(inTheSheet).reasons().getFirst().message()).endsWith("claimed for loan S-TYPO.");
        assertThat(code(otherTypo)).isEqualTo("possible-duplicate");
        assertThat(thatMoney).isInstanceOf(Outcome.Posted.class);
        assertThat(code(otherMoney)).isEqualTo("possible-duplicate");
    }

    @Test
    void aKeyThatMusterNeverGaveIsRefusedAndStaysUnknown() {
        books.addLoan("T1", "MUM", FIRST_DUE, 12, 100, 900);
        UUID invented = UUID.fromString("0190b0f0-0000-8000-8000-0000000000aa");

        List<Outcome> refused = books.post(
                file("t1"),
                List.of(
                        mended("T1", 1_000, "T1R1", invented),
                        Lines.line(24, "T1", 1_000, PaymentMode.CASH, null, DAY, invented)));
        books.keep(file("t1"), refused.stream().map(RowVerdict::of).toList());
        Outcome again = books.post(file("t1 again"), List.of(mended("T1", 1_000, "T1R1", invented)))
                .getFirst();
        Outcome given = books.post(
                        file("t1 mended"), List.of(mended("T1", 1_000, "T1R2", correctionKey(refused.get(1)))))
                .getFirst();

        assertThat(refused).extracting(PostingsIT::code).containsOnly("unknown-muster-key");
        assertThat(code(again)).isEqualTo("unknown-muster-key");
        assertThat(given).isInstanceOf(Outcome.Posted.class);
    }

    @Test
    void moneyInSuspenseForAnotherUnknownLoanIsAReusedKey() {
        books.addLoan("U1", "MUM", FIRST_DUE, 12, 100, 900);

        List<Outcome> outcomes = books.post(
                file("u1"),
                List.of(
                        Lines.upi(2, "U-TYPO", 1_000, "U1R1", DAY),
                        Lines.upi(3, "U-TYPE", 1_000, "U1R1", DAY),
                        Lines.upi(4, "U1", 1_000, "U1R1", DAY)));

        assertThat(outcomes.get(1)).isInstanceOfSatisfying(Outcome.KeyReused.class, reused -> {
            assertThat(reused.receipt()).isNull();
            assertThat(reused.correctionKey()).isEqualTo(PaymentKey.withoutReference(file("u1"), 3));
            assertThat(reused.reasons().getFirst().message()).endsWith("it was claimed for loan U-TYPO.");
        });
        assertThat(outcomes.get(2)).isInstanceOf(Outcome.Posted.class);
    }

    @Test
    void singlePostingsLookLikeEachOtherUnlessTheyShareTheirKey() {
        books.addLoan("K1", "MUM", FIRST_DUE, 12, 100, 900);
        var cash = List.of(Lines.cash(1, "K1", 1_000, DAY));

        Outcome first = books.post(PostingOrigin.single("phone-k1", "ravi", DAY, false), cash)
                .getFirst();
        Outcome again = books.post(PostingOrigin.single("phone-k1", "ravi", DAY, false), cash)
                .getFirst();
        Outcome other = books.post(PostingOrigin.single("phone-k2", "ravi", DAY, false), cash)
                .getFirst();

        Payment payment = posted(first);
        assertThat(payment.uploadId()).isNull();
        assertThat(payment.rowNumber()).isNull();
        assertThat(again).isInstanceOf(Outcome.AlreadyPosted.class);
        assertThat(code(other)).isEqualTo("possible-duplicate");
    }

    @Test
    void receiptsTurnTheirYearAtMidnightInIndia() {
        books.addLoan("L1", "NEWY", FIRST_DUE, 12, 100, 900);
        LocalDate last = BusinessDays.inIndia(java.time.Instant.parse("2027-03-31T18:29:00Z"));
        LocalDate first = BusinessDays.inIndia(java.time.Instant.parse("2027-03-31T18:31:00Z"));

        Payment before = posted(books.post(Lines.file("l1", last), List.of(Lines.upi(2, "L1", 500, "L1R1", last)))
                .getFirst());
        Payment after = posted(books.post(Lines.file("l2", first), List.of(Lines.upi(2, "L1", 500, "L1R2", last)))
                .getFirst());

        assertThat(before.receipt().value()).isEqualTo("NEWY/26/00000001");
        assertThat(after.receipt().value()).isEqualTo("NEWY/27/00000001");
    }

    @Test
    void aLoanOfThreeHundredAndSixtyInstalmentsIsPaidOffToThePaisa() {
        books.addLoan("M1", "MUM", LocalDate.of(1996, 1, 31), 360, 333, 1_001);

        List<Outcome> outcomes = books.post(
                file("m1"),
                List.of(
                        Lines.upi(2, "M1", 360 * 1_334 - 1, "M1R1", DAY),
                        Lines.upi(3, "M1", 1, "M1R2", DAY),
                        Lines.upi(4, "M1", 1, "M1R3", DAY)));

        assertThat(posted(outcomes.get(1)).share()).isEqualTo(new Shares(0, 0, 0, 1));
        assertThat(posted(outcomes.get(2)).excessPaise()).isEqualTo(1);
        assertThat(books.loan("M1").statement().left()).isEqualTo(Shares.NONE);
    }

    @Test
    void whatOneLenderPostedIsUnknownToTheOther() {
        books.addLoan("N1", "MUM", FIRST_DUE, 12, 100, 900);
        otherLender.addLoan("N1", "MUM", FIRST_DUE, 12, 100, 900);
        var line = List.of(Lines.upi(2, "N1", 1_000, "N1R1", DAY));

        assertThat(books.post(file("n1"), line).getFirst()).isInstanceOf(Outcome.Posted.class);
        assertThat(otherLender.post(file("n1"), line).getFirst()).isInstanceOf(Outcome.Posted.class);
    }

    @Test
    void anAmountThatNoBooksCanHoldIsRefused() {
        books.addLoan("O1", "MUM", FIRST_DUE, 12, 100, 900);

        Outcome outcome = books.post(file("o1"), List.of(Lines.upi(2, "O1", Long.MAX_VALUE, "O1R1", DAY)))
                .getFirst();

        assertThat(code(outcome)).isEqualTo("loan-total-too-large");
    }

    @Test
    void textThatPostgresCannotHoldDoesNotStopTheBatch() {
        books.addLoan("P1", "MUM", FIRST_DUE, 12, 100, 900);

        Outcome outcome = books.post(file("p1"), List.of(Lines.upi(2, "P1", 1_000, "P1\0R1", DAY)))
                .getFirst();

        assertThat(outcome).isInstanceOf(Outcome.Posted.class);
    }

    private static Judged.Accepted<CollectionLine> mended(String loan, long paise, String reference, UUID key) {
        return Lines.line(23, loan, paise, PaymentMode.UPI, reference, DAY, key);
    }

    private static PostingOrigin file(String name) {
        return Lines.file(name, DAY);
    }

    private static Payment posted(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Posted.class);
        return ((Outcome.Posted) outcome).payment();
    }

    private static UUID correctionKey(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).correctionKey();
    }

    private static String code(Outcome outcome) {
        List<Reason> reasons = RowVerdict.of(outcome).reasons();
        return reasons.isEmpty() ? "posted" : reasons.getFirst().code();
    }
}
