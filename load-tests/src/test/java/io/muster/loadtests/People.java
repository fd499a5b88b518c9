package io.muster.loadtests;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Tokens of sample people. One is kept for ten minutes of its twenty: hashing a password for each request would measure the
 * identity provider and not Muster.
 */
final class People {
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");
    private static final Map<String, Token> TOKENS = new ConcurrentHashMap<>();

    private People() {}

    private record Token(String text, Instant fetched) {}

    /** The header that a person of a lender shows. */
    static String bearer(String lender, String role) {
        return "Bearer "
                + TOKENS.compute(
                                lender + "-" + role,
                                (person, known) -> known == null
                                                || known.fetched.plus(KEPT).isBefore(Instant.now())
                                        ? new Token(fetch(person), Instant.now())
                                        : known)
                        .text;
    }

    private static String fetch(String person) {
        String form = "grant_type=password&client_id=muster-cli&username=" + person + "&password="
                + System.getProperty("muster.load.password");
        HttpRequest request = HttpRequest.newBuilder(URI.create(Plan.TOKENS))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofString());
            var found = TOKEN.matcher(answer.body());
            if (answer.statusCode() != 200 || !found.find()) {
                throw new IllegalStateException("no token for " + person + ": " + answer.statusCode());
            }
            return found.group(1);
        } catch (IOException e) {
            throw new IllegalStateException("no token for " + person, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
