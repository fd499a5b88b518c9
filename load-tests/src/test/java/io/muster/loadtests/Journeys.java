package io.muster.loadtests;

import static io.gatling.javaapi.core.CoreDsl.RawFileBody;
import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.asLongAsDuring;
import static io.gatling.javaapi.core.CoreDsl.csv;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.function.Function;

/** What people do with Muster. Their money is counted by {@code ./muster load} once all are done. */
final class Journeys {
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Duration ROAD_MAX = Duration.ofMinutes(8);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration THINKING = Duration.ofSeconds(1);
    private static final String DECISION =
            "{\"trial\":#{trial},\"rows\":#{trialRows},\"paise\":#{trialPaise}}";

    private Journeys() {}

    /** Any browser, any phone: each user has connections of its own. */
    static HttpProtocolBuilder protocol() {
        return http.baseUrl(Plan.ADDRESS).acceptHeader("application/json").disableCaching();
    }

    /** A maker sends a workbook and looks until it is posted; a checker approves what the lender's rule holds. */
    static ScenarioBuilder uploads(String plan) {
        return scenario(plan)
                .exec(
                        feed(csv(Plan.csv(plan)).queue()),
                        group(plan)
                                .on(
                                        exec(by("maker", http("send a workbook")
                                                        .post("/api/v1/uploads?kind=collections")
                                                        .header("Content-Type", WORKBOOK)
                                                        .body(RawFileBody("#{file}")))
                                                .check(status().is(202), jsonPath("$.id").saveAs("upload"))),
                                        exec(session -> {
                                            Plan.note(
                                                    "sent",
                                                    String.join(
                                                            ",",
                                                            session.getString("lender"),
                                                            session.getString("upload"),
                                                            session.getString("file")));
                                            return session.set("state", "received");
                                        }),
                                        asLongAsDuring(session -> !ended(session), ROAD_MAX).on(pause(BETWEEN_LOOKS), lookAndDecide())));
    }

    /** An agent posts one collection. */
    static ScenarioBuilder agents() {
        return scenario("agents")
                .exec(
                        feed(csv(Plan.csv("payments")).queue()),
                        exec(by("agent", http("post one collection")
                                        .post("/api/v1/payments")
                                        .header("Idempotency-Key", "#{key}")
                                        .header("Content-Type", "application/json")
                                        .body(StringBody("""
                                                {"loanAccount":"#{loan}","amountPaise":#{paise},"mode":"UPI",
                                                 "reference":"#{reference}","valueDate":"#{date}","agent":"#{agent}"}
                                                """)))
                                .check(status().is(201), jsonPath("$.receipt").exists())));
    }

    /** Staff look for a loan, what it has paid, and the figures of the day. */
    static ScenarioBuilder staff() {
        return scenario("staff")
                .exec(
                        feed(csv(Plan.csv("looks")).queue()),
                        look("find", "/api/v1/find?q=#{loan}"),
                        pause(THINKING),
                        look("a loan", "/api/v1/loans/#{loan}"),
                        look("a loan's payments", "/api/v1/loans/#{loan}/payments"),
                        pause(THINKING),
                        look("the uploads", "/api/v1/uploads?limit=50"),
                        look("the day's figures", "/api/v1/figures"));
    }

    /** No request fails, and of each kind nineteen in twenty are answered within so many milliseconds. */
    static Assertion[] assertions(int workbook, int single, int look) {
        return new Assertion[] {
            global().failedRequests().count().is(0L),
            details("small", "send a workbook").responseTime().percentile(95).lte(workbook),
            details("post one collection").responseTime().percentile(95).lte(single),
            details("look: find").responseTime().percentile(95).lte(look),
            details("look: a loan").responseTime().percentile(95).lte(look),
            details("look: a loan's payments").responseTime().percentile(95).lte(look),
            details("look: the uploads").responseTime().percentile(95).lte(look),
            details("look: the day's figures").responseTime().percentile(95).lte(look)
        };
    }

    private static ChainBuilder look(String what, String path) {
        return exec(by("maker", http("look: " + what).get(path)).check(status().is(200)));
    }

    private static ChainBuilder lookAndDecide() {
        return exec(session -> session.removeAll("asks", "trial", "trialRows", "trialPaise"))
                .exec(by("maker", http("look at an upload").get("/api/v1/uploads/#{upload}"))
                        .check(
                                status().is(200),
                                jsonPath("$.state").saveAs("state"),
                                jsonPath("$.asks").optional().saveAs("asks"),
                                jsonPath("$.trial.number").optional().saveAs("trial"),
                                jsonPath("$.trial.rows").optional().saveAs("trialRows"),
                                jsonPath("$.trial.paise").optional().saveAs("trialPaise")))
                .exec(doIf(session -> asks(session, "maker")).then(decide("maker", "posting")))
                .exec(doIf(session -> asks(session, "checker")).then(decide("checker", "approval")));
    }

    private static ChainBuilder decide(String role, String decision) {
        return exec(by(role, http("decide: " + decision)
                        .post("/api/v1/uploads/#{upload}/" + decision)
                        .header("Content-Type", "application/json")
                        .body(StringBody(DECISION)))
                .check(status().in(200, 202)));
    }

    private static boolean asks(Session session, String whom) {
        return "held".equals(session.getString("state")) && whom.equals(session.getString("asks"));
    }

    /** Nothing more will become of it by itself, or it could not even be sent. */
    private static boolean ended(Session session) {
        String state = session.getString("state");
        return session.isFailed()
                || "completed".equals(state)
                || "failed".equals(state)
                || "cancelled".equals(state)
                || "discarded".equals(state);
    }

    private static HttpRequestActionBuilder by(String role, HttpRequestActionBuilder request) {
        Function<Session, String> bearer = session -> People.bearer(session.getString("lender"), role);
        return request.header("Authorization", bearer);
    }
}
