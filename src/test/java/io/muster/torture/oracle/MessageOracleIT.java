package io.muster.torture.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.posting.Books;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The oracle of messages finds nothing where nothing is wrong, and calls each harm by its name. */
class MessageOracleIT {
    private static final LenderBooks KAVERI = new LenderBooks("kaveri", "", "", "");
    private static final UUID SMS = new UUID(1, 1);
    private static final UUID MAIL = new UUID(1, 2);

    private final Map<UUID, Integer> given = new HashMap<>(Map.of(SMS, 1, MAIL, 1));
    private Books books;

    /** One payment, told by SMS and by mail. */
    @BeforeEach
    void tellOnce() {
        books = Books.fresh();
        var _ = books.addLoan("LN-1", "PUNE", LocalDate.of(2026, 11, 1), 3, 1_000_00, 9_000_00);
        run("update loan_account set phone = '9876543210', email = 'asha@mail.example'");
        run("""
                insert into payment (key, loan_id, loan_version, amount_paise, mode, value_date, business_date, posted_by,
                  receipt_no, waterfall, penalty_paise, fee_paise, interest_paise, principal_paise, excess_paise,
                  before_penalty_paise, before_fee_paise, before_interest_paise, before_principal_paise, before_excess_paise)
                select '00000000-0000-0002-0000-000000000001', id, 1, 100, 'CASH', '2026-11-02', '2026-11-02', 'maker',
                  'X/26-27/000001', 'w', 0, 0, 0, 0, 100, 0, 0, 0, 0, 0
                from loan_account
                """);
        run(message(SMS, "sms"));
        run(message(MAIL, "email"));
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void itFindsNothingWhereNothingIsWrongNorWhatANotedBreakExplains() {
        assertThat(verdict()).matches(MessageVerdict::isClean);

        run("insert into message_note (message_id, what) select id, 'lease-ran-out' from message");
        given.put(SMS, 2);
        given.put(MAIL, 2);

        MessageVerdict again = verdict();
        assertThat(again).matches(MessageVerdict::isClean);
        assertThat(again.messages()).isEqualTo(2);
        assertThat(again.smsRepeated()).isOne();
        assertThat(again.mailsRepeated()).isOne();
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    delete from message where channel = 'email'                     | lost
                    update message set channel = 'sms'                              | doubled
                    update message set state = 'dead'                               | lost
                    update message set state = 'queued'                             | lost
                    update message set state = 'sending', lease_until = now()       | lost
                    update message set id = gen_random_uuid() where channel = 'sms' | lost
                    update message set payment_key = null where channel = 'sms'     | wrong
                    update loan_account set phone = '9876543211'                    | wrong
                    update loan_account set email = 'usha@mail.example'             | wrong
                    """)
    void harmToTheBooksIsFound(String harm, String verdict) {
        run(harm);

        assertThat(found(verdict)).as(verdict).isNotEmpty();
    }

    @Test
    void moreThanTheNotesExplainIsDoubled() {
        given.put(SMS, 2);

        assertThat(found("doubled")).singleElement().asString().contains("given to its provider 2 times");
    }

    @Test
    void aKeyOfNoMessageIsDoubled() {
        given.put(UUID.randomUUID(), 1);

        assertThat(found("doubled")).singleElement().asString().contains("2 keys");
    }

    private List<String> found(String verdict) {
        MessageVerdict found = verdict();
        return switch (verdict) {
            case "lost" -> found.lost();
            case "doubled" -> found.doubled();
            default -> found.wrong();
        };
    }

    private MessageVerdict verdict() {
        return new MessageOracle(List.of(KAVERI), new Given(given), _ -> inTransaction()).checkAll(Duration.ZERO);
    }

    /** @param copies whatever is not the mail went by SMS */
    private record Given(Map<UUID, Integer> copies) implements Providers {
        @Override
        public int copies(String tenant, String channel, UUID key) {
            return copies.getOrDefault(key, 0);
        }

        @Override
        public Set<String> recipients(String tenant, String channel, UUID key) {
            return Set.of(channel.equals("sms") ? "+919876543210" : "Asha@mail.example");
        }

        @Override
        public long keys(String tenant, String channel) {
            return copies.keySet().stream()
                    .filter(key -> key.equals(MAIL) == channel.equals("email"))
                    .count();
        }
    }

    private static String message(UUID id, String channel) {
        return """
                insert into message (id, kind, channel, payment_key, receipt_no, recipient, language, template, template_version,
                  body, state, due_at)
                values ('%s', 'payment-received', '%s', '00000000-0000-0002-0000-000000000001', 'X/26-27/000001', 'somebody', 'en',
                  't', 0, 'hello', 'sent', now())
                """.formatted(id, channel);
    }

    private Connection inTransaction() throws SQLException {
        Connection connection = books.jdbc();
        connection.setAutoCommit(false);
        return connection;
    }

    private void run(String sql) {
        try (Connection connection = books.jdbc();
                Statement statement = connection.createStatement()) {
            var _ = statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
