package io.muster.local;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** The application's HTTP side as {@code up} uses it: the same calls that anybody else would make. */
final class Api implements AutoCloseable {

    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration WORD_EVERY = Duration.ofSeconds(5);
    private static final Set<String> AT_AN_END = Set.of("completed", "failed");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private final String tokenEndpoint;

    Api(String address, String tokenEndpoint) {
        this.address = URI.create(address);
        this.tokenEndpoint = tokenEndpoint;
    }

    /** Makes the lender's databases; one that is there already is fine. */
    void provision(Lender lender) throws IOException, InterruptedException {
        var body = JSON.createObjectNode().put("id", lender.id()).put("name", lender.name());
        var answer = send("admin", "/api/v1/tenants", "application/json", BodyPublishers.ofString(body.toString()));
        expect(answer, Set.of(200, 201), "provision " + lender.id());
    }

    /** Adds a version of a policy. */
    void decide(String person, SampleMessages.SamplePolicy policy) throws IOException, InterruptedException {
        var answer = send(
                person,
                "/api/v1/policies/" + policy.kind() + "/" + policy.name(),
                "application/json",
                BodyPublishers.ofString(policy.definition()));
        expect(answer, Set.of(201), "add the policy " + policy.kind() + "/" + policy.name());
    }

    /** Uploads a workbook, tells its progress until its road ends, and answers the upload as the API describes it. */
    JsonNode upload(String person, String kind, Path workbook, Consumer<String> progress)
            throws IOException, InterruptedException {
        var answer = send(person, "/api/v1/uploads?kind=" + kind, WORKBOOK, BodyPublishers.ofFile(workbook));
        expect(answer, Set.of(200, 201, 202), "upload " + workbook.getFileName());
        var location = answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new StartFailure("The answer to an upload has no Location"));
        return awaitEnd(person, address.resolve(location), progress);
    }

    @Override
    public void close() {
        http.close();
    }

    private JsonNode awaitEnd(String person, URI upload, Consumer<String> progress)
            throws IOException, InterruptedException {
        var token = Tokens.fetch(tokenEndpoint, Tokens.CLI, person);
        var nextWord = Instant.now().plus(WORD_EVERY);
        while (true) {
            var request = HttpRequest.newBuilder(upload).header("Authorization", "Bearer " + token);
            var answer = http.send(request.timeout(ANSWER_LIMIT).build(), BodyHandlers.ofString());
            expect(answer, Set.of(200), "look at " + upload);
            var status = JSON.readTree(answer.body());
            if (AT_AN_END.contains(state(status))) {
                return status;
            }
            if (Instant.now().isAfter(nextWord)) {
                progress.accept("  " + status.path("rowsRead").asInt() + " rows read");
                nextWord = Instant.now().plus(WORD_EVERY);
            }
            Thread.sleep(PAUSE);
        }
    }

    static String state(JsonNode upload) {
        return upload.path("state").asText().toLowerCase(Locale.ROOT);
    }

    private HttpResponse<String> send(String person, String path, String type, BodyPublisher body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(ANSWER_LIMIT)
                .header("Authorization", "Bearer " + Tokens.fetch(tokenEndpoint, Tokens.CLI, person))
                .header("Content-Type", type)
                .POST(body)
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static void expect(HttpResponse<String> answer, Set<Integer> fine, String what) {
        if (!fine.contains(answer.statusCode())) {
            throw new StartFailure("Cannot " + what + ": " + answer.statusCode() + " " + answer.body());
        }
    }
}
