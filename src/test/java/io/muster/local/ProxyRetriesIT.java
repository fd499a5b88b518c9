package io.muster.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the proxy sends to another process when one dies with a request in its hands: what is safe, and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProxyRetriesIT {
    private static final String API = "/api/v1/payments";
    private static final String RECEIPTS = "/api/v1/receipt-packs";

    /** Processes that are ready, read a request whole, and die of it. */
    private final LinkedBlockingQueue<String> reached = new LinkedBlockingQueue<>();

    private final List<ServerSocket> dying = List.of(listen(), listen(), listen(), listen());

    private HttpServer health;
    private LocalProxy proxy;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        health = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        health.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        health.start();
        dying.forEach(each -> Thread.ofVirtual().start(() -> die(each)));
        proxy = LocalProxy.start(
                Ports.free(),
                Map.of(
                        "api", List.of(server("api-1", 0), server("api-2", 1)),
                        "receipts", List.of(server("receipts-1", 2), server("receipts-2", 3))),
                folder,
                folder.resolve("haproxy.log"));
    }

    @AfterAll
    void stop() throws IOException {
        proxy.process().close();
        health.stop(0);
        for (var each : dying) {
            each.close();
        }
    }

    @BeforeEach
    void forget() {
        reached.clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {API, RECEIPTS})
    void whatIsSafeIsAskedOfAnother(String path) throws Exception {
        assertThat(send("GET", path)).isEqualTo(502);
        assertThat(reached).hasSizeGreaterThan(1).allMatch(line -> line.startsWith("GET "));
    }

    @ParameterizedTest
    @ValueSource(strings = {API, RECEIPTS})
    void whatMayHaveBeenDoneIsNotSentAgain(String path) throws Exception {
        for (var method : List.of("POST", "PUT", "DELETE", "PATCH")) {
            reached.clear();
            assertThat(send(method, path)).as(method).isEqualTo(502);
            assertThat(reached).as(method).containsExactly(method + " " + path + " HTTP/1.1");
        }
    }

    private int send(String method, String path) throws IOException, InterruptedException {
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var body = method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}");
            return http.send(
                            HttpRequest.newBuilder(URI.create(proxy.address() + path))
                                    .method(method, body)
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private ProxyPattern.Server server(String name, int number) {
        var seat = new Application.Seat(
                dying.get(number).getLocalPort(), health.getAddress().getPort(), "http://localhost");
        return new ProxyPattern.Server(name, seat);
    }

    private void die(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket asked = server.accept()) {
                var lines =
                        new BufferedReader(new InputStreamReader(asked.getInputStream(), StandardCharsets.US_ASCII));
                var first = lines.readLine();
                if (first != null) {
                    var line = first;
                    while (line != null && !line.isEmpty()) {
                        line = lines.readLine();
                    }
                    reached.add(first);
                }
            } catch (IOException closed) {
                continue;
            }
        }
    }

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
