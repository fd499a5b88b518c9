package io.muster.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.muster.sample.Events;
import io.muster.sample.Sample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Each role a process of its own behind the proxy: what each does alone, and that any of them may die. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SplitIT {
    private static final Duration ENDED_WITHIN = Duration.ofSeconds(120);
    private static final Duration DRAINED_WITHIN = Duration.ofSeconds(30);
    private static final int ACCOUNTS = 500;
    private static final int LOOKS_AT_ONCE = 4;
    private static final int KILLS_OF_SERVERS = 2;
    private static final String UNPUBLISHED = """
            select count(*) from outbox o, relay r
            where (o.horizon, o.seq) > (r.last_horizon, r.last_seq)
            """;

    /** Kept until the next run: the logs say why something failed. */
    private final Path folder = Path.of("target", "split").toAbsolutePath();

    private final int port = Ports.free();
    private final int keycloakPort = Ports.free();
    private final List<String> uploads = new ArrayList<>();
    private LocalStack stack;
    private Fleet fleet;
    private Traffic traffic;

    @BeforeAll
    void start() throws Exception {
        Parts.delete(folder);
        Files.createDirectories(folder);
        var secrets = StackSecrets.keptIn(folder);
        stack = new LocalStack(
                new LocalStack.Plan(
                        Muster.parts(),
                        folder,
                        new LocalStack.Listen(Ports.free(), Ports.free(), keycloakPort),
                        Durability.FAST,
                        Realms.forUse(port, secrets),
                        secrets),
                System.out::println);
        stack.awaitAll();
        var settings = new HashMap<>(stack.settings());
        // So little that one process cannot have all the work
        settings.put("muster.ingest.uploads-max", "1");
        settings.put("muster.ingest.small-uploads-max", "1");
        settings.put("muster.ingest.sweep-every", "1s");
        AotCache.make(settings, folder.resolve("aot-cache.log"));
        var options = List.of("-XX:TieredStopAtLevel=1");
        fleet = Fleet.start(Split.read("receipts=2"), settings, options, port, folder, folder);
        fleet.awaitReady();
        traffic = new Traffic(fleet.address(), LocalKeycloak.tokenEndpoint(keycloakPort, Realms.MUSTER));
        try (var api = new Api(fleet.address(), LocalKeycloak.tokenEndpoint(keycloakPort, Realms.MUSTER))) {
            for (var lender : Lender.ALL) {
                api.provision(lender);
            }
        }
        for (var lender : Lender.ALL) {
            awaitCompleted(
                    lender,
                    traffic.send(lender.person("maker"), "loan-book", sample(lender, "book", "--kind", "loan-book")));
        }
    }

    @AfterAll
    void stop() {
        traffic.close();
        fleet.close();
        stack.close();
    }

    @Test
    @Order(1)
    void aProcessOpensOnlyWhatItsRoleNeeds() throws Exception {
        for (var member : fleet.members()) {
            var metrics = fetch(member.application().management() + "/metrics").body();
            var role = member.role();
            assertThat(metrics.contains("\nmuster_relay_"))
                    .as(member.name() + " publishes")
                    .isEqualTo(role.equals("ingest"));
            assertThat(metrics.contains("\nmuster_feed_lag_events"))
                    .as(member.name() + " hears events")
                    .isEqualTo(role.equals("notify"));
            assertThat(metrics.contains("\nkafka_consumer_"))
                    .as(member.name() + " hears of work")
                    .isEqualTo(role.equals("ingest"));
            if (role.equals("receipts")) {
                assertThat(metrics).doesNotContain("\nkafka_");
            }
            if (role.equals("ingest") || role.equals("notify")) {
                assertThatThrownBy(() -> Ports.answers(member.seat().port()))
                        .as(member.name() + " has no port for the public")
                        .isInstanceOf(IOException.class);
            }
        }
        assertThat(fetch(fleet.members("receipts").getFirst().application().address() + "/api/v1/uploads"))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(503))
                .satisfies(answer -> assertThat(answer.body()).contains("not-served-here"));
        assertThat(fetch(fleet.members("api").getFirst().application().address() + "/r/nonsense")
                        .statusCode())
                .isEqualTo(503);
        try (var admin = Admin.create(
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, stack.kafka().bootstrapServers()))) {
            var groups = admin.describeConsumerGroups(List.of("muster-ingest"))
                    .all()
                    .get()
                    .values();
            assertThat(groups)
                    .as("those who ingest hear of work, and nobody else")
                    .singleElement()
                    .satisfies(group -> assertThat(group.members()).hasSize(2));
        }
    }

    @Test
    @Order(2)
    void throughTheProxyEverybodyIsKnownAsTheyAre() throws Exception {
        var console = fetch(fleet.address() + "/console");
        assertThat(console.statusCode()).isEqualTo(302);
        assertThat(console.headers().firstValue("Location").orElseThrow())
                .contains("redirect_uri=http%3A%2F%2Flocalhost%3A" + port + "%2Fconsole%2Fsigned-in");
        assertThat(fetch(fleet.address() + "/r/nonsense").statusCode()).isEqualTo(404);
        assertThat(fetch(fleet.address() + "/q/health").statusCode()).isEqualTo(404);
        assertThat(fetch(fleet.address() + "/q/openapi").statusCode()).isEqualTo(200);
    }

    /** The JDK's client offers HTTP/2; upgraded on the way to a process, it would reach all of that process past the proxy. */
    @Test
    @Order(3)
    void nobodyTunnelsPastTheProxy() throws Exception {
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            var papers = http.send(request(fleet.address() + "/r/nonsense"), BodyHandlers.ofString());
            assertThat(papers.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            var uploads = http.send(request(fleet.address() + "/api/v1/uploads"), BodyHandlers.ofString());
            assertThat(uploads.body()).doesNotContain("not-served-here");
        }
    }

    @Test
    @Order(4)
    void twoOfARoleShareItsWork() throws Exception {
        send(4, 400);
        awaitAllCompleted();

        for (var member : fleet.members("ingest")) {
            assertThat(fetch(member.application().management() + "/metrics").body())
                    .as(member.name() + " posted")
                    .contains("\nmuster_batch_seconds_count{");
        }
        var proxy = fetch(fleet.proxyMetrics()).body();
        for (var member : fleet.members("api")) {
            assertThat(proxy)
                    .as(member.name() + " answered")
                    .containsPattern("haproxy_server_http_responses_total\\{proxy=\"api\",server=\"" + member.name()
                            + "\",code=\"2xx\"\\} [1-9]");
        }
    }

    @Test
    @Order(5)
    void anyProcessMayDieAndTheOthersGoOn() throws Exception {
        var lender = Lender.ALL.getFirst();
        var other = Lender.ALL.getLast();
        var receipt = text(lender, "select receipt_no from payment order by receipt_no limit 1");
        var today = LocalDate.now(ZoneId.of("Asia/Kolkata")).toString();
        var began = new ArrayList<CompletableFuture<Void>>();
        began.add(traffic.look(lender.person("maker"), uploads.getFirst()));
        began.add(traffic.look(other.person("maker"), "/api/v1/payments"));
        began.add(traffic.look(lender.person("maker"), "/api/v1/receipts/" + receipt + ".pdf"));
        began.add(traffic.look(lender.person("agent"), "/api/v1/receipts/" + receipt));
        for (var each : Lender.ALL) {
            began.add(traffic.pay(
                    each.person("agent"), text(each, "select number from loan_account order by id limit 1"), today));
        }

        // Each role's process is killed, and one of another role is told to stop, with workbooks on their way each time
        replace("api-1", "ingest-2");
        replace("ingest-1", "receipts-2");
        replace("receipts-1", "api-2");
        replace("notify-1", "ingest-1");
        traffic.end(began);

        assertThat(traffic.failedLooks()).as("of " + traffic.looks() + " looks").isEmpty();
        assertThat(traffic.looks()).isGreaterThan(50);
        assertThat(traffic.cutOffLooks())
                .as("answers of the killed that had begun")
                .isLessThanOrEqualTo(LOOKS_AT_ONCE * KILLS_OF_SERVERS);
        awaitAllCompleted();
        assertPaymentsPostedOnce();
        assertEventsTie();
    }

    /** Kills one, stops another in order while it does its work, and starts both again. */
    private void replace(String killed, String stopped) throws Exception {
        send(1, 300);
        var dying = member(killed);
        var leaving = member(stopped);
        var process = leaving.application().process();
        dying.application().process().kill();
        var asked = Instant.now();
        process.signal("TERM");
        dying.begin();
        assertThat(process.awaitEnd(DRAINED_WITHIN))
                .as(stopped + " has ended in time")
                .isTrue();
        System.out.printf(
                "%s was killed; %s took %d ms to stop%n",
                killed, stopped, Duration.between(asked, Instant.now()).toMillis());
        leaving.begin();
        fleet.awaitReady();
        awaitUp();
    }

    /** Ready is what a process says; the proxy sends it work when it has heard so. */
    private void awaitUp() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> fetch(fleet.proxyMetrics())
                                .body()
                                .lines()
                                .filter(line ->
                                        line.startsWith("haproxy_server_status{") && line.contains("state=\"UP\"} 1"))
                                .count()
                        == 4);
    }

    private Fleet.Member member(String name) {
        return fleet.members().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void assertPaymentsPostedOnce() throws SQLException {
        var receipts = traffic.receipts();
        assertThat(receipts).isNotEmpty();
        assertThat(new HashSet<>(receipts.values()))
                .as("a receipt for each key")
                .hasSameSizeAs(receipts.values());
        var singles = 0L;
        for (var lender : Lender.ALL) {
            singles += Long.parseLong(text(lender, "select count(*) from payment where amount_paise = 100"));
        }
        assertThat(singles)
                .as("each posted once; " + traffic.repeated() + " were sent again")
                .isEqualTo(receipts.size());
    }

    private void assertEventsTie() throws SQLException {
        for (var lender : Lender.ALL) {
            await().atMost(ENDED_WITHIN).until(() -> text(lender, UNPUBLISHED).equals("0"));
        }
        var said = new ByteArrayOutputStream();
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        var status = Events.run(List.of("--bootstrap", stack.kafka().bootstrapServers(), "--quiet"), out, out);
        assertThat(status).as(said.toString(StandardCharsets.UTF_8)).isZero();
    }

    private void send(int workbooks, int rows) throws Exception {
        var sent = new ArrayList<CompletableFuture<String>>();
        for (int n = 0; n < workbooks; n++) {
            for (var lender : Lender.ALL) {
                var workbook = sample(
                        lender, "sheet-" + uploads.size() + "-" + sent.size(), "--rows", "" + rows, "--bad", "2%");
                sent.add(CompletableFuture.supplyAsync(
                        () -> sent(lender, workbook), task -> Thread.ofVirtual().start(task)));
            }
        }
        sent.forEach(each -> uploads.add(each.join()));
    }

    private String sent(Lender lender, Path workbook) {
        try {
            return traffic.send(lender.person("maker"), "collections", workbook);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitAllCompleted() throws SQLException {
        for (var lender : Lender.ALL) {
            await().atMost(ENDED_WITHIN)
                    .until(() -> text(lender, "select count(*) from upload where state in ('received', 'reading')")
                            .equals("0"));
            assertThat(text(lender, "select coalesce(string_agg(distinct state, ','), '') from upload"))
                    .isEqualTo("completed");
        }
    }

    private void awaitCompleted(Lender lender, String upload) {
        await().atMost(ENDED_WITHIN)
                .until(() -> traffic.get(lender.person("maker"), upload).body().contains("\"state\":\"completed\""));
    }

    private Path sample(Lender lender, String name, String... words) {
        var file = folder.resolve(lender.id() + "-" + name + ".xlsx");
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--tenant", lender.id(), "--accounts", "" + ACCOUNTS, "--out", file.toString()));
        var silent = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
        assertThat(Sample.run(all, silent, System.err)).isZero();
        return file;
    }

    private String text(Lender lender, String query) throws SQLException {
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

    private static java.net.http.HttpResponse<String> fetch(String address) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request(address), BodyHandlers.ofString());
        }
    }

    private static HttpRequest request(String address) {
        return HttpRequest.newBuilder(URI.create(address)).build();
    }
}
