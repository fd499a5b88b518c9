package io.muster.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.local.Tokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A lender's clerk with much patience: sends a workbook again and again until it is acknowledged. Any thread. */
final class Sender implements AutoCloseable {
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Duration ANSWER_MAX = Duration.ofSeconds(20);
    private static final Duration AGAIN_AFTER = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration TOKEN_FOR = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER_MAX).build();
    private final URI address;
    private final String tokenEndpoint;
    private final Consumer<String> complaints;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    /** @param complaints told of each answer that no user should ever get */
    Sender(String address, String tokenEndpoint, Consumer<String> complaints) {
        this.address = URI.create(address);
        this.tokenEndpoint = tokenEndpoint;
        this.complaints = complaints;
    }

    private record Token(String text, Instant fetched) {}

    /** Makes a lender. */
    void provision(String tenant) {
        String body =
                JSON.createObjectNode().put("id", tenant).put("name", tenant).toString();
        var _ = insist(() -> post("admin", "/api/v1/tenants", "application/json", BodyPublishers.ofString(body)));
    }

    /** Sends a workbook until it is acknowledged; answers the upload's id. */
    String send(String tenant, String kind, Path workbook) {
        return idOf(insist(() -> offer(tenant, kind, BodyPublishers.ofFile(workbook))));
    }

    /** Sends a workbook once, and has something done when half of it is sent; whatever becomes of it. */
    void sendHalf(String tenant, String kind, Path workbook, Runnable inTheMiddle) {
        try {
            byte[] bytes = Files.readAllBytes(workbook);
            var _ = offer(tenant, kind, BodyPublishers.ofInputStream(() -> new Interrupted(bytes, inTheMiddle)));
        } catch (IOException expected) {
            // the one at the other end has gone
        }
    }

    /** Sends a workbook once and answers the status, 0 when nobody answered. */
    int sendOnce(String tenant, String kind, Path workbook) {
        try {
            HttpResponse<String> answer = offer(tenant, kind, BodyPublishers.ofFile(workbook));
            look(answer);
            return answer.statusCode();
        } catch (IOException gone) {
            return 0;
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private interface Call {
        HttpResponse<String> make() throws IOException;
    }

    private HttpResponse<String> insist(Call call) {
        Instant deadline = Instant.now().plus(PATIENCE);
        String last = "nothing";
        while (Instant.now().isBefore(deadline)) {
            try {
                HttpResponse<String> answer = call.make();
                if (answer.statusCode() / 100 == 2) {
                    return answer;
                }
                look(answer);
                last = answer.statusCode() + " " + answer.body();
            } catch (IOException gone) {
                last = gone.toString();
            }
            Pause.of(AGAIN_AFTER);
        }
        throw new TortureFailure("not acknowledged within " + PATIENCE.toSeconds() + " s; the last answer was " + last);
    }

    /** A refusal says in a problem document what is the matter; nobody sent anything wrong here. */
    private void look(HttpResponse<String> answer) {
        String type = answer.headers().firstValue("content-type").orElse("none");
        boolean clear =
                type.startsWith("application/problem+json") && answer.body().contains("\"remedy\"");
        boolean expected = answer.statusCode() == 503 || answer.statusCode() == 507;
        if (answer.statusCode() / 100 != 2 && (!clear || !expected)) {
            complaints.accept(
                    "an upload was answered with " + answer.statusCode() + " (" + type + ") " + answer.body());
        }
    }

    private HttpResponse<String> offer(String tenant, String kind, BodyPublisher body) throws IOException {
        return post(tenant + "-maker", "/api/v1/uploads?kind=" + kind, WORKBOOK, body);
    }

    private HttpResponse<String> post(String person, String path, String type, BodyPublisher body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(ANSWER_MAX)
                .header("Authorization", "Bearer " + token(person))
                .header("Content-Type", type)
                .POST(body)
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TortureFailure("interrupted", e);
        }
    }

    private String token(String person) throws IOException {
        Token known = tokens.get(person);
        if (known != null && known.fetched.plus(TOKEN_FOR).isAfter(Instant.now())) {
            return known.text;
        }
        try {
            String fresh = Tokens.fetch(tokenEndpoint, Tokens.CLI, person);
            tokens.put(person, new Token(fresh, Instant.now()));
            return fresh;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TortureFailure("interrupted", e);
        }
    }

    private static String idOf(HttpResponse<String> answer) {
        try {
            JsonNode upload = JSON.readTree(answer.body());
            return upload.path("id").asText();
        } catch (IOException e) {
            throw new TortureFailure("an acknowledgement is not JSON: " + answer.body(), e);
        }
    }

    /** Bytes, between whose halves something happens. */
    private static final class Interrupted extends InputStream {
        private final InputStream bytes;
        private final Runnable inTheMiddle;
        private int left;

        Interrupted(byte[] bytes, Runnable inTheMiddle) {
            this.bytes = new ByteArrayInputStream(bytes);
            this.inTheMiddle = inTheMiddle;
            this.left = bytes.length / 2;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                left = -1;
                inTheMiddle.run();
            }
            int read = bytes.read(buffer, offset, left > 0 ? Math.min(length, left) : length);
            left = left > 0 ? left - Math.max(read, 0) : left;
            return read;
        }
    }
}
