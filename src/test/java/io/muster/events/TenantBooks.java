package io.muster.events;

import io.muster.local.LocalPostgres;
import io.muster.tenant.TenantId;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/** One tenant's migrated database, seen from both sides: what posts into it and what relays out of it. */
final class TenantBooks implements AutoCloseable {
    private static final String PASSWORD = "books";

    private static final String APPEND = """
            insert into outbox (horizon, seq, events, topic, event_type, event_ids, plain, bytes)
            select outbox_horizon(), nextval('outbox_number'), 1, ?, ?, array[?], line, octet_length(line)
            from (select ? as line) lines
            """;

    private final TenantId tenant;
    private final String database;
    private final int port;
    private final Pool pool;

    TenantBooks(TenantId tenant, LocalPostgres postgres, Vertx vertx) {
        this.tenant = tenant;
        this.database = "muster_" + tenant.value().replace('-', '_');
        this.port = postgres.port();
        postgres.createDatabase(database, PASSWORD);
        execute(migration("V1__books.sql"));
        this.pool = PgBuilder.pool()
                .connectingTo(new PgConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setDatabase(database)
                        .setUser(database)
                        .setPassword(PASSWORD))
                .with(new PoolOptions().setMaxSize(4))
                .using(vertx)
                .build();
    }

    /** Makes the outbox of rows one of pages. */
    void migrate() {
        execute(migration("V5__outbox_pages.sql"));
        // The migrations between make what an outbox does not need, messages too
        execute(migration("V16__traces.sql").replace("alter table message", "alter table if exists message"));
    }

    TenantId tenant() {
        return tenant;
    }

    RelayBooks relayBooks(String owner) {
        return new RelayBooks(pool, owner, EventsStack.ANSWER_MAX);
    }

    /** Appends so many events of one loan in one transaction, numbered from a first one. */
    void append(String loan, int first, int count) {
        List<OutboxEvent> events = IntStream.range(first, first + count)
                .mapToObj(number -> event(loan, number))
                .toList();
        append(events);
    }

    /** Appends the events in one transaction. */
    void append(List<OutboxEvent> events) {
        pool.withTransaction(transaction -> Outbox.append(transaction, events))
                .await()
                .atMost(EventsStack.ANSWER_MAX);
    }

    OutboxEvent event(String loan, int number) {
        return new OutboxEvent(
                EventType.PAYMENT_POSTED, loan + "-" + number, tenant + ":" + loan, "{\"loanVersion\":" + number + "}");
    }

    /** A connection that is in a transaction until told otherwise. */
    Connection begin() throws SQLException {
        Connection connection = connect();
        connection.setAutoCommit(false);
        return connection;
    }

    /** Locks a loan's row as posting does, raises its version, and appends the event. */
    void post(Connection transaction, String loan) throws SQLException {
        int version;
        try (var lock =
                transaction.prepareStatement("select version from loan_account where number = ? for no key update")) {
            lock.setString(1, loan);
            try (var rows = lock.executeQuery()) {
                rows.next();
                version = rows.getInt(1) + 1;
            }
        }
        try (var raise = transaction.prepareStatement("update loan_account set version = ? where number = ?");
                var append = transaction.prepareStatement(APPEND)) {
            raise.setInt(1, version);
            raise.setString(2, loan);
            raise.executeUpdate();
            OutboxEvent event = event(loan, version);
            append.setString(1, event.type().topic().title());
            append.setString(2, event.type().type());
            append.setString(3, event.eventId());
            append.setString(4, event.key() + "\t" + event.payload());
            append.executeUpdate();
        }
    }

    void openLoan(String loan) {
        execute("insert into loan_account (number, borrower, branch) values ('" + loan + "', 'Nobody', 'BLR')");
    }

    long count(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, database, PASSWORD);
    }

    private static String migration(String name) {
        try (var script = TenantBooks.class.getResourceAsStream("/db/tenant/" + name)) {
            if (script == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        pool.closeAndAwait();
    }
}
