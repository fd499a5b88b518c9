package io.muster.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.sample.Events;
import io.muster.sample.Sample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The release before this one, this one beside it, this one alone, and the one before again, over the same books: migrations only
 * add what the release before can do without, and take away what it needs one release later.
 */
class UpgradeIT {
    private static final Duration WITHIN = Duration.ofSeconds(120);
    private static final String ACCOUNTS = "400";
    private static final int ROWS = 300;
    private static final String UNPUBLISHED = """
            select count(*) from outbox o, relay r
            where (o.horizon, o.seq) > (r.last_horizon, r.last_seq)
            """;

    @TempDir
    Path folder;

    private final int port = Ports.free();
    private int sheets;

    @Test
    void theReleaseBeforeAndThisOneWorkOverTheSameBooks() throws Exception {
        var before = previous();
        try (var stack = stack()) {
            stack.awaitAll();
            var settings = settings(stack);

            var old = start(before, settings, port, "before");
            provision(old, stack);
            collect(old, stack);
            var now = start(Application.JAR, settings, Ports.free(), "beside");
            collect(now, stack);
            collect(old, stack);
            old.process().close();
            collect(now, stack);
            now.process().close();

            old = start(before, goingBack(settings), port, "again");
            collect(old, stack);
            old.process().close();

            now = start(Application.JAR, settings, port, "at-last");
            collect(now, stack);
            assertPosted(stack);
            assertEventsTie(stack);
            now.process().close();
            assertBooksAreWell(settings);
        }
    }

    /** The packaged application of the release before, built where it is not there. */
    private Path previous() {
        var log = folder.resolve("previous.log");
        Child.run(
                "The build of the release before",
                log,
                Map.of(),
                List.of("sh", "-c", ".ci/previous >'" + folder + "/jar'"));
        try {
            return Path.of(Files.readString(folder.resolve("jar")).strip());
        } catch (IOException e) {
            throw new StartFailure("The build of the release before says nothing; see " + log, e);
        }
    }

    private LocalStack stack() {
        var secrets = StackSecrets.keptIn(folder);
        return new LocalStack(
                new LocalStack.Plan(
                        Muster.parts(),
                        folder,
                        LocalStack.Listen.anywhere(),
                        Durability.FAST,
                        Realms.forUse(port, secrets),
                        secrets),
                System.out::println);
    }

    private static Map<String, String> settings(LocalStack stack) {
        var settings = new HashMap<>(stack.settings());
        settings.put("muster.ingest.sweep-every", "1s");
        return settings;
    }

    /** As whoever goes back to that release must start it: it does not know by itself that books may be of a later one. */
    private static Map<String, String> goingBack(Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put("quarkus.flyway.ignore-future-migrations", "true");
        return all;
    }

    private Application start(Path jar, Map<String, String> settings, int at, String name) {
        // The release before tells how it is at its only port
        var seat = jar.equals(Application.JAR)
                ? Application.Seat.alone(at)
                : new Application.Seat(at, at, "http://localhost:" + at);
        var application = Application.start(
                jar, settings, seat, folder.resolve(name + ".log"), List.of("-XX:TieredStopAtLevel=1"));
        application.awaitReady();
        return application;
    }

    private void provision(Application application, LocalStack stack) throws Exception {
        try (var api = new Api(application.address(), tokens(stack))) {
            for (var lender : Lender.ALL) {
                api.provision(lender);
                var book = sample(lender, "book", "--kind", "loan-book");
                assertThat(Api.state(api.upload(lender.person("maker"), "loan-book", book, _ -> {})))
                        .isEqualTo("completed");
            }
        }
    }

    /** A sheet of each lender, all of it posted by whoever is there. */
    private void collect(Application application, LocalStack stack) throws Exception {
        sheets++;
        try (var api = new Api(application.address(), tokens(stack))) {
            for (var lender : Lender.ALL) {
                var sheet = sample(lender, "sheet-" + sheets, "--rows", "" + ROWS, "--bad", "0%");
                var upload = api.upload(lender.person("maker"), "collections", sheet, _ -> {});
                assertThat(Api.state(upload)).as(upload.toString()).isEqualTo("completed");
            }
        }
    }

    private void assertPosted(LocalStack stack) throws SQLException {
        for (var lender : Lender.ALL) {
            assertThat(text(stack, lender, "select count(*) from payment")).isEqualTo("" + sheets * ROWS);
        }
    }

    private static void assertEventsTie(LocalStack stack) throws SQLException {
        for (var lender : Lender.ALL) {
            await().atMost(WITHIN).until(() -> text(stack, lender, UNPUBLISHED).equals("0"));
        }
        var said = new ByteArrayOutputStream();
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        var status = Events.run(List.of("--bootstrap", stack.kafka().bootstrapServers(), "--quiet"), out, out);
        assertThat(status).as(said.toString(StandardCharsets.UTF_8)).isZero();
    }

    private void assertBooksAreWell(Map<String, String> settings) throws Exception {
        var file = folder.resolve("doctor.properties");
        Files.writeString(
                file,
                settings.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining("\n")));
        Child.run(
                "The doctor",
                folder.resolve("doctor.log"),
                Map.of(),
                List.of(
                        Java.executable(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        Application.JAR.toString(),
                        "doctor",
                        "--settings",
                        file.toString()));
    }

    private Path sample(Lender lender, String name, String... words) {
        var file = folder.resolve(lender.id() + "-" + name + ".xlsx");
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--tenant", lender.id(), "--accounts", ACCOUNTS, "--out", file.toString()));
        var silent = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
        assertThat(Sample.run(all, silent, System.err)).isZero();
        return file;
    }

    private static String tokens(LocalStack stack) {
        return stack.settings().get("quarkus.oidc.auth-server-url") + "/protocol/openid-connect/token";
    }

    private static String text(LocalStack stack, Lender lender, String query) throws SQLException {
        var postgres = stack.postgres();
        try (var books = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/lender_" + lender.id(),
                        postgres.superuser(),
                        postgres.password());
                var answer = books.createStatement().executeQuery(query)) {
            assertThat(answer.next()).as(query).isTrue();
            return answer.getString(1);
        }
    }
}
