package io.muster.bench.messages;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** The messages that stand in a lender's books. One thread. */
final class Decided implements AutoCloseable {
    /** One thread decides a lender's messages, batch after batch: what is new is newer than what was seen. */
    private static final String NEW = "select count(*), max(decided_at) from message where decided_at > ?";

    /** Both ways of the shipped policy, for whom they reach. */
    private static final String CALLED_FOR = """
            select count(l.phone) + count(l.email)
            from payment p
            join loan_account l on l.id = p.loan_id
            where p.upload_id = any(?)
            """;

    private static final String TO_BE_SENT = """
            select count(*)
            from message m
            join payment p on p.key = m.payment_key
            where p.upload_id = any(?) and m.kind = 'payment-received' and m.state in ('queued', 'sending')
            """;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Connection books;
    private OffsetDateTime last = OffsetDateTime.parse("2000-01-01T00:00:00Z");
    private long seen;

    Decided(Connection books) throws SQLException {
        this.books = books;
        try (Statement statement = books.createStatement()) {
            // Tables that have grown since they were analysed look small, and each payment would scan all messages
            var _ = statement.execute("set enable_nestloop = off");
        }
    }

    /** How many there are. */
    long count() throws SQLException {
        try (PreparedStatement statement = books.prepareStatement(NEW)) {
            statement.setObject(1, last);
            try (ResultSet rows = statement.executeQuery()) {
                var _ = rows.next();
                if (rows.getLong(1) > 0) {
                    seen += rows.getLong(1);
                    last = rows.getObject(2, OffsetDateTime.class);
                }
            }
        }
        return seen;
    }

    /** Waits until there are so many, and says how many there are then. */
    long await(long messages) throws SQLException, InterruptedException {
        Instant deadline = Instant.now().plus(LIMIT);
        while (count() < messages) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(
                        messages + " messages should stand after " + LIMIT + ", and " + seen + " do");
            }
            Thread.sleep(LOOK_AGAIN);
        }
        return seen;
    }

    /** How many messages the payments of these uploads call for, by the books alone. */
    long calledFor(List<String> uploads) throws SQLException {
        return number(CALLED_FOR, uploads);
    }

    /** @throws IllegalStateException when other messages wait to be sent than the payments of these uploads call for */
    void requireAll(List<String> uploads) throws SQLException {
        long calledFor = calledFor(uploads);
        long toBeSent = number(TO_BE_SENT, uploads);
        if (toBeSent != calledFor) {
            throw new IllegalStateException(calledFor + " messages should wait to be sent, and " + toBeSent + " do");
        }
    }

    private long number(String query, List<String> uploads) throws SQLException {
        try (PreparedStatement statement = books.prepareStatement(query)) {
            UUID[] ids = uploads.stream().map(UUID::fromString).toArray(UUID[]::new);
            statement.setArray(1, books.createArrayOf("uuid", ids));
            try (ResultSet rows = statement.executeQuery()) {
                var _ = rows.next();
                return rows.getLong(1);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        books.close();
    }
}
