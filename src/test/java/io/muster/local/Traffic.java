package io.muster.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** What people and phones ask of a fleet while its processes die: looks, which never fail, and posts, which are repeated. */
final class Traffic implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER_MAX = Duration.ofSeconds(50);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration BETWEEN = Duration.ofMillis(150);
    /** What says that nobody can tell whether a request was done, or that it was not: it is sent again. */
    private static final Set<Integer> AGAIN = Set.of(502, 503, 504);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private final String tokenEndpoint;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger cutOffLooks = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();
    private final Queue<String> failedLooks = new ConcurrentLinkedQueue<>();
    private final Map<String, String> receipts = new ConcurrentHashMap<>();

    Traffic(String address, String tokenEndpoint) {
        this.address = URI.create(address);
        this.tokenEndpoint = tokenEndpoint;
    }

    /** Looks at {@code path} again and again until it is {@linkplain #end over}. */
    CompletableFuture<Void> look(String person, String path) {
        return begin(() -> {
            try {
                var answer = get(person, path);
                if (answer.statusCode() != 200) {
                    failedLooks.add(path + ": " + answer.statusCode() + " " + answer.body());
                }
            } catch (IOException cutOff) {
                lookAgain(person, path, cutOff);
            }
            looks.incrementAndGet();
        });
    }

    /** An answer that has begun cannot be asked for again by the proxy when its process dies; who asked can, at once. */
    private void lookAgain(String person, String path, IOException cutOff) throws InterruptedException {
        cutOffLooks.incrementAndGet();
        try {
            var answer = get(person, path);
            if (answer.statusCode() != 200) {
                failedLooks.add(path + ": " + cutOff + "; then " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException failed) {
            failedLooks.add(path + ": " + cutOff + "; then " + failed);
        }
    }

    /** Posts payments on {@code loan}, one after the other, each under one key until it is answered. */
    CompletableFuture<Void> pay(String person, String loan, String date) {
        return begin(() -> {
            var key = UUID.randomUUID().toString();
            var body = JSON.createObjectNode()
                    .put("loanAccount", loan)
                    .put("amountPaise", 1_00)
                    .put("mode", "UPI")
                    .put(
                            "reference",
                            "%012d"
                                    .formatted(Math.floorMod(
                                            UUID.randomUUID().getMostSignificantBits(), 1_000_000_000_000L)))
                    .put("valueDate", date)
                    .toString();
            var answer = insist(person, "/api/v1/payments", "application/json", BodyPublishers.ofString(body), key);
            var receipt = JSON.readTree(answer.body()).path("receipt").asText();
            // Each lender counts its own
            receipts.put(key, person + " " + receipt);
        });
    }

    /** Sends a workbook until it is taken; gives the upload's address. */
    String send(String person, String kind, Path workbook) throws IOException, InterruptedException {
        var answer = insist(
                person,
                "/api/v1/uploads?kind=" + kind,
                "application/octet-stream",
                BodyPublishers.ofFile(workbook),
                UUID.randomUUID().toString());
        return "/api/v1/uploads/" + JSON.readTree(answer.body()).path("id").asText();
    }

    HttpResponse<String> get(String person, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(ANSWER_MAX)
                .header("Authorization", "Bearer " + token(person))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    /** Lets all that began come to their ends. */
    void end(List<CompletableFuture<Void>> began) {
        over.set(true);
        CompletableFuture.allOf(began.toArray(CompletableFuture<?>[]::new)).join();
    }

    int looks() {
        return looks.get();
    }

    /** Answers that broke off in the middle, which only a kill can do. */
    int cutOffLooks() {
        return cutOffLooks.get();
    }

    List<String> failedLooks() {
        return List.copyOf(failedLooks);
    }

    /** The receipt of each payment with whoever posted it, by its key. */
    Map<String, String> receipts() {
        return Map.copyOf(receipts);
    }

    int repeated() {
        return repeated.get();
    }

    @Override
    public void close() {
        over.set(true);
        http.shutdownNow();
    }

    private interface Step {
        void take() throws IOException, InterruptedException;
    }

    private CompletableFuture<Void> begin(Step step) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        while (!over.get()) {
                            step.take();
                            Thread.sleep(BETWEEN);
                        }
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                task -> Thread.ofVirtual().start(task));
    }

    private HttpResponse<String> insist(String person, String path, String type, BodyPublisher body, String key)
            throws IOException, InterruptedException {
        var deadline = Instant.now().plus(PATIENCE);
        var last = "nothing";
        while (Instant.now().isBefore(deadline)) {
            try {
                var request = HttpRequest.newBuilder(address.resolve(path))
                        .timeout(ANSWER_MAX)
                        .header("Authorization", "Bearer " + token(person))
                        .header("Content-Type", type)
                        .header("Idempotency-Key", key)
                        .POST(body)
                        .build();
                var answer = http.send(request, BodyHandlers.ofString());
                if (answer.statusCode() / 100 == 2) {
                    return answer;
                }
                last = answer.statusCode() + " " + answer.body();
                if (!AGAIN.contains(answer.statusCode())) {
                    break;
                }
            } catch (IOException gone) {
                last = gone.toString();
            }
            repeated.incrementAndGet();
            Thread.sleep(BETWEEN);
        }
        throw new IOException(path + " was not taken: " + last);
    }

    /** People of the sample realm have tokens for longer than the test lasts. */
    private String token(String person) throws IOException, InterruptedException {
        var token = tokens.get(person);
        if (token == null) {
            token = Tokens.fetch(tokenEndpoint, Tokens.CLI, person);
            tokens.put(person, token);
        }
        return token;
    }
}
