package io.muster.web;

import static io.muster.web.Sheets.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.local.ControlDatabase;
import io.muster.local.LocalStackResource;
import io.muster.tenant.Feedback;
import io.muster.tenant.Feedback.Limits;
import io.muster.tenant.Feedback.Outcome;
import io.muster.tenant.Feedback.Said;
import io.muster.tenant.FeedbackPlace;
import io.muster.tenant.FeedbackWeeks;
import io.muster.tenant.Language;
import io.muster.tenant.TenantId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people say of a text that did not help: counted once a day, for their lender, without themselves. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class FeedbackIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final TenantId KAVERI = new TenantId("kaveri");
    private static final Limits NONE = new Limits(1000, 100_000);

    @Inject
    Feedback feedback;

    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void lenders() {
        Lenders.provision();
        today = LocalDate.now(FeedbackWeeks.INDIA);
    }

    @Test
    void itCountsOnceADayForEachPersonAndIsSeenByTheirLendersAuditorAlone() {
        for (String person : List.of(People.MAKER, People.MAKER, People.AGENT)) {
            say(person, Map.of("code", "amount-padded", "language", "hi"))
                    .then()
                    .statusCode(204);
        }
        say(People.OTHER_MAKER, Map.of("code", "amount-debit")).then().statusCode(204);

        Map<String, Object> line = line("amount-padded");
        assertThat(line.get("times")).isEqualTo(2);
        assertThat(line.get("timesBefore")).isEqualTo(0);
        assertThat(line.get("pages")).isEqualTo(Map.of("api", 2));
        assertThat(line.get("languages")).isEqualTo(Map.of("hi", 2));
        assertThat(codes()).doesNotContain("amount-debit");
    }

    @Test
    void nothingIsKeptOfWhoSaidSo() throws Exception {
        say(People.CHECKER, Map.of("code", "amount-shortened")).then().statusCode(204);

        String kept = ControlDatabase.text("select string_agg(concat(f::text, m::text), ' ') from feedback f"
                + " full join feedback_mark m on m.code = f.code where coalesce(f.code, m.code) = 'amount-shortened'");
        String subject = new JsonPath(new String(
                        java.util.Base64.getUrlDecoder()
                                .decode(People.token(People.CHECKER).split("\\.")[1]),
                        java.nio.charset.StandardCharsets.UTF_8))
                .getString("sub");
        assertThat(kept).contains("amount-shortened").doesNotContain(People.CHECKER, subject);
        assertThat(subject).isNotEmpty();
    }

    @Test
    void onlyACodeIsTakenAndNothingBeside() {
        UploadHttpIT.problem(say(People.MAKER, Map.of("code", "asha-rao-9876543210")), 400, "invalid");
        UploadHttpIT.problem(say(People.MAKER, Map.of("code", "busy", "language", "xx")), 400, "invalid");
        UploadHttpIT.problem(say(People.MAKER, Map.of("code", "busy", "comment", "call me")), 400, "invalid");
        UploadHttpIT.problem(say(People.MAKER, Map.of("language", "en")), 400, "invalid");
        UploadHttpIT.problem(say(People.OF_NOBODY, Map.of("code", "busy")), 403, "no-tenant");
        UploadHttpIT.problem(say(People.OF_AN_UNKNOWN_LENDER, Map.of("code", "busy")), 403, "no-tenant");
        UploadHttpIT.problem(as(People.AUDITOR).get("/api/v1/feedback?weeks=53"), 400, "invalid");
        assertThat(codes()).doesNotContain("busy");
    }

    @Test
    void atOnceItCountsOnceToo() throws Exception {
        Said said = said(mark(), "amount-is-a-date", today);

        List<Outcome> outcomes = Uni.join()
                .all(Stream.generate(() -> feedback.say(said, NONE)).limit(8).toList())
                .andFailFast()
                .await()
                .atMost(PATIENCE);

        assertThat(outcomes.stream().filter(Outcome.NOTED::equals)).hasSize(1);
        assertThat(outcomes.stream().filter(Outcome.KNOWN::equals)).hasSize(7);
        assertThat(ControlDatabase.text("select sum(times) from feedback where code = 'amount-is-a-date'"))
                .isEqualTo("1");
    }

    @Test
    void aDayTakesSoMuchOfOnePersonAndOfOneLender() {
        LocalDate day = today.minusDays(400);
        String person = mark();
        Limits ofPerson = new Limits(2, 1000);
        assertThat(tell(said(person, "too-long", day), ofPerson)).isEqualTo(Outcome.NOTED);
        assertThat(tell(said(person, "too-deep", day), ofPerson)).isEqualTo(Outcome.NOTED);
        assertThat(tell(said(person, "too-wide", day), ofPerson)).isEqualTo(Outcome.TOO_MUCH);
        assertThat(tell(said(person, "too-deep", day), ofPerson)).isEqualTo(Outcome.KNOWN);
        assertThat(tell(said(mark(), "too-wide", day), ofPerson)).isEqualTo(Outcome.NOTED);

        Limits ofLender = new Limits(1000, 3);
        assertThat(tell(said(mark(), "too-wide", day), ofLender)).isEqualTo(Outcome.TOO_MUCH);
        Said other = new Said(new TenantId("sutlej"), mark(), "too-wide", FeedbackPlace.GRID, Language.HINDI, day);
        assertThat(tell(other, ofLender)).isEqualTo(Outcome.NOTED);
    }

    @Test
    void marksEndWithTheirDayAndCountsWithTheirYears() throws Exception {
        LocalDate old = today.minusDays(Feedback.DAYS_KEPT_MAX + 1);
        assertThat(tell(said(mark(), "text-encoding", old), NONE)).isEqualTo(Outcome.NOTED);
        assertThat(tell(said(mark(), "text-encoding", today.minusDays(1)), NONE))
                .isEqualTo(Outcome.NOTED);
        assertThat(tell(said(mark(), "text-encoding", today), NONE)).isEqualTo(Outcome.NOTED);

        assertThat(ControlDatabase.text("select string_agg(day::text, ' ' order by day) from feedback_mark"
                        + " where code = 'text-encoding'"))
                .isEqualTo(today.toString());
        assertThat(ControlDatabase.text(
                        "select string_agg(day::text, ' ' order by day) from feedback where code = 'text-encoding'"))
                .isEqualTo(today.minusDays(1) + " " + today);
    }

    @Test
    void aWeekIsBesideTheWeekBeforeAndBesideTheRowsThatWereGivenTheReason() {
        String loan = Sheets.addLoan(People.MAKER, "Asha Rao", "9876501234");
        var _ = Sheets.collect(
                People.MAKER,
                List.of(
                        List.of(loan, "₹", "UPI", Sheets.reference(), Sheets.today(), "Asha Rao"),
                        List.of(loan, "many", "UPI", Sheets.reference(), Sheets.today(), "Asha Rao")));
        Stream.of(today, today.minusDays(6), today.minusDays(7), today.minusDays(13), today.minusDays(14))
                .forEach(day -> assertThat(tell(said(mark(), "not-an-amount", day), NONE))
                        .isEqualTo(Outcome.NOTED));

        Map<String, Object> line = line("not-an-amount");
        assertThat(line.get("times")).isEqualTo(2);
        assertThat(line.get("timesBefore")).isEqualTo(2);
        assertThat(line.get("pages")).isEqualTo(Map.of("grid", 2));
        assertThat(top().getInt("codes.find { it.code == 'not-an-amount' }.rows"))
                .isGreaterThanOrEqualTo(2);
    }

    private Outcome tell(Said said, Limits limits) {
        return feedback.say(said, limits).await().atMost(PATIENCE);
    }

    private static Said said(String person, String code, LocalDate day) {
        return new Said(KAVERI, person, code, FeedbackPlace.GRID, Language.ENGLISH, day);
    }

    private static String mark() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 22);
    }

    private static List<String> codes() {
        return top().getList("codes.code");
    }

    private static Map<String, Object> line(String code) {
        return top().getMap("codes.find { it.code == '" + code + "' }");
    }

    private static JsonPath top() {
        return as(People.AUDITOR)
                .get("/api/v1/feedback")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Response say(String person, Map<String, Object> body) {
        return as(person).contentType("application/json").body(body).post("/api/v1/feedback");
    }
}
