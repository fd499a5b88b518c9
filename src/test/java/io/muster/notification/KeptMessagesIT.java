package io.muster.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.posting.Books;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is removed and what never is, in two lenders' real books. */
class KeptMessagesIT {
    private static final Duration KEEP = Duration.ofDays(400);

    private final KeptMessages kept = new KeptMessages(keeping(KEEP));
    private Books books;
    private Books others;

    @BeforeEach
    void open() {
        books = Books.fresh();
        others = Books.fresh();
    }

    @AfterEach
    void close() {
        books.close();
        others.close();
    }

    @Test
    void whatHasEndedLongAgoGoesWithItsNotesAndNothingElseDoes() {
        // Given
        for (Books each : List.of(books, others)) {
            for (MessageState state : MessageState.values()) {
                add(each, state, 401, 401);
                add(each, state, 399, 399);
            }
            add(each, MessageState.DELIVERED, 401, 2);
        }
        long notes = books.number("select count(*) from message_note");

        // When
        int removed = remove();

        // Then
        int ended = MessageState.values().length - 2;
        assertThat(removed).isEqualTo(ended);
        assertThat(remove()).isZero();
        assertThat(books.number("select count(*) from message where state in ('queued', 'sending')"))
                .isEqualTo(4);
        assertThat(books.number("select count(*) from message where decided_at < now() - interval '400 days'"
                        + " and state not in ('queued', 'sending')"))
                .as("one that was sent again of late")
                .isEqualTo(1);
        assertThat(books.number("select count(*) from message_note")).isEqualTo(notes - ended);
        assertThat(others.number("select count(*) from message")).isEqualTo(2L * MessageState.values().length + 1);
    }

    @Test
    void aNoteOfAMessageThatStandsStays() {
        add(books, MessageState.SENT, 1, 1);

        assertThatThrownBy(() -> run(books, "delete from message_note")).hasMessageContaining("keeps facts");
        assertThatThrownBy(() -> run(books, "update message_note set what = 'x'"))
                .hasMessageContaining("keeps facts");
        assertThatThrownBy(() -> run(books, "truncate message_note")).hasMessageContaining("keeps facts");
    }

    @Test
    void manyGoInBatchesAndByOneProcessAtATime() {
        // Given
        run(books, """
                insert into message (id, kind, channel, language, template, template_version, state, due_at, decided_at,
                  settled_at)
                select gen_random_uuid(), 'payment-received', 'sms', 'en', 't', 0, 'suppressed', at, at, at
                from (select now() - interval '401 days' as at from generate_series(1, 1500)) old
                """);

        // When
        int meanwhile = Books.await(books.inTransaction(tx -> kept.remove(tx, Instant.now(), 1_000)
                .flatMap(_ -> books.inTransaction(other -> kept.remove(other, Instant.now(), 1_000)))));

        // Then
        assertThat(meanwhile).isZero();
        assertThat(books.number("select count(*) from message")).isEqualTo(500);
        assertThat(remove(100)).isEqualTo(100);
        assertThat(remove()).isEqualTo(400);
    }

    @Test
    void roundsAndWhatWasToldGoWithTheirTime() {
        run(books, """
                insert into message_round (kind, day, about, ended_at)
                select 'deposit-summary', day, day, now()
                from (select current_date - n as day from generate_series(390, 410) n) days
                """);
        run(books, """
                insert into deposit_told (day, agent, branch, receipts, paise)
                select current_date - n, 'A', 'PUNE', 1, 100 from generate_series(390, 410) n
                """);

        assertThat(remove()).isZero();

        assertThat(books.number("select count(*) from message_round")).isBetween(10L, 12L);
        assertThat(books.number("select count(*) from deposit_told")).isBetween(10L, 12L);
    }

    @Test
    void nobodyKeepsThemForLessThanAYear() {
        assertThatThrownBy(() -> new KeptMessages(keeping(Duration.ofDays(30))))
                .hasMessageContaining("muster.notify.keep.messages-for");
    }

    private int remove() {
        return remove(KeptMessages.BATCH);
    }

    private int remove(int max) {
        return Books.await(books.inTransaction(tx -> kept.remove(tx, Instant.now(), max)));
    }

    private static void add(Books where, MessageState state, int decidedDaysAgo, int settledDaysAgo) {
        run(where, """
                with added as (
                  insert into message (id, kind, channel, language, template, template_version, recipient, body, state, due_at,
                    decided_at, settled_at, lease_until)
                  values (gen_random_uuid(), 'payment-received', 'sms', 'en', 't', 0, '9876543210', 'b', '%1$s', now(),
                    now() - interval '%2$d days',
                    case when '%1$s' not in ('queued', 'sending') then now() - interval '%3$d days' end,
                    case when '%1$s' = 'sending' then now() end)
                  returning id)
                insert into message_note (message_id, what) select id, 'try-failed' from added
                """.formatted(state.slug(), decidedDaysAgo, settledDaysAgo));
    }

    private static void run(Books where, String sql) {
        try (Connection connection = where.jdbc();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    private static KeepingConfig keeping(Duration keep) {
        return new KeepingConfig() {
            @Override
            public Duration messagesFor() {
                return keep;
            }

            @Override
            public Duration lookEvery() {
                return keep;
            }

            @Override
            public Duration rest() {
                return Duration.ZERO;
            }

            @Override
            public Duration answerMax() {
                return keep;
            }
        };
    }
}
