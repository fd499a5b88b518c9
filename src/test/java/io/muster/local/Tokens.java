package io.muster.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Access tokens of sample people, fetched by name and password as curl would. */
public final class Tokens {

    /** The client that scripts use. */
    public static final String CLI = "muster-cli";

    /** A client whose tokens expire after a second. */
    public static final String BRIEF = "muster-brief";

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private Tokens() {}

    /** Fetches a token from {@code endpoint} for a sample person such as {@code kaveri-maker}. */
    public static String fetch(String endpoint, String client, String user) throws IOException, InterruptedException {
        var form =
                "grant_type=password&client_id=" + client + "&username=" + user + "&password=" + Realms.SAMPLE_PASSWORD;
        var request = HttpRequest.newBuilder(URI.create(endpoint))
                .timeout(ANSWER_LIMIT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("no token for " + user + ": " + answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body()).path("access_token").asText();
        }
    }
}
