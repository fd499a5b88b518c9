package io.muster.notification.sending;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.muster.local.Application;
import io.muster.local.Ports;
import io.muster.local.SharedStack;
import io.muster.web.People;
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
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A notify process that is killed in the middle of sending hundreds loses none, and repeats only under the same key. */
class NotifyCrashIT {
    private static final int MESSAGES = 300;
    private static final int KILL_AFTER = 80;
    private static final String LENDER = "crash";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();
    private final Map<String, String> settings = new HashMap<>(SharedStack.settings());
    private @org.jspecify.annotations.Nullable HttpServer gateway;

    @BeforeEach
    void openGateway() throws IOException {
        var opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        opened.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        opened.createContext("/", this::take);
        opened.start();
        gateway = opened;
        settings.put("muster.roles", "api,notify");
        settings.put("muster.notify.hosts-allowed", "localhost:" + port());
        settings.put("muster.notify.send.lease-for", "15s");
        settings.put("muster.notify.send.tidy-every", "500ms");
        settings.put("muster.notify.send.taken-max", "32");
    }

    @AfterEach
    void closeGateway() {
        Objects.requireNonNull(gateway).stop(0);
    }

    private int port() {
        return Objects.requireNonNull(gateway).getAddress().getPort();
    }

    /** Slow enough to be killed in the middle. */
    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var key = JSON.readTree(exchange.getRequestBody()).path("key").asText();
            requests.computeIfAbsent(key, _ -> new AtomicInteger()).incrementAndGet();
            Thread.sleep(20);
            byte[] answer = "{\"ok\":\"yes\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void noneIsLostAndEachSecondRequestHasTheSameKey() throws SQLException {
        Application first = start("notify-1");
        try {
            provision(first);
            fill();
            await().atMost(Duration.ofSeconds(60)).until(() -> requests.size() >= KILL_AFTER);
        } finally {
            first.process().kill();
        }
        assertThat(count("state = 'sending'")).as("it died in the middle").isPositive();

        Application second = start("notify-2");
        try {
            await().atMost(Duration.ofSeconds(90)).until(() -> count("state = 'sent'") == MESSAGES);
        } finally {
            second.process().close();
        }

        assertThat(requests.keySet()).isEqualTo(ids());
        int all = requests.values().stream().mapToInt(AtomicInteger::get).sum();
        assertThat(all - MESSAGES).as("repeated under their keys").isBetween(1, 32);
        assertThat(requests.values()).allMatch(times -> times.get() <= 2);
    }

    private Application start(String name) {
        Application application = Application.start(settings, Ports.free(), Path.of("target", "local", name + ".log"));
        application.awaitReady();
        return application;
    }

    private void provision(Application application) {
        given().baseUri(application.address())
                .auth()
                .oauth2(People.token(People.ADMIN))
                .contentType("application/json")
                .body("{\"id\":\"" + LENDER + "\",\"name\":\"Crash Finance\"}")
                .post("/api/v1/tenants")
                .then()
                .statusCode(201);
    }

    private void fill() throws SQLException {
        String policy = """
                {"type": "http", "send": {"url": "http://localhost:%d/", "json": {"key": "{id}", "text": "{text}"}},
                 "taken": {"where": {"/ok": "yes"}}, "limits": {"timeoutSeconds": 2, "atOnce": 8, "perSecond": 400}}
                """.formatted(port());
        run(
                "muster_control",
                "insert into policy (tenant_id, kind, name, version, effective_from, definition, added_by) values ('"
                        + LENDER + "', 'gateway', 'sms', 1, '2026-01-01', '" + policy + "', 'test')");
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

    private Set<String> ids() throws SQLException {
        Set<String> ids = new HashSet<>();
        try (Connection books = connect("lender_" + LENDER);
                Statement statement = books.createStatement();
                ResultSet rows = statement.executeQuery("select id::text from message")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
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
