package io.muster.sight;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.Role;
import io.muster.local.LocalStackResource;
import io.muster.local.Management;
import io.muster.meter.Metric;
import io.muster.web.Lenders;
import io.muster.web.People;
import io.muster.web.Sheets;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What dashboards, rules and docs/metrics.md name is in a real scrape once the road was walked, and the scrape has no metric of
 * Muster's that nobody knows. What only processes with the role notify have, {@code MessageFeedIT} looks for.
 */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SightIT {
    private static final Duration SEEN_MAX = Duration.ofSeconds(60);
    private static final Pattern ADDRESS = Pattern.compile("http_server_requests_seconds_count\\{.*uri=\"([^\"]*)\"");
    private static final Pattern BOUND = Pattern.compile("([a-z_]+_bucket)\\{[^}]*le=\"([0-9.]+)\"");
    private static final Pattern ASKED = Pattern.compile("uri=~\"([^\"]*)\"");
    private static final Pattern NUMBERS = Pattern.compile(".*[0-9a-f]{8}-.*|.*/[A-Z]*[0-9]{3,}.*");
    private static final Pattern SINGLE_PAISE = Pattern.compile(
            "muster_rows_paise_total\\{kind=\"single\",tenant=\"kaveri\",verdict=\"posted\"} ([0-9.E]+)");

    private String loan = "";

    @BeforeEach
    void walkTheRoad() {
        Lenders.provision();
        loan = Sheets.addLoan(People.MAKER, "Asha Rao", "9876543210");
        var _ = Sheets.collect(
                People.MAKER,
                List.of(
                        List.of(loan, "10", "UPI", Sheets.reference(), Sheets.today(), ""),
                        List.of(loan, "ten", "UPI", Sheets.reference(), Sheets.today(), "")));
    }

    @Test
    void whatIsNamedIsThereAndWhatIsThereIsNamed() {
        pay(500_00);
        given().get("/console").then().statusCode(200);
        // The lenders' books are looked at every few seconds, and pages are published soon
        await().atMost(SEEN_MAX)
                .untilAsserted(() -> assertThat(Names.in(Management.metrics()))
                        .contains(
                                "muster_books_answer",
                                "muster_relay_lag_seconds_bucket",
                                "muster_upload_time_seconds_bucket"));

        String scrape = Management.metrics();
        Set<String> there = Names.in(scrape);

        Set<String> elsewhere = Stream.of(Metric.values())
                .filter(metric -> metric.role() == Role.NOTIFY)
                .flatMap(Names::series)
                .collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>(Names.asked());
        missing.addAll(Names.own());
        missing.removeAll(there);
        missing.removeAll(elsewhere);
        // A page of the console needs somebody who has signed in: FiguresScreenIT; the doctor's are in a file: DoctorIT
        missing.removeIf(name -> name.startsWith("muster_console_page_") || name.startsWith("muster_doctor_"));
        assertThat(missing).as("named, and not in the scrape").isEmpty();

        Set<String> unknown = new TreeSet<>(there);
        unknown.removeIf(name -> !name.startsWith("muster_"));
        unknown.removeAll(Names.own());
        assertThat(unknown).as("in the scrape, and in no table").isEmpty();

        Names.expressions()
                .flatMap(expr -> BOUND.matcher(expr).results())
                .forEach(bound -> assertThat(scrape)
                        .as("a bucket that is asked for")
                        .containsPattern(bound.group(1) + "\\{[^}]*le=\"" + Pattern.quote(bound.group(2)) + "\""));
    }

    @Test
    void aSinglePostingCountsOnceHoweverOftenItIsToldAgain() {
        double before = singlePaise();

        String key = pay(123_45);
        assertThat(singlePaise() - before).isEqualTo(123_45);

        pay(123_45, key, reference);
        assertThat(singlePaise() - before).isEqualTo(123_45);
    }

    private String reference = "";

    @Test
    void anAddressIsATemplateWhateverIsAskedFor() {
        for (int i = 0; i < 5; i++) {
            given().auth().oauth2(People.token(People.MAKER)).get("/api/v1/loans/KAV90000" + i);
            given().auth().oauth2(People.token(People.MAKER)).get("/api/v1/uploads/" + UUID.randomUUID());
            given().get("/console/loans/KAV90000" + i);
            given().get("/nothing/" + UUID.randomUUID());
            given().get("/r/" + UUID.randomUUID());
            Sheets.as(People.MAKER).get("/api/v1/receipts/MUM/2627/90000" + i);
        }

        List<String> addresses = ADDRESS.matcher(Management.metrics())
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        Names.expressions()
                .flatMap(expr -> ASKED.matcher(expr).results())
                .flatMap(asked -> Stream.of(asked.group(1).split("\\|")))
                .forEach(asked -> assertThat(addresses).as(asked).anyMatch(address -> address.matches(asked)));
        assertThat(addresses)
                .contains("/api/v1/loans/{number}")
                .noneMatch(address -> NUMBERS.matcher(address).matches());
    }

    private static double singlePaise() {
        return SINGLE_PAISE
                .matcher(Management.metrics())
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .sum();
    }

    private String pay(long paise) {
        reference = Sheets.reference();
        return pay(paise, UUID.randomUUID().toString(), reference);
    }

    private String pay(long paise, String key, String money) {
        given().auth()
                .oauth2(People.token(People.AGENT))
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "loanAccount", loan,
                        "amountPaise", paise,
                        "mode", "UPI",
                        "reference", money,
                        "valueDate", Sheets.today()))
                .post("/api/v1/payments")
                .then()
                .statusCode(201);
        return key;
    }
}
