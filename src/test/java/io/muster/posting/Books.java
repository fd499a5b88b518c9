package io.muster.posting;

import io.muster.db.SqlStates;
import io.muster.loan.Instalment;
import io.muster.loan.Loan;
import io.muster.loan.LoanAccountNumber;
import io.muster.loan.Loans;
import io.muster.loan.Shares;
import io.muster.local.Durability;
import io.muster.local.LocalPostgres;
import io.muster.local.Muster;
import io.muster.local.Ports;
import io.muster.validation.CollectionLine;
import io.muster.validation.Judged;
import io.muster.validation.LoanLine;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * A lender's fresh, migrated books on a real PostgreSQL that all tests of this JVM share; each test class opens its own,
 * two where it matters that lenders do not see each other.
 */
public final class Books implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PASSWORD = "books-of-a-test";

    private static @Nullable LocalPostgres server;
    private static int opened;

    private final String database;
    private final int port;
    private final Vertx vertx;
    private final Pool pool;

    private Books(String database, int port) {
        this.database = database;
        this.port = port;
        this.vertx = Vertx.vertx();
        this.pool = PgBuilder.pool()
                .connectingTo(new PgConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setDatabase(database)
                        .setUser(database)
                        .setPassword(PASSWORD)
                        .setCachePreparedStatements(true)
                        // As the application's pools: locks are taken in the order of an index
                        .addProperty("enable_seqscan", "off")
                        .addProperty("jit", "off"))
                .with(new PoolOptions().setMaxSize(8))
                .using(vertx)
                .build();
    }

    /** Makes new books: a database and a role of their own, migrated. */
    public static Books fresh() {
        return migratedTo("latest");
    }

    /** Makes new books as they were at a version of their schema, such as {@code "3"}. */
    static synchronized Books migratedTo(String version) {
        LocalPostgres postgres = server();
        String name = "books_" + ++opened;
        postgres.createDatabase(name, PASSWORD);
        Books books = new Books(name, postgres.port());
        books.migrate(version);
        return books;
    }

    /** Brings the books to this version's schema. */
    void migrate() {
        migrate("latest");
    }

    private void migrate(String version) {
        var _ = Flyway.configure()
                .dataSource(url(), database, PASSWORD)
                .locations("classpath:db/tenant")
                .target(version)
                .load()
                .migrate();
    }

    private static LocalPostgres server() {
        if (server == null) {
            try {
                Path target = Files.createDirectories(Path.of("target"));
                Path data = Files.createTempDirectory(target, "books");
                server = LocalPostgres.start(Muster.parts(), data, Ports.free(), Durability.FAST);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return server;
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** A pool of eight connections as the lender's own role. */
    public Pool pool() {
        return pool;
    }

    /** A plain connection, for looking at the books without the code under test. */
    public Connection jdbc() throws SQLException {
        return DriverManager.getConnection(url(), database, PASSWORD);
    }

    /** One transaction that runs again as the application's do. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work)
                .onFailure(SqlStates::mayRunAgain)
                .retry()
                .withBackOff(Duration.ofMillis(5), Duration.ofMillis(250))
                .atMost(8);
    }

    /** A posting's transaction: a run after a conflict locks pessimistically. */
    <T> Uni<T> inTransaction(Locking first, BiFunction<SqlConnection, Locking, Uni<T>> work) {
        AtomicBoolean again = new AtomicBoolean();
        return inTransaction(tx -> work.apply(tx, again.getAndSet(true) ? Locking.PESSIMISTIC : first));
    }

    /** Waits for an answer. */
    public static <T> T await(Uni<T> answer) {
        return answer.await().atMost(PATIENCE);
    }

    /** Posts lines in a transaction of their own, optimistically first, as an upload does. */
    public List<Outcome> post(PostingOrigin origin, List<Judged.Accepted<CollectionLine>> lines) {
        return await(postLater(Locking.OPTIMISTIC, origin, lines));
    }

    /** Posts lines in a transaction of their own, once somebody subscribes. */
    Uni<List<Outcome>> postLater(Locking first, PostingOrigin origin, List<Judged.Accepted<CollectionLine>> lines) {
        return inTransaction(first, (tx, locking) -> new Postings().post(tx, locking, origin, lines));
    }

    /** Keeps a rejected row's verdict and answers its Muster key, as a rejections workbook gives it. */
    public UUID reject(PostingOrigin origin, int row) {
        RowVerdict verdict = RowVerdict.of(origin, new Judged.Rejected<>(row, List.of(), 0, List.of()));
        keep(origin, List.of(verdict));
        return Objects.requireNonNull(verdict.correctionKey());
    }

    /** Keeps verdicts of a file's rows, so that their Muster keys are given. */
    public void keep(PostingOrigin origin, List<RowVerdict> verdicts) {
        UUID upload = Objects.requireNonNull(origin.uploadId());
        Books.await(inTransaction(tx -> new RowVerdicts().append(tx, upload, verdicts)));
    }

    /** Posts rows of a loan book in a transaction of their own. */
    public List<LoanOutcome> postLoans(PostingOrigin origin, List<Judged.Accepted<LoanLine>> lines) {
        return await(inTransaction(tx -> new LoanBookPostings().post(tx, origin, lines)));
    }

    /** Adds a loan with instalments of interest and principal on the first of each month. */
    public LoanAccountNumber addLoan(
            String number,
            String branch,
            LocalDate firstDue,
            int instalments,
            long interestPaise,
            long principalPaise) {
        List<Judged.Accepted<LoanLine>> rows = new ArrayList<>();
        for (int i = 1; i <= instalments; i++) {
            Instalment instalment =
                    new Instalment(i, firstDue.plusMonths(i - 1), new Shares(0, 0, interestPaise, principalPaise));
            rows.add(Lines.loan(i, number, branch, new LoanLine.SchedulePart.Given(instalment)));
        }
        var _ = postLoans(Lines.file("loan book of " + number, firstDue), rows);
        return new LoanAccountNumber(number);
    }

    /** The loan as the books have it. */
    public Loan loan(String number) {
        return await(new Loans().find(pool, new LoanAccountNumber(number))).orElseThrow();
    }

    /** How many deadlocks Postgres has broken in these books. */
    public long deadlocks() {
        return number("select deadlocks from pg_stat_database where datname = current_database()");
    }

    /** Whether some transaction on these books waits for another. */
    public boolean isSomeoneWaitingForALock() {
        return number("select count(*) from pg_stat_activity"
                        + " where datname = current_database() and wait_event_type = 'Lock'")
                > 0;
    }

    /** The key that a query answers. */
    UUID uuid(String sql) {
        try (Connection connection = jdbc();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            if (!rows.next()) {
                throw new AssertionError("no answer");
            }
            return rows.getObject(1, UUID.class);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** The number that a query answers. */
    public long number(String sql) {
        try (Connection connection = jdbc();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            if (!rows.next()) {
                throw new AssertionError("no answer");
            }
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Checks every invariant of the books with plain SQL. */
    public void check() {
        try (Connection connection = jdbc()) {
            BooksInvariants.check(connection);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        await(pool.close());
        await(vertx.close());
    }
}
