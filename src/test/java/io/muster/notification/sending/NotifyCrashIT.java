package io.muster.notification.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.muster.local.Application;
import io.muster.local.LocalStackResource;
import io.muster.local.Ports;
import io.muster.local.SharedStack;
import io.muster.web.Lenders;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two notify processes share what is due; one that is killed in the middle loses none, and what the other repeats goes under the
 * same key. The application of this JVM does not write to people, and stays out of it.
 */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class NotifyCrashIT {
    private static final int MESSAGES = 400;
    private static final int KILL_AFTER = 120;
    /** What a process takes at once, and so what is open in its name when it dies. */
    private static final int TAKEN_MAX = 32;

    /** Less than the gateway's timeout, which a slow machine may use up nevertheless: then tries are noted as failed. */
    private static final Duration HELD_MAX = Duration.ofSeconds(4);

    private static final String LENDER = "crash";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();
    private final Set<String> owners = ConcurrentHashMap.newKeySet();
    private final Map<String, String> settings = new HashMap<>(SharedStack.settings());
    private final CountDownLatch shared = new CountDownLatch(1);
    private final CountDownLatch killed = new CountDownLatch(1);
    private @org.jspecify.annotations.Nullable HttpServer gateway;

    @BeforeEach
    void openGateway() throws IOException {
        var opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        opened.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        opened.createContext("/", this::take);
        opened.start();
        gateway = opened;
        settings.put("muster.roles", "notify");
        // Who has no console starts without its secrets
        settings.remove("muster.console.client-secret");
        settings.remove("muster.console.cookie-secret");
        settings.put("muster.notify.hosts-allowed", "localhost:" + port());
        settings.put("muster.notify.send.lease-for", "20s");
        settings.put("muster.notify.send.tidy-every", "500ms");
        settings.put("muster.notify.send.taken-max", Integer.toString(TAKEN_MAX));
        settings.put("muster.notify.send.look-after-max", "1s");
        // Whoever is killed leaves its place in the group of those who hear to the next test
        settings.put("kafka.session.timeout.ms", "6000");
        settings.put("kafka.heartbeat.interval.ms", "1500");
    }

    @AfterEach
    void closeGateway() {
        Objects.requireNonNull(gateway).stop(0);
    }

    private int port() {
        return Objects.requireNonNull(gateway).getAddress().getPort();
    }

    /** Answers nobody before both are here, nor those in the middle before one is killed. */
    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var key = JSON.readTree(exchange.getRequestBody()).path("key").asText();
            requests.computeIfAbsent(key, _ -> new AtomicInteger()).incrementAndGet();
            boolean _ = shared.await(HELD_MAX.toMillis(), TimeUnit.MILLISECONDS);
            if (requests.size() >= KILL_AFTER) {
                boolean _ = killed.await(HELD_MAX.toMillis(), TimeUnit.MILLISECONDS);
            }
            byte[] answer = "{\"ok\":\"yes\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatTwoShareIsNotLostWhenOneIsKilledAndEachSecondRequestHasTheSameKey() throws SQLException {
        Lenders.provision(LENDER, "Crash Finance");
        addGateway();
        Application dying = start("notify-1");
        Application heir = start("notify-2");
        try {
            dying.awaitReady();
            heir.awaitReady();
            fill();
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                owners.addAll(texts("select distinct lease_owner from message where state = 'sending'"));
                return owners.size() == 2;
            });
            shared.countDown();
            await().atMost(Duration.ofSeconds(60)).until(() -> requests.size() >= KILL_AFTER);
            assertThat(count("state = 'sent'"))
                    .as("they share, and both are in the middle")
                    .isLessThan(MESSAGES);
            long pid = dying.process().process().map(ProcessHandle::pid).orElseThrow();
            dying.process().kill();
            killed.countDown();
            long left = count("state = 'sending' and lease_owner like '%-" + pid + "-%'");
            assertThat(left).as("it died in the middle").isBetween(1L, (long) TAKEN_MAX);
            await().atMost(Duration.ofSeconds(60)).until(() -> count("state = 'sent'") == MESSAGES);

            assertThat(texts("select id::text from message")).isEqualTo(requests.keySet());
            assertThat(texts("select message_id::text from message_note where what = 'lease-ran-out'"))
                    .as("what the dead one had in its hands, and that alone, is freed")
                    .hasSizeBetween(1, (int) left);
            int all = requests.values().stream().mapToInt(AtomicInteger::get).sum();
            assertThat(all - MESSAGES).as("repeated under their keys, as noted").isBetween(0, (int) notes());
        } finally {
            dying.process().kill();
            heir.process().close();
        }
    }

    private Application start(String name) {
        return Application.start(
                settings, Ports.free(), Path.of("target", "local", name + ".log"), List.of("-XX:TieredStopAtLevel=1"));
    }

    /** Before a process begins: what it reads of policies counts for five seconds, also that there are none. */
    private void addGateway() throws SQLException {
        String policy = """
                {"type": "http", "send": {"url": "http://localhost:%d/", "json": {"key": "{id}", "text": "{text}"}},
                 "taken": {"where": {"/ok": "yes"}}, "limits": {"timeoutSeconds": 5, "atOnce": 8, "perSecond": 400}}
                """.formatted(port());
        run(
                "muster_control",
                "insert into policy (tenant_id, kind, name, version, effective_from, definition, added_by) values ('"
                        + LENDER + "', 'gateway', 'sms', 1, '2026-01-01', '" + policy + "', 'test')");
    }

    private void fill() throws SQLException {
        run("lender_" + LENDER, """
                insert into message (id, kind, channel, recipient, language, template, template_version, body, state, due_at)
                select gen_random_uuid(), 'payment-received', 'sms', '+919876543210', 'en', 'payment-received-sms-en', 0,
                  'number ' || n, 'queued', now()
                from generate_series(1, %d) n
                """.formatted(MESSAGES));
    }

    private long count(String condition) throws SQLException {
        try (Connection books = connect("lender_" + LENDER);
                Statement statement = books.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from message where " + condition)) {
            return rows.next() ? rows.getLong(1) : -1;
        }
    }

    /** Of processes that died, and of tries that took too long on a machine that does something else. */
    private long notes() throws SQLException {
        return texts("select seq from message_note where what in ('lease-ran-out', 'try-failed')")
                .size();
    }

    private Set<String> texts(String sql) throws SQLException {
        Set<String> texts = new HashSet<>();
        try (Connection books = connect("lender_" + LENDER);
                Statement statement = books.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private void run(String database, String sql) throws SQLException {
        try (Connection books = connect(database);
                Statement statement = books.createStatement()) {
            boolean _ = statement.execute(sql);
        }
    }

    private Connection connect(String database) throws SQLException {
        String server = String.valueOf(settings.get("muster.provisioning.url")).replaceFirst("/[^/]*$", "/" + database);
        return DriverManager.getConnection(
                "jdbc:" + server,
                settings.get("muster.provisioning.username"),
                settings.get("muster.provisioning.password"));
    }
}
