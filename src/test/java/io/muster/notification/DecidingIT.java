package io.muster.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.loan.ContactCorrections;
import io.muster.loan.LoanAccountNumber;
import io.muster.loan.LoanContact;
import io.muster.notification.sending.Redeciding;
import io.muster.posting.Books;
import io.muster.tenant.Language;
import io.muster.tenant.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is decided, against two lenders' real books. */
class DecidingIT {
    private static final LocalDate DUE = LocalDate.of(2026, 11, 1);
    /** 10:30 in India on the day after. */
    private static final Instant NOW = Instant.parse("2026-11-02T05:00:00Z");

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 2);
    private static final MessageRules RULES = rules("kaveri");

    private final Deciding deciding = new Deciding(new BounceReasons());
    private Books books;
    private Books others;

    @BeforeEach
    void open() {
        books = Books.fresh();
        others = Books.fresh();
        for (Books each : List.of(books, others)) {
            var _ = each.addLoan("LN-1", "PUNE", DUE, 3, 1_000_00, 9_000_00);
            var _ = each.addLoan("LN-2", "PUNE", DUE, 3, 1_000_00, 9_000_00);
        }
        run(books, "update loan_account set phone = '9876543210', email = 'asha@mail.example' where number = 'LN-1'");
        run(books, "update loan_account set language = 'hi' where number = 'LN-1'");
    }

    @AfterEach
    void close() {
        books.close();
        others.close();
    }

    @Test
    void aPaymentIsToldByEachChannelThatReachesInTheBorrowersLanguageAndOnce() {
        // When
        List<DecidedMessage> first = decide(books, payment("LN-1", 1));
        List<DecidedMessage> again = decide(books, payment("LN-1", 1));

        // Then
        assertThat(first).extracting(DecidedMessage::channel).containsExactlyInAnyOrder(Channel.SMS, Channel.EMAIL);
        assertThat(again).isEmpty();
        assertThat(number("select count(*) from message where language = 'hi' and body like 'प्रिय Asha Rao,%'"))
                .isEqualTo(2);
        assertThat(number("select count(*) from message where channel = 'sms' and state = 'refused'"
                        + " and reason_code = 'dlt-not-registered' and reason like '%DLT portal%'"))
                .isEqualTo(1);
        assertThat(number("select count(*) from message where channel = 'email' and state = 'queued'"
                        + " and subject like '%PUNE/26-27/%' and body like '%10,000.00%'"))
                .as("the e-mail says what is overdue yet")
                .isEqualTo(1);
        assertThat(others.number("select count(*) from message")).isZero();
    }

    @Test
    void whoCannotBeReachedHasOneMessageThatSaysSo() {
        assertThat(decide(books, payment("LN-2", 1)))
                .singleElement()
                .satisfies(message -> assertThat(message.reasonCode()).isEqualTo("no-address"));
    }

    @Test
    void whatIsDecidedAfterACorrectionGoesToTheNewNumber() {
        // Given
        var _ = decide(books, payment("LN-1", 1));

        // When
        correct("LN-1", new LoanContact("9123456780", null, null));
        var _ = decide(books, payment("LN-1", 2));

        // Then
        assertThat(number("select count(*) from message where channel = 'sms' and recipient like '%9876543210'"))
                .isOne();
        assertThat(number("select count(*) from message where channel = 'sms' and recipient like '%9123456780'"))
                .isOne();
        assertThat(number("select count(*) from message where channel = 'email'"))
                .as("the address was taken away")
                .isOne();
    }

    @Test
    void anOptOutSuppressesItsKindAndChannelOnItsDays() {
        // Given
        ContactRecords records = new ContactRecords();
        run(books, "update loan_account set phone = '9876543210' where number = 'LN-2'");
        var entered = (ContactRecords.Entered.Kept) Books.await(records.exclude(
                books.pool(),
                new LoanAccountNumber("LN-1"),
                new ContactRecords.NewExclusion(
                        MessageKind.PAYMENT_RECEIVED, Channel.EMAIL, "asked us", TODAY, null, "maker")));
        ContactRecords.Exclusion wish = entered.exclusion();

        // Then
        assertThat(decide(books, payment("LN-1", 1)))
                .filteredOn(message -> message.channel() == Channel.EMAIL)
                .singleElement()
                .satisfies(message -> assertThat(message.reasonCode()).isEqualTo("opted-out"));

        assertThat(decide(books, payment("LN-2", 3)))
                .as("another loan of the same telephone")
                .anySatisfy(message -> assertThat(message.reasonCode()).isEqualTo("opted-out"));

        // When
        var ended = Books.await(records.end(books.pool(), new LoanAccountNumber("LN-1"), wish.id(), TODAY, "checker"));
        var again = Books.await(records.end(books.pool(), new LoanAccountNumber("LN-1"), wish.id(), TODAY, "maker"));
        run(books, "update contact_exclusion set from_date = '2026-10-01', until_date = '2026-11-01'");

        // Then
        assertThat(ended.orElseThrow().endedBy()).isEqualTo("checker");
        assertThat(again).isEmpty();
        assertThat(decide(books, payment("LN-1", 2)))
                .filteredOn(message -> message.channel() == Channel.EMAIL)
                .singleElement()
                .satisfies(message -> assertThat(message.state()).isEqualTo(MessageState.QUEUED));
    }

    @Test
    void aWishHoldsForTheOtherLoansOfATelephoneAlsoAfterItsOwnLoansWasCorrected() {
        // Given
        run(books, "update loan_account set phone = '9876543210', email = 'old@mail.example' where number = 'LN-2'");
        run(books, "update loan_account set email = 'Old@mail.example' where number = 'LN-1'");
        correct("LN-1", new LoanContact("9876543210", "asha@mail.example", null));
        var _ = decide(books, payment("LN-2", 1));
        assertThat(objections(TODAY)).isEmpty();

        // When
        run(books, """
                insert into contact_exclusion (loan_id, reason, from_date, recorded_by)
                select id, 'asked us', '2026-11-01', 'maker' from loan_account where number = 'LN-1'
                """);
        run(books, "update loan_account set phone = null where number = 'LN-2'");
        assertThat(objections(TODAY))
                .as("the loan of the wish had this e-mail before it")
                .isEmpty();
        run(books, "update loan_account set phone = '9876543210' where number = 'LN-2'");
        correct("LN-1", new LoanContact("9123456780", "asha@mail.example", null));

        // Then
        assertThat(objections(TODAY)).containsOnly("opted-out");
        assertThat(decide(books, payment("LN-2", 2)))
                .extracting(DecidedMessage::reasonCode)
                .containsOnly("opted-out");
    }

    @Test
    void whatIsQueuedForANumberThatWasCorrectedIsRefusedAndGoesToTheNewOneWhenItIsSentAgain() {
        // Given
        var _ = decide(books, payment("LN-1", 1));
        correct("LN-1", new LoanContact("9876543210", "ASHA@mail.example", Language.HINDI));
        assertThat(objections(TODAY)).as("the same in other letters").isEmpty();

        // When
        correct("LN-1", new LoanContact("9876543210", "rao@mail.example", Language.HINDI));

        // Then
        assertThat(objections(TODAY)).containsExactly("contact-changed");
        run(books, "update message set state = 'refused' where state = 'queued'");
        assertThat(decideAgain(RULES).queued()).isOne();
        assertThat(number("select count(*) from message where state = 'queued' and recipient = 'rao@mail.example'"))
                .isOne();
        assertThat(objections(TODAY)).isEmpty();

        // When
        correct("LN-1", new LoanContact("9876543210", null, Language.HINDI));

        // Then
        assertThat(objections(TODAY)).containsExactly("contact-changed");
    }

    private void correct(String loan, LoanContact contact) {
        Books.await(books.inTransaction(tx -> ContactCorrections.lock(tx, new LoanAccountNumber(loan))
                .flatMap(now -> ContactCorrections.correct(
                        tx,
                        List.of(new ContactCorrections.Correction(
                                now.orElseThrow().loanId(), contact, null)),
                        "maker",
                        null))));
    }

    @Test
    void whatIsQueuedDoesNotGoAfterAnOptOutNorWhenItsReceiptIsCancelled() {
        // Given
        var _ = decide(books, payment("LN-1", 1));
        assertThat(objections(TODAY)).isEmpty();

        // When
        run(books, """
                insert into contact_exclusion (loan_id, channel, reason, from_date, until_date, recorded_by)
                select id, 'email', 'asked us', '2026-11-03', '2026-11-04', 'maker' from loan_account where number = 'LN-1'
                """);

        // Then
        assertThat(objections(TODAY)).isEmpty();
        assertThat(objections(TODAY.plusDays(1))).containsExactly("opted-out");
        assertThat(objections(TODAY.plusDays(3))).isEmpty();

        // When
        run(books, "update message set receipt_no = 'P/26-27/000001'");
        run(books, """
                insert into receipt_cancellation (receipt_no, payment_key, reason, cancelled_by)
                select receipt_no, payment_key, 'wrong amount', 'checker' from message where state = 'queued'
                """);

        // Then
        assertThat(objections(TODAY)).containsExactly("receipt-cancelled");
    }

    @Test
    void whatWasRefusedIsMadeAnewForTheNumberAndByTheTemplateOfNow() {
        // Given
        var _ = decide(books, payment("LN-1", 1));
        assertThat(decideAgain(RULES)).isEqualTo(new Redeciding.Redecided(0, Map.of("dlt-not-registered", 1)));

        // When
        run(books, "update loan_account set phone = '123', language = 'en' where number = 'LN-1'");
        assertThat(decideAgain(RULES).left()).containsOnlyKeys("number-form");
        run(books, "update loan_account set phone = '9123456780' where number = 'LN-1'");
        MessageTemplate registered = MessageTemplate.read("payment-received-sms-en", 3, """
                {"kind": "payment-received", "channel": "sms", "language": "en",
                 "text": "Dear {borrower}, Rs {amount} received by Kaveri. Receipt {receipt}.",
                 "dlt": {"entityId": "1101000000000000001", "header": "KAVERI", "templateId": "1107100000000000001",
                   "text": "Dear {#var#}, Rs {#var#} received by Kaveri. Receipt {#var#}."}}
                """);
        var again = decideAgain(new MessageRules(
                RULES.tenant(), RULES.lender(), RULES.policy(), Map.of(registered.name(), registered)));

        // Then
        assertThat(again).isEqualTo(new Redeciding.Redecided(1, Map.of()));
        assertThat(number("select count(*) from message where channel = 'sms' and state = 'queued'"
                        + " and recipient = '9123456780' and language = 'en' and template_version = 3"
                        + " and body = 'Dear Asha Rao, Rs 1,000.00 received by Kaveri. Receipt PUNE/26-27/000001.'"))
                .isEqualTo(1);
    }

    private Redeciding.Redecided decideAgain(MessageRules rules) {
        return Books.await(books.inTransaction(
                tx -> Redecisions.decideAgain(tx, rules, ids("state = 'refused'"), "checker", NOW)));
    }

    @Test
    void newsOfLongAgoIsNoNews() {
        var old = new Occurrence.PaymentReceived(
                new UUID(0, 9), "LN-1", 100, "UPI", DUE, DUE, "PUNE/26-27/000009", NOW.minusSeconds(49 * 3600));

        assertThat(decide(books, old)).extracting(DecidedMessage::reasonCode).containsOnly("too-late");
    }

    @Test
    void aReminderIsDecidedOnceInPagesAndTakenBackWhenItsLoanHasPaid() {
        // When
        int pages = remind();
        int again = remind();

        // Then
        assertThat(pages).isEqualTo(3);
        assertThat(again).as("the round has ended").isEqualTo(1);
        assertThat(number("select count(*) from message where kind = 'dues-reminder'"))
                .isEqualTo(3);
        assertThat(number("select count(*) from message where chases and state = 'queued' and body like '%10,000.00%'"))
                .isEqualTo(1);
        assertThat(objections(TODAY)).as("it may go").isEmpty();

        // When
        run(
                books,
                "update loan_account set paid_interest_paise = 100000, paid_principal_paise = 899999 where number = 'LN-1'");

        // Then: a paisa is left, and the reminder asks for more
        assertThat(decide(books, payment("LN-1", 1))).noneMatch(message -> message.state() == MessageState.CANCELLED);
        assertThat(objections(TODAY)).containsExactly("changed-meanwhile");

        // When
        run(books, "update loan_account set paid_principal_paise = 900000 where number = 'LN-1'");

        // Then
        assertThat(objections(TODAY)).containsExactly("paid-meanwhile");
        assertThat(decide(books, payment("LN-1", 2)))
                .anySatisfy(message -> assertThat(message.state()).isEqualTo(MessageState.CANCELLED));
        assertThat(number("select count(*) from message where chases and state = 'cancelled' and reason_code = 'paid'"))
                .isEqualTo(1);
    }

    @Test
    void aBounceIsKeptOnceAndToldInTheHoursOfRecovery() {
        // Given
        Bounces bounces = new Bounces();
        var bounce = new Bounces.Bounce(new LoanAccountNumber("LN-1"), 10_000_00, DUE, null, "04", "maker");
        UUID id = bounce.id(RULES.tenant());

        // When
        var first = Books.await(books.inTransaction(tx -> bounces.keep(tx, id, bounce)))
                .orElseThrow();
        var again = Books.await(books.inTransaction(tx -> bounces.keep(tx, id, bounce)))
                .orElseThrow();
        Instant night = Instant.parse("2026-11-02T14:00:00Z");
        var decided = Books.await(books.inTransaction(tx -> deciding.decide(
                tx, RULES, _ -> "", List.of(new Occurrence.Bounced(id, "LN-1", 10_000_00, DUE, "04", night)), night)));

        // Then
        assertThat(first.isNew()).isTrue();
        assertThat(again.isNew()).isFalse();
        var corrected = new Bounces.Bounce(bounce.loan(), 10_000_00, DUE, null, "01", "maker");
        assertThat(corrected.id(RULES.tenant())).isEqualTo(id);
        assertThat(first.isAs(bounce)).isTrue();
        assertThat(again.isAs(corrected)).isFalse();
        assertThat(decided).hasSize(2);
        assertThat(number("select count(*) from message where kind = 'bounce' and body like '%खाते में राशि कम है%'"
                        + " and due_at = '2026-11-03T08:00:00+05:30'"))
                .isEqualTo(2);
    }

    @Test
    void anAgentIsToldOfADaysCashByBranch() {
        // Given
        Books.await(new ContactRecords()
                .put(
                        books.pool(),
                        new ContactRecords.Agent("AG-7", "Anil Kumar", null, "anil@mail.example", null),
                        "checker"));
        assertThat(number("select count(*) from agent_change where changed_by = 'checker'"))
                .isEqualTo(1);
        run(books, cash(1, "ag-7 ", 500_00) + "; " + cash(2, "AG-7", 700_50) + "; " + cash(3, "AG-8", 100));

        // When
        var decided = sumUp(TODAY, TODAY);
        var again = sumUp(TODAY, TODAY);

        // Then
        assertThat(decided).hasSize(2);
        assertThat(again).isEmpty();
        assertThat(number("select count(*) from message where agent = 'AG-7' and state = 'queued'"
                        + " and body like '%2 receipts, Rs 1,200.50%' and body like '%PUNE 1,200.50%'"))
                .isEqualTo(1);
        assertThat(number("select count(*) from message where agent = 'AG-8' and reason_code = 'no-address'"))
                .isEqualTo(1);
    }

    @Test
    void whatIsPostedAfterADaysSummaryIsToldOnTheNextDayAndNoRupeeTwice() {
        // Given
        run(books, cash(1, "AG-7", 500_00));
        var _ = sumUp(TODAY, TODAY);
        run(books, cash(2, "AG-7", 700_50));

        // When
        LocalDate next = TODAY.plusDays(1);
        var further = sumUp(next, TODAY);
        var dayAfter = sumUp(next.plusDays(1), TODAY);

        // Then
        assertThat(further).hasSize(1);
        assertThat(dayAfter).isEmpty();
        assertThat(books.number("select sum(paise) from deposit_told where day = '2026-11-02'"))
                .isEqualTo(1_200_50);
        assertThat(Books.await(new DepositSummaries().listOpen(books.pool(), next)))
                .contains(next)
                .doesNotContain(TODAY);
    }

    @Test
    void twoProcessesOfTwoBusinessDaysTellADaysCashOnce() {
        // Given
        LocalDate next = TODAY.plusDays(1);
        run(
                books,
                "insert into message_round (kind, day, about, ended_at) values ('deposit-summary', '2026-11-01',"
                        + " '2026-11-01', now())");
        run(books, cash(1, "AG-7", 500_00));

        // When: the next day's process looks while the one of the day before has decided and not committed yet
        List<DecidedMessage> meanwhile = new ArrayList<>();
        var first = Books.await(books.inTransaction(tx -> new DepositSummaries()
                .decide(tx, RULES, TODAY, TODAY, NOW)
                .call(() -> books.inTransaction(other -> new DepositSummaries().decide(other, RULES, next, TODAY, NOW))
                        .invoke(meanwhile::addAll))));
        run(books, cash(2, "AG-7", 700_50));
        var after = sumUp(next, TODAY);

        // Then
        assertThat(first).hasSize(1);
        assertThat(meanwhile).isEmpty();
        assertThat(after).as("the round that found the day held is open yet").hasSize(1);
        assertThat(books.number("select sum(paise) from deposit_told where day = '2026-11-02'"))
                .isEqualTo(1_200_50);
        assertThat(number("select (sum(replace(\"values\"->>'amount', ',', '')::numeric) * 100)::bigint from message"))
                .isEqualTo(1_200_50);
    }

    @Test
    void aDayBeforeTheFirstRoundIsNotMadeUpForButAMissedOneIs() {
        // Given
        DuesReminders reminders = new DuesReminders();
        LocalDate missed = TODAY.minusDays(1);

        // Then
        assertThat(remindOf(missed).decided()).isEmpty();

        // Given
        run(
                books,
                "insert into message_round (kind, day, about, ended_at) values ('dues-reminder', '2026-10-30',"
                        + " '2026-10-29', now())");
        var rule = RULES.wanted(MessageKind.DUES_REMINDER).orElseThrow();

        // Then
        assertThat(Books.await(reminders.listOpen(books.pool(), rule, TODAY.plusDays(1))))
                .containsEntry(DUE, TODAY);
        assertThat(remindOf(missed).decided()).isNotEmpty();
        assertThat(remindOf(missed).decided()).isEmpty();
    }

    private DuesReminders.Page remindOf(LocalDate day) {
        return Books.await(books.inTransaction(tx -> new DuesReminders().decide(tx, RULES, day, DUE, 100, NOW)));
    }

    private List<DecidedMessage> sumUp(LocalDate day, LocalDate about) {
        return Books.await(books.inTransaction(tx -> new DepositSummaries().decide(tx, RULES, day, about, NOW)));
    }

    private int remind() {
        int pages = 1;
        while (!Books.await(books.inTransaction(tx -> new DuesReminders().decide(tx, RULES, TODAY, DUE, 1, NOW)))
                .ended()) {
            pages++;
        }
        return pages;
    }

    /** Why messages that are queued must not go on a day. */
    private List<String> objections(LocalDate day) {
        return Books.await(Objections.find(books.pool(), ids("state = 'queued'"), day)).values().stream()
                .map(Obstacle::code)
                .toList();
    }

    private List<UUID> ids(String condition) {
        try (Connection connection = books.jdbc();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select id from message where " + condition)) {
            var ids = new ArrayList<UUID>();
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
            return ids;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private List<DecidedMessage> decide(Books where, Occurrence occurrence) {
        return Books.await(where.inTransaction(tx -> deciding.decide(tx, RULES, _ -> "", List.of(occurrence), NOW)));
    }

    private static Occurrence payment(String loan, int number) {
        return new Occurrence.PaymentReceived(
                new UUID(1, number), loan, 1_000_00, "CASH", TODAY, TODAY, "PUNE/26-27/00000" + number, NOW);
    }

    private static String cash(int number, String agent, long paise) {
        return """
                insert into payment (key, loan_id, loan_version, amount_paise, mode, value_date, business_date, agent, posted_by,
                  receipt_no, waterfall, penalty_paise, fee_paise, interest_paise, principal_paise, excess_paise,
                  before_penalty_paise, before_fee_paise, before_interest_paise, before_principal_paise, before_excess_paise)
                select '%s', id, 1, %d, 'CASH', '2026-11-02', '2026-11-02', '%s', 'maker', 'X/26-27/00000%d', 'w', 0, 0, 0, 0, %d,
                  0, 0, 0, 0, 0
                from loan_account where number = 'LN-1'
                """.formatted(new UUID(2, number), paise, agent, number, paise);
    }

    private long number(String sql) {
        return books.number(sql);
    }

    private static void run(Books where, String sql) {
        try (Connection connection = where.jdbc();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static MessageRules rules(String tenant) {
        return new MessageRules(
                new TenantId(tenant), "Kaveri Finance", MessagesPolicy.read(ShippedPolicies.messages()), Map.of());
    }
}
