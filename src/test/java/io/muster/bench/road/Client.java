package io.muster.bench.road;

import io.muster.local.Tokens;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A lender's clerk who wastes no CPU: one kept connection, and answers looked at as text. Any thread. */
public final class Client implements AutoCloseable {
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Duration ANSWER_MAX = Duration.ofSeconds(120);
    private static final Duration TOKEN_FOR = Duration.ofMinutes(10);
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final Pattern RECEIPT = Pattern.compile("\"receipt\":\"([^\"]+)\"");
    private static final Pattern STATE = Pattern.compile("\"state\":\"([^\"]+)\"");
    private static final Pattern FINISHED = Pattern.compile("\"finishedAt\":\"([^\"]+)\"");
    private static final Pattern POSTED = Pattern.compile("\"posted\":\\{\"rows\":(\\d+)");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final String management;
    private final String tokenEndpoint;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    Client(String address, String management, String tokenEndpoint) {
        this.address = URI.create(address);
        this.management = management;
        this.tokenEndpoint = tokenEndpoint;
    }

    private record Token(String text, Instant fetched) {}

    /** An upload's status, as far as a benchmark wants to know it. */
    public record Status(String body) {
        /** {@code received}, {@code reading}, {@code completed} or {@code failed}. */
        public String state() {
            return find(STATE, body);
        }

        public boolean ended() {
            return state().equals("completed") || state().equals("failed");
        }

        /** When it ended, by the clock of the database. */
        public Instant finishedAt() {
            return Instant.parse(find(FINISHED, body));
        }

        public long posted() {
            return Long.parseLong(find(POSTED, body));
        }

        /** @throws IllegalStateException when it did not end with so many rows posted: what is wrong is not to be measured */
        public Status requirePosted(long rows) {
            if (!state().equals("completed") || posted() != rows) {
                throw new IllegalStateException(rows + " rows should have been posted: " + body);
            }
            return this;
        }
    }

    /** Makes a lender. */
    public void provision(String lender) throws IOException, InterruptedException {
        String body = "{\"id\":\"%s\",\"name\":\"%s\"}".formatted(lender, lender);
        var _ = post("admin", "/api/v1/tenants", "application/json", BodyPublishers.ofString(body));
    }

    /** Sends a workbook and answers the upload's id as soon as it is acknowledged. */
    public String send(String lender, Path workbook) throws IOException, InterruptedException {
        return find(
                ID,
                post(lender + "-maker", "/api/v1/uploads?kind=collections", WORKBOOK, BodyPublishers.ofFile(workbook)));
    }

    /** Looks at an upload. */
    public Status status(String lender, String upload) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(lender + "-maker", "/api/v1/uploads/" + upload);
        return new Status(answer(request.GET().build()));
    }

    /** The receipts of an upload's first payments. */
    public List<String> receipts(String lender, String upload) throws IOException, InterruptedException {
        String path = "/api/v1/uploads/" + upload + "/postings?limit=200";
        return RECEIPT.matcher(answer(request(lender + "-maker", path).GET().build()))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** Asks for an archive of an upload's receipts, and answers its id. */
    public String askForPack(String lender, String upload) throws IOException, InterruptedException {
        String body = "{\"uploadId\":\"%s\",\"format\":\"zip\",\"language\":\"en\"}".formatted(upload);
        return find(
                ID,
                post(lender + "-maker", "/api/v1/receipt-packs", "application/json", BodyPublishers.ofString(body)));
    }

    /** What an address has for a lender's maker. */
    public byte[] bytes(String lender, String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer =
                http.send(request(lender + "-maker", path).GET().build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != HttpURLConnection.HTTP_OK) {
            throw new IOException(path + ": " + answer.statusCode());
        }
        return answer.body();
    }

    /** Adds a lender's policy. */
    public void decide(String lender, String kind, String name, String definition)
            throws IOException, InterruptedException {
        String path = "/api/v1/policies/" + kind + "/" + name;
        var _ = post(lender + "-checker", path, "application/json", BodyPublishers.ofString(definition));
    }

    /** A gauge, of a lender or of none, as the application shows it now; not a number when it shows none of that name. */
    double metric(String name, String lender) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(management + "/metrics"))
                .timeout(ANSWER_MAX)
                .build();
        return answer(request)
                .lines()
                .filter(line -> line.startsWith(name + " ")
                        || line.startsWith(name + "{") && line.contains("\"" + lender + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    private String post(String person, String path, String type, BodyPublisher body)
            throws IOException, InterruptedException {
        return answer(
                request(person, path).header("Content-Type", type).POST(body).build());
    }

    private HttpRequest.Builder request(String person, String path) throws IOException, InterruptedException {
        return HttpRequest.newBuilder(address.resolve(path))
                .timeout(ANSWER_MAX)
                .header("Authorization", "Bearer " + token(person));
    }

    private String answer(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = exchange(request);
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(request.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** The server may have closed a kept connection meanwhile; to send the same again is the same upload. */
    private HttpResponse<String> exchange(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (HttpTimeoutException late) {
            throw late;
        } catch (IOException closed) {
            return http.send(request, BodyHandlers.ofString());
        }
    }

    private String token(String person) throws IOException, InterruptedException {
        Token known = tokens.get(person);
        if (known == null || known.fetched.plus(TOKEN_FOR).isBefore(Instant.now())) {
            known = new Token(Tokens.fetch(tokenEndpoint, Tokens.CLI, person), Instant.now());
            tokens.put(person, known);
        }
        return known.text;
    }

    private static String find(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text);
        }
        return found.group(1);
    }

    @Override
    public void close() {
        http.close();
    }
}
