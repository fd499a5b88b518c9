package io.muster.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.local.Lender;
import io.muster.local.Tokens;
import io.muster.sample.Sample;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks Muster what became of everything that was laid out, once the load is over; each difference is a complaint. */
final class MoneyCheck implements AutoCloseable {
    private static final List<String> VERDICTS = List.of("posted", "alreadyPosted", "refused", "rejected");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGES_MAX = 1_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> tokens = new HashMap<>();
    private final List<String> complaints = new ArrayList<>();
    private final List<Double> roads = new ArrayList<>();
    private final String address;
    private final String tokenEndpoint;
    private long rows;
    private long paise;

    MoneyCheck(String address, String tokenEndpoint) {
        this.address = address;
        this.tokenEndpoint = tokenEndpoint;
    }

    /** Each workbook's totals by verdict against those of whoever wrote it. */
    void uploads(Supplies supplies) throws IOException, InterruptedException {
        Path sent = supplies.folder().resolve("sent.csv");
        List<String> lines = Files.exists(sent) ? Files.readAllLines(sent) : List.of();
        int laidOut = supplies.profile().small() + supplies.profile().huge();
        if (lines.size() != laidOut) {
            complaints.add("%d workbooks were laid out, %d were taken".formatted(laidOut, lines.size()));
        }
        for (String line : lines) {
            String[] cells = line.split(",", 3);
            Path file = Path.of(cells[2]);
            upload(file, Supplies.expected(file), get(cells[0], "/api/v1/uploads/" + cells[1]));
        }
    }

    private void upload(Path file, JsonNode expected, JsonNode upload) {
        if (!upload.path("state").asText().equals("completed")) {
            complaints.add(file.getFileName() + " is " + upload.path("state").asText());
            return;
        }
        for (String verdict : VERDICTS) {
            for (String figure : List.of("rows", "paise")) {
                long should = expected.path(verdict).path(figure).asLong();
                long is = upload.path("verdicts").path(verdict).path(figure).asLong();
                if (should != is) {
                    complaints.add(
                            "%s: %s %s %d, expected %d".formatted(file.getFileName(), verdict, figure, is, should));
                }
            }
        }
        rows += upload.path("verdicts").path("posted").path("rows").asLong();
        paise += upload.path("verdicts").path("posted").path("paise").asLong();
        if (file.getFileName().toString().startsWith("small")) {
            roads.add(Duration.between(
                                    Instant.parse(upload.path("receivedAt").asText()),
                                    Instant.parse(upload.path("finishedAt").asText()))
                            .toMillis()
                    / 1000.0);
        }
    }

    /** The payments that bear this run's agent against what was laid out. */
    void singles(Supplies supplies, List<Supplies.Paid> paid) throws IOException, InterruptedException {
        for (Lender lender : Lender.ALL) {
            List<Supplies.Paid> of = paid.stream()
                    .filter(each -> each.lender().equals(lender.id()))
                    .toList();
            long should = of.stream().mapToLong(Supplies.Paid::paise).sum();
            long count = 0;
            long sum = 0;
            String path = "/api/v1/payments?single=true&limit=200&from=%s&to=%s&agent=%s"
                    .formatted(Sample.today(), Sample.today(), supplies.run());
            String next = path;
            for (int page = 0; page < PAGES_MAX && !next.isEmpty(); page++) {
                JsonNode answer = get(lender.id(), next);
                for (JsonNode payment : answer.path("items")) {
                    count++;
                    sum += payment.path("amount").path("paise").asLong();
                }
                next = answer.path("next").isTextual()
                        ? path + "&after=" + answer.path("next").asText()
                        : "";
            }
            if (count != of.size() || sum != should) {
                complaints.add("%s: %d single postings of %d paise, expected %d of %d"
                        .formatted(lender.id(), count, sum, of.size(), should));
            }
            rows += count;
            paise += sum;
        }
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Payments that stand in the books. */
    long rows() {
        return rows;
    }

    /** Their money. */
    long paise() {
        return paise;
    }

    /** Seconds from the reception of a small workbook to its end, which nineteen in twenty keep; by the database's clock. */
    double roadSeconds() {
        List<Double> sorted = roads.stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get((sorted.size() * 95 + 99) / 100 - 1);
    }

    private JsonNode get(String lender, String path) throws IOException, InterruptedException {
        String token = tokens.get(lender);
        if (token == null) {
            token = Tokens.fetch(tokenEndpoint, Tokens.CLI, lender + "-maker");
            tokens.put(lender, token);
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token)
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        http.close();
    }
}
