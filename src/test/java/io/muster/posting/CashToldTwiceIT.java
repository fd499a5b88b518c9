package io.muster.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.validation.CollectionLine;
import io.muster.validation.Judged;
import io.muster.validation.PaymentMode;
import io.smallrye.mutiny.Uni;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same cash comes by an agent's phone and in the branch's sheet, once with a slip number and once without. */
class CashToldTwiceIT {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final LocalDate FIRST_DUE = LocalDate.of(2026, 9, 1);
    private static final long PAISE = 5_000_00;

    private Books books;
    private Books otherLender;

    @BeforeEach
    void open() {
        books = Books.fresh();
        otherLender = Books.fresh();
        for (Books each : List.of(books, otherLender)) {
            each.addLoan("K1", "MUM", FIRST_DUE, 12, 100, 900);
            each.addLoan("K2", "MUM", FIRST_DUE, 12, 100, 900);
        }
    }

    @AfterEach
    void close() {
        books.check();
        otherLender.check();
        books.close();
        otherLender.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void cashWithASlipAndWithoutIsHeldForAPersonInWhicheverOrderItComes(boolean phoneFirst) {
        Outcome first = phoneFirst ? phone(books, "k1", cash(null)) : sheet(books, "branch", cash("SLIP1"));
        Outcome second = phoneFirst ? sheet(books, "branch", cash("SLIP1")) : phone(books, "k1", cash(null));
        Outcome otherLenders =
                phoneFirst ? sheet(otherLender, "b", cash("SLIP1")) : phone(otherLender, "k", cash(null));

        ReceiptNumber receipt = receipt(first);
        assertThat(code(second)).isEqualTo("possible-duplicate");
        assertThat(((Outcome.Refused) second).reasons().getFirst()).satisfies(reason -> {
            assertThat(reason.message()).contains("receipt " + receipt + " of 20 Nov 2026");
            assertThat(reason.remedy()).contains("Other money").contains(receipt.value());
        });
        assertThat(books.loan("K1").version()).isEqualTo(1);
        assertThat(otherLenders).isInstanceOf(Outcome.Posted.class);
    }

    @Test
    void theSameBytesAndTheSameRequestAgainAreAlreadyPosted() {
        Outcome form = phone(books, "k1", cash(null));
        Outcome branch = sheet(books, "branch", cash("SLIP1"));

        assertThat(code(branch)).isEqualTo("possible-duplicate");
        assertThat(phone(books, "k1", cash(null)))
                .isInstanceOfSatisfying(
                        Outcome.AlreadyPosted.class,
                        already -> assertThat(already.receipt()).isEqualTo(receipt(form)));
        assertThat(code(sheet(books, "branch", cash("SLIP1")))).isEqualTo("possible-duplicate");
        assertThat(books.loan("K1").version()).isEqualTo(1);
    }

    @Test
    void twoSlipNumbersAreTwoSumsOfMoneyAndOneFilesRowsAreDifferentOnes() {
        Outcome one = sheet(books, "one", cash("SLIP1"));
        Outcome other = sheet(books, "other", cash("SLIP2"));
        List<Outcome> inOneFile = books.post(
                file("third"),
                List.of(
                        line(2, "K2", PAISE, PaymentMode.CASH, "SLIP3", DAY),
                        line(3, "K2", PAISE, PaymentMode.CASH, null, DAY)));

        assertThat(one).isInstanceOf(Outcome.Posted.class);
        assertThat(other).isInstanceOf(Outcome.Posted.class);
        assertThat(inOneFile).allMatch(Outcome.Posted.class::isInstance);
    }

    @Test
    void anotherLoanAmountOrDayIsOtherMoney() {
        var _ = receipt(phone(books, "k1", cash(null)));

        assertThat(List.of(
                        sheet(books, "loan", line(2, "K2", PAISE, PaymentMode.CASH, "SLIP1", DAY)),
                        sheet(books, "amount", line(2, "K1", PAISE + 1, PaymentMode.CASH, "SLIP2", DAY)),
                        sheet(books, "day", line(2, "K1", PAISE, PaymentMode.CASH, "SLIP3", DAY.minusDays(1)))))
                .allMatch(Outcome.Posted.class::isInstance);
    }

    @ParameterizedTest
    @EnumSource(
            value = PaymentMode.class,
            names = {"UPI", "NEFT", "CHEQUE"})
    void onlyCashWithAReferenceIsComparedWithCashWithoutOne(PaymentMode mode) {
        var _ = receipt(phone(books, "k1", cash(null)));
        var _ = receipt(sheet(books, "without", line(2, "K2", PAISE, PaymentMode.CHEQUE, null, DAY)));

        assertThat(sheet(books, "one", line(2, "K1", PAISE, mode, "123456789012", DAY)))
                .isInstanceOf(Outcome.Posted.class);
        assertThat(sheet(books, "two", line(2, "K2", PAISE, mode, "123456789013", DAY)))
                .isInstanceOf(Outcome.Posted.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void cashWhoseReceiptWasCancelledIsOnTheLoanAllTheSame(boolean phoneFirst) throws SQLException {
        Payment first = posted(phoneFirst ? phone(books, "k1", cash(null)) : sheet(books, "branch", cash("SLIP1")));
        execute(
                "insert into receipt_cancellation (receipt_no, payment_key, reason, cancelled_by) values ('%s', '%s', 'a slip', 'ravi')"
                        .formatted(first.receipt(), first.key()));

        Outcome other = phoneFirst ? sheet(books, "branch", cash("SLIP1")) : phone(books, "k1", cash(null));

        assertThat(code(other)).isEqualTo("possible-duplicate");
        assertThat(((Outcome.Refused) other).reasons().getFirst().message()).contains("receipt " + first.receipt());
    }

    @Test
    void whoSaysThatItIsOtherMoneyNamesTheReceiptAndTheReasonAndIsKept() throws SQLException {
        ReceiptNumber receipt = receipt(phone(books, "k1", cash(null)));
        Outcome refused = sheet(books, "branch", cash("SLIP1"));
        books.keep(file("branch"), List.of(RowVerdict.of(refused)));
        UUID key = ((Outcome.Refused) refused).correctionKey();
        String said = receipt + ": came again in the evening";

        List<Outcome> notSaid = List.of(
                sheet(books, "no key", said("SLIP1", null, said)),
                sheet(books, "no reason", said("SLIP1", key, receipt.value() + ": ok")),
                sheet(books, "no receipt", said("SLIP1", key, "came again in the evening")),
                sheet(books, "other receipt", said("SLIP1", key, "MUM/26/00000009: came again")));
        Payment payment = posted(sheet(books, "mended", said("SLIP1", key, said)));
        Outcome again = sheet(books, "mended once more", said("SLIP1", key, said));

        assertThat(notSaid).extracting(CashToldTwiceIT::code).containsOnly("possible-duplicate");
        assertThat(again).isInstanceOf(Outcome.AlreadyPosted.class);
        assertThat(books.number(("select count(*) from other_money where payment_key = '%s' and said_by = 'meera'"
                                + " and other_than = '{%s}' and said = '%s'")
                        .formatted(payment.key(), receipt, said)))
                .isEqualTo(1);
        assertThat(books.number("select count(*) from other_money")).isEqualTo(1);
    }

    @Test
    void whoeverSaysItOnThePhoneHasSeenEveryPaymentThatLooksTheSame() {
        ReceiptNumber first = receipt(sheet(books, "branch", cash("SLIP1")));
        ReceiptNumber second = receipt(phone(books, "k1", said(null, null, first + ": came again in the evening")));

        Outcome third = phone(books, "k2", said(null, null, first + ": came again at night"));
        Outcome both = phone(books, "k3", said(null, null, first + " " + second + ": came again at night"));

        assertThat(code(third)).isEqualTo("possible-duplicate");
        assertThat(((Outcome.Refused) third).reasons().getFirst().message()).contains("receipt " + second);
        assertThat(both).isInstanceOf(Outcome.Posted.class);
    }

    @Test
    void aTrialSaysTheSame() {
        ReceiptNumber receipt = receipt(phone(books, "k1", cash(null)));
        UUID key = books.reject(file("wrong"), 2);

        assertThat(tried(cash("SLIP1"))).isInstanceOf(Preview.Refused.class);
        assertThat(tried(said("SLIP1", key, receipt + ": came again in the evening")))
                .isInstanceOf(Preview.WouldPost.class);
    }

    private Preview tried(Judged.Accepted<CollectionLine> row) {
        return Books.await(books.inTransaction(tx -> new Previews().judge(tx, file("tried"), List.of(row))))
                .getFirst();
    }

    private static Judged.Accepted<CollectionLine> said(@Nullable String slip, @Nullable UUID key, String other) {
        return Lines.line(2, "K1", PAISE, PaymentMode.CASH, slip, DAY, key, other);
    }

    @ParameterizedTest
    @EnumSource
    void ofTheSameCashInTwoFilesAtOnceOneIsPosted(Locking locking) {
        int loans = 40;
        List<Judged.Accepted<CollectionLine>> slips = new ArrayList<>();
        List<Judged.Accepted<CollectionLine>> without = new ArrayList<>();
        for (int i = 0; i < loans; i++) {
            String loan = "C" + i;
            books.addLoan(loan, "MUM", FIRST_DUE, 12, 100, 900);
            slips.add(line(i + 2, loan, PAISE, PaymentMode.CASH, "SLIP" + i, DAY));
            without.add(line(i + 2, loan, PAISE, PaymentMode.CASH, null, DAY));
        }

        List<List<Outcome>> outcomes = Books.await(Uni.join()
                .all(
                        books.postLater(locking, file("without"), without.reversed()),
                        books.postLater(locking, file("slips"), slips),
                        books.postLater(locking, file("slips once more"), slips.reversed()))
                .andFailFast());

        assertThat(outcomes.stream().flatMap(List::stream).filter(Outcome.Posted.class::isInstance))
                .hasSize(loans);
        assertThat(books.number("select count(*) from (select from payment p where p.value_date = '" + DAY
                        + "' group by p.loan_id having count(*) > 1) twice"))
                .isZero();
    }

    private static Judged.Accepted<CollectionLine> cash(@Nullable String slip) {
        return line(2, "K1", PAISE, PaymentMode.CASH, slip, DAY);
    }

    private static Judged.Accepted<CollectionLine> line(
            int row, String loan, long paise, PaymentMode mode, @Nullable String reference, LocalDate day) {
        return Lines.line(row, loan, paise, mode, reference, day, null);
    }

    private static PostingOrigin file(String name) {
        return Lines.file(name, DAY);
    }

    private static Outcome sheet(Books books, String name, Judged.Accepted<CollectionLine> row) {
        return books.post(file(name), List.of(row)).getFirst();
    }

    private static Outcome phone(Books books, String key, Judged.Accepted<CollectionLine> row) {
        return books.post(PostingOrigin.single("ravi\n" + key, "ravi", DAY, false), List.of(row))
                .getFirst();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = books.jdbc();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    private static Payment posted(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Posted.class);
        return ((Outcome.Posted) outcome).payment();
    }

    private static ReceiptNumber receipt(Outcome outcome) {
        return posted(outcome).receipt();
    }

    private static String code(Outcome outcome) {
        return Objects.requireNonNull(RowVerdict.of(outcome)).reasons().stream()
                .map(reason -> reason.code())
                .findFirst()
                .orElse("posted");
    }
}
