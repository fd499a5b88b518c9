package io.muster.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.local.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a sender does to its own request, the operators are not woken. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@Timeout(120)
class ClientFaultsIT {
    private static final Logger MUSTER = Logger.getLogger("io.muster");
    private static final Logger EVERYTHING = Logger.getLogger("");

    /** The messages of the pipeline, of the relays and of what they write with. */
    private static final Pattern AT_WORK =
            Pattern.compile("^org\\.apache\\.kafka\\.|MUSTER0(10[0-9]|110|114|115|3[0-9]{2})");

    private final Log log = new Log();

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI server;

    @BeforeEach
    void listen() {
        Lenders.provision();
        MUSTER.setLevel(Level.FINE);
        EVERYTHING.addHandler(log);
    }

    @AfterEach
    void listenNoMore() {
        EVERYTHING.removeHandler(log);
        MUSTER.setLevel(null);
    }

    @Test
    void aSenderThatGoesAwayIsNoIncident() throws IOException {
        goAway("payments", "application/json", "kaveri-agent", 10);
        goAway("payments", "application/json", "kaveri-agent", 30_000);
        goAway("uploads", "application/octet-stream", "kaveri-maker", 10);
        goAway("uploads", "application/octet-stream", "kaveri-maker", 100_000);
        goAway("uploads", "multipart/form-data; boundary=b", "kaveri-maker", 30_000);

        // One that is gone before its request has begun is not heard of at all
        assertNothingFollows();
    }

    private void assertNothingFollows() {
        await().during(Duration.ofSeconds(2))
                .until(() -> log.ofSenders(Level.WARNING).isEmpty());
    }

    private void goAway(String address, String type, String person, int bytes) throws IOException {
        try (RawRequest request = begin(address, type, person, "Content-Length: 200000")) {
            request.send(" ".repeat(bytes).getBytes(US_ASCII));
        }
    }

    @ParameterizedTest
    @CsvSource({"payments, application/json, kaveri-agent", "uploads, application/octet-stream, kaveri-maker"})
    void aChunkThatIsNoneIsNoIncident(String address, String type, String person) throws IOException {
        try (RawRequest request = begin(address, type, person, "Transfer-Encoding: chunked")) {
            request.send(("7530\r\n" + " ".repeat(0x7530) + "\r\nno chunk\r\n").getBytes(US_ASCII));

            awaitEnd(request);
            assertNothingFollows();
        }
    }

    /** One that is refused before its request has begun has no answer. */
    private static void awaitEnd(RawRequest request) throws IOException {
        try {
            var _ = request.answer();
        } catch (SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
    }

    @ParameterizedTest
    @CsvSource({"payments, application/json, kaveri-agent", "uploads, application/octet-stream, kaveri-maker"})
    void aSenderThatFallsSilentIsNoIncident(String address, String type, String person) throws IOException {
        try (RawRequest request = begin(address, type, person, "Content-Length: 200000")) {
            request.send(" ".repeat(20_000).getBytes(US_ASCII));

            assertNoIncident();
        }
    }

    private RawRequest begin(String address, String type, String person, String length) throws IOException {
        RawRequest request = new RawRequest(server);
        request.head(
                "POST /api/v1/" + address + " HTTP/1.1",
                "Host: localhost",
                "Authorization: Bearer " + People.token(person),
                "Idempotency-Key: cut",
                "Content-Type: " + type,
                length);
        return request;
    }

    /** The body is long enough to be read by us and not by the framework, which says nothing when it breaks off. */
    private void assertNoIncident() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> log.ofSenders(Level.FINE).stream().anyMatch(text -> text.contains("MUSTER0201")));
        assertThat(log.ofSenders(Level.WARNING)).isEmpty();
    }

    private static final class Log extends Handler {
        private final List<LogRecord> records = new CopyOnWriteArrayList<>();

        /** What was said, but for uploads and relays that are at work meanwhile for other tests. */
        List<String> ofSenders(Level least) {
            return records.stream()
                    .filter(each -> each.getLevel().intValue() >= least.intValue())
                    .map(each -> each.getLoggerName() + " " + each.getMessage() + " " + each.getThrown())
                    .filter(text -> !AT_WORK.matcher(text).find())
                    .toList();
        }

        @Override
        public void publish(LogRecord each) {
            records.add(each);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
