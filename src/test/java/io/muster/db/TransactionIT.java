package io.muster.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.local.Durability;
import io.muster.local.FaultProxy;
import io.muster.local.LocalPostgres;
import io.muster.local.Muster;
import io.muster.local.Ports;
import io.muster.local.PostgresProxy;
import io.muster.local.PostgresProxy.Harm;
import io.muster.tenant.Tenant;
import io.muster.tenant.TenantId;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One pool over networks and servers that fail: a note is written once, or not at all and somebody is told. */
class TransactionIT {
    private static final Duration WAIT_MAX = Duration.ofSeconds(60);
    private static final int REQUESTS_MAX = 50;
    private static final int POOL_SIZE = 2;
    private static final String BOOKS = "notes";
    private static final String SECRET = "a secret that only tests of transactions know";
    private static final TenantDbConfig CONFIG = config();

    @TempDir
    static Path folder;

    private static LocalPostgres postgres;
    private static Vertx vertx;
    private static CompletableFuture<Void> restarted = CompletableFuture.completedFuture(null);

    private FaultProxy network;
    private PostgresProxy steps;

    @BeforeAll
    static void start() throws IOException, SQLException {
        vertx = Vertx.vertx();
        postgres = LocalPostgres.start(Muster.parts(), folder.resolve("postgres"), Ports.free(), Durability.DURABLE);
        postgres.createDatabase(
                BOOKS, new DatabasePasswords(SECRET).of(tenant(0).database()));
        try (var connection = jdbc();
                var statement = connection.createStatement();
                var script = TransactionIT.class.getResourceAsStream("/db/tenant/V3__transaction_ends.sql")) {
            assertThat(script).isNotNull();
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            statement.execute("create table note (id uuid not null)");
            statement.execute("create table door (id int primary key)");
            statement.execute("insert into door values (1)");
            statement.execute("alter table transaction_end owner to " + BOOKS);
            statement.execute("alter table note owner to " + BOOKS);
            statement.execute("alter table door owner to " + BOOKS);
        }
    }

    @AfterAll
    static void stop() {
        vertx.closeAndAwait();
        postgres.close();
    }

    @BeforeEach
    void standBetween() {
        network = FaultProxy.to(postgres.port());
        steps = PostgresProxy.to(postgres.port());
    }

    @AfterEach
    void standAside() throws IOException {
        restarted.join();
        network.close();
        steps.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"CUT_BEFORE", "CUT_AFTER"})
    void aConnectionMayBreakAtAnyStepAndTheNoteIsWrittenOnce(Harm harm) {
        int request = 0;
        do {
            request++;
            assertThat(request).isLessThan(REQUESTS_MAX);
            UUID note = UUID.randomUUID();
            Pool pool = pool(steps.port());

            steps.arm(harm, request);
            UUID answer = await(run(pool, tx -> write(tx, note)));

            assertThat(answer).isEqualTo(note);
            assertThat(written(note)).as("%s at request %s", harm, request).isEqualTo(1);
            pool.closeAndAwait();
        } while (steps.struck());
        // Begin, prepare, execute, prepare, execute, commit
        assertThat(request).isEqualTo(7);
    }

    @Test
    void whoCannotLookSaysSo() {
        UUID note = UUID.randomUUID();
        FaultProxy second = FaultProxy.to(steps.port());
        Pool pool = pool(second.port());
        steps.arm(Harm.HOLD, 6);

        CompletableFuture<UUID> answer = run(pool, tx -> write(tx, note)).subscribeAsCompletionStage();
        Awaitility.await().until(steps::struck);
        second.refuse();
        steps.release();

        assertThatThrownBy(() -> await(Uni.createFrom().completionStage(answer)))
                .isInstanceOf(UnknownOutcome.class);
        Awaitility.await().untilAsserted(() -> assertThat(running()).isZero());
    }

    @Test
    void whoLooksKeepsTheTransactionFromCommittingLater() {
        UUID id = UUID.randomUUID();
        Pool pool = pool(postgres.port());

        assertThat(await(TransactionEnds.look(pool, id))).isFalse();
        assertThat(await(TransactionEnds.look(pool, id))).isFalse();

        assertThatThrownBy(() -> await(pool.withTransaction(tx -> TransactionEnds.enter(tx, id))))
                .hasMessageContaining("transaction_end_pkey");
        assertThat(await(TransactionEnds.look(pool, id))).isFalse();
    }

    @Test
    void anEndIsForgottenWhenNobodyCanAskForItAnyMore() {
        Pool pool = pool(postgres.port());
        UUID recent = UUID.randomUUID();
        assertThat(await(TransactionEnds.look(pool, recent))).isFalse();
        change("insert into transaction_end values (gen_random_uuid(), true, now() - interval '25 hours')");

        await(TransactionEnds.forget(pool));

        assertThat(number("select count(*) from transaction_end where ended_at < now() - interval '1 day'"))
                .isZero();
        assertThat(number("select count(*) from transaction_end where id = '" + recent + "'"))
                .isEqualTo(1);
    }

    @Test
    void aSilentNetworkIsLeftAndThePoolWorksAgain() {
        Pool pool = pool(network.port());
        await(run(pool, tx -> write(tx, UUID.randomUUID())));
        UUID note = UUID.randomUUID();

        network.hold();
        assertThatThrownBy(() -> await(run(pool, tx -> write(tx, note))))
                .isInstanceOfAny(ConnectionLost.class, UnknownOutcome.class);
        network.pass();

        UUID next = UUID.randomUUID();
        UUID answer = await(run(pool, tx -> write(tx, next)));
        assertThat(answer).isEqualTo(next);
        assertThat(written(next)).isEqualTo(1);
        assertThat(written(note)).isZero();
        Awaitility.await().untilAsserted(() -> assertThat(sessions()).isLessThanOrEqualTo(POOL_SIZE));
        assertThat(pool.size()).isLessThanOrEqualTo(POOL_SIZE);
    }

    @Test
    void aLoginIntoASilentNetworkTakesNoPlaceForEver() {
        Pool pool = pool(network.port());
        network.hold();
        assertThatThrownBy(() -> await(run(pool, tx -> write(tx, UUID.randomUUID()))))
                .isInstanceOf(ConnectionLost.class);
        network.pass();

        UUID next = UUID.randomUUID();
        UUID answer = await(run(pool, tx -> write(tx, next)));
        assertThat(answer).isEqualTo(next);
    }

    @Test
    void aServerThatCrashesAndComesBackIsSurvived() {
        Pool pool = pool(postgres.port());
        UUID note = UUID.randomUUID();
        AtomicInteger runs = new AtomicInteger();

        UUID answer = await(run(
                pool,
                new AtomicBoolean(true),
                WAIT_MAX,
                tx -> write(tx, note).call(() -> crashAtTheFirst(runs)).call(() -> ask(tx))));

        restarted.join();
        assertThat(answer).isEqualTo(note);
        assertThat(runs).hasValueGreaterThan(1);
        assertThat(written(note)).isEqualTo(1);
    }

    @Test
    void whatNobodyWaitsForIsRolledBackAndItsConnectionGivenBack() throws SQLException {
        Pool pool = pool(postgres.port());
        UUID note = UUID.randomUUID();
        AtomicBoolean wanted = new AtomicBoolean(true);
        try (Connection holder = jdbc()) {
            holder.setAutoCommit(false);
            lockTheDoor(holder);
            CompletableFuture<UUID> answer = run(
                            pool, wanted, tx -> write(tx, note).call(() -> throughTheDoor(tx)))
                    .subscribeAsCompletionStage();
            Awaitility.await().untilAsserted(() -> assertThat(running()).isEqualTo(2));

            wanted.set(false);
            holder.rollback();

            assertThatThrownBy(answer::join).hasCauseInstanceOf(CancellationException.class);
        }
        assertThat(written(note)).isZero();
        Awaitility.await().untilAsserted(() -> assertThat(running()).isZero());
    }

    @Test
    void aTransactionThatSleepsLosesItsLocks() {
        Pool pool = pool(postgres.port());
        UUID note = UUID.randomUUID();

        assertThatThrownBy(() -> await(run(
                        pool,
                        tx -> throughTheDoor(tx).call(TransactionIT::sleep).chain(() -> write(tx, note)))))
                .isInstanceOf(ConnectionLost.class);

        assertThat(written(note)).isZero();
        assertThat(running()).isZero();
    }

    @Test
    void aReadTransactionSeesOneMomentAndCannotWrite() {
        Pool pool = pool(postgres.port());
        UUID note = UUID.randomUUID();

        long seen = await(new ReadTransaction<>(
                        pool,
                        tx -> notes(tx)
                                .call(() -> run(pool, other -> write(other, note)))
                                .chain(() -> notes(tx)))
                .run());

        assertThat(written(note)).isEqualTo(1);
        assertThat(seen).isEqualTo(number("select count(*) from note") - 1);
        assertThatThrownBy(() -> await(new ReadTransaction<>(pool, tx -> write(tx, UUID.randomUUID())).run()))
                .isInstanceOfSatisfying(
                        PgException.class,
                        refused -> assertThat(refused.getSqlState()).isEqualTo("25006"));
        assertThat(running()).isZero();
        pool.closeAndAwait();
    }

    @Test
    void aReadTransactionMayBreakAtAnyStepAndIsRunAgain() {
        int request = 0;
        do {
            request++;
            assertThat(request).isLessThan(REQUESTS_MAX);
            Pool pool = pool(steps.port());

            steps.arm(Harm.CUT_AFTER, request);
            long seen = await(new Reruns(CONFIG.conflictsMax(), CONFIG.awayMax(), () -> true)
                    .of(() -> new ReadTransaction<>(pool, TransactionIT::notes).run()));

            assertThat(seen).isEqualTo(number("select count(*) from note"));
            assertThat(running()).isZero();
            pool.closeAndAwait();
        } while (steps.struck());
    }

    private static Uni<Long> notes(SqlConnection tx) {
        return tx.query("select count(*) from note")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private <T> Uni<T> run(Pool pool, Function<SqlConnection, Uni<T>> work) {
        return run(pool, new AtomicBoolean(true), work);
    }

    private static <T> Uni<T> run(Pool pool, AtomicBoolean wanted, Function<SqlConnection, Uni<T>> work) {
        return run(pool, wanted, CONFIG.awayMax(), work);
    }

    private static <T> Uni<T> run(
            Pool pool, AtomicBoolean wanted, Duration awayMax, Function<SqlConnection, Uni<T>> work) {
        return new Reruns(CONFIG.conflictsMax(), awayMax, wanted::get)
                .of(() -> new Transaction<>(pool, new TenantId(BOOKS), work, wanted::get, awayMax).run());
    }

    private static Uni<UUID> write(SqlConnection tx, UUID note) {
        return tx.preparedQuery("insert into note values ($1)")
                .execute(Tuple.of(note))
                .replaceWith(note);
    }

    private static Uni<Void> ask(SqlConnection tx) {
        return tx.query("select 1").execute().replaceWithVoid();
    }

    private static Uni<Void> throughTheDoor(SqlConnection tx) {
        return tx.query("select id from door for update").execute().replaceWithVoid();
    }

    private static void lockTheDoor(Connection holder) throws SQLException {
        try (var statement = holder.createStatement()) {
            statement.execute("select id from door for update");
        }
    }

    /** The server is down when this has its item, and comes back by itself. */
    private static Uni<Void> crashAtTheFirst(AtomicInteger runs) {
        return Uni.createFrom()
                .item(runs.incrementAndGet())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(run -> crash(run == 1))
                .replaceWithVoid();
    }

    private static void crash(boolean now) {
        if (now) {
            postgres.stopImmediate();
            restarted = CompletableFuture.runAsync(postgres::restart);
        }
    }

    private static Uni<Void> sleep() {
        return Uni.createFrom().voidItem().onItem().delayIt().by(Duration.ofSeconds(1));
    }

    private static long written(UUID note) {
        return number("select count(*) from note where id = '" + note + "'");
    }

    /** Sessions that are in a transaction, beside the one that asks. */
    private static long running() {
        return number("select count(*) from pg_stat_activity where datname = '" + BOOKS
                + "' and xact_start is not null and pid <> pg_backend_pid()");
    }

    private static long sessions() {
        return number("select count(*) from pg_stat_activity where application_name = 'muster/tests'");
    }

    private static long number(String sql) {
        try (var connection = jdbc();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void change(String sql) {
        try (var connection = jdbc();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static Connection jdbc() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/" + BOOKS,
                postgres.superuser(),
                postgres.password());
    }

    private static Pool pool(int port) {
        return new Pools(CONFIG, vertx, "tests").open(tenant(port));
    }

    private static Tenant tenant(int port) {
        var address = new Tenant.DatabaseAddress("127.0.0.1", port, BOOKS, BOOKS, 1);
        return new Tenant(new TenantId("notes-lender"), "Notes", address, false);
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(WAIT_MAX);
    }

    private static TenantDbConfig config() {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(TenantDbConfig.class)
                .withDefaultValue("muster.tenant-db.secret", SECRET)
                .withDefaultValue("muster.tenant-db.pool-size-max", "" + POOL_SIZE)
                .withDefaultValue("muster.tenant-db.connect-wait-max", "2s")
                .withDefaultValue("muster.tenant-db.away-max", "5s")
                .withDefaultValue("muster.tenant-db.idle-in-transaction-max", "500ms")
                .withDefaultValue("muster.tenant-db.lock-wait-max", "800ms")
                .withDefaultValue("muster.tenant-db.idle-max", "900ms")
                .withDefaultValue("muster.tenant-db.answer-max", "1s")
                .withDefaultValue("muster.tenant-db.transaction-max", "10s")
                .build()
                .getConfigMapping(TenantDbConfig.class);
    }
}
