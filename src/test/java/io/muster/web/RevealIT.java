package io.muster.web;

import static io.muster.web.Sheets.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.muster.db.TenantDatabases;
import io.muster.loan.LoanAccountNumber;
import io.muster.local.LocalStackResource;
import io.muster.pipeline.Reveals;
import io.muster.tenant.TenantId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Personal data is shown to whoever says why, and that they looked is kept. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class RevealIT {
    private static final TenantId KAVERI = new TenantId("kaveri");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PER_HOUR_MAX = 30;

    @Inject
    Reveals reveals;

    @Inject
    TenantDatabases databases;

    private String loan = "";

    @BeforeEach
    void addALoan() {
        Lenders.provision();
        loan = Sheets.addLoan(People.MAKER, "Asha Rao", "9876501234");
    }

    @Test
    void whoeverSaysWhyIsShownAndIsOnRecord() {
        Response shown = reveal(People.CHECKER, loan, List.of("phone"), "asked to be called back");

        shown.then().statusCode(200).body("phone", equalTo("9876501234")).body("email", nullValue());
        assertThat(shown.header("Cache-Control")).isEqualTo("no-store");
        as(People.AUDITOR)
                .queryParam("loan", loan)
                .get("/api/v1/reveals")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].loan", equalTo(loan))
                .body("items[0].fields", equalTo(List.of("phone")))
                .body("items[0].reason", equalTo("asked to be called back"))
                .body("items[0].by", equalTo(People.CHECKER));
    }

    @Test
    void withoutAReasonNothingIsShownAndNothingIsKept() {
        for (String reason : List.of("", "abc", " space", "tab\tin it", "x".repeat(301))) {
            reveal(People.MAKER, loan, List.of("phone"), reason).then().statusCode(400);
        }
        reveal(People.MAKER, loan, List.of("name"), "wanted to know").then().statusCode(400);
        reveal(People.MAKER, loan, List.of(), "wanted to know").then().statusCode(400);

        as(People.AUDITOR)
                .queryParam("loan", loan)
                .get("/api/v1/reveals")
                .then()
                .body("items", empty());
    }

    @Test
    void anotherLendersLoanIsNone() {
        reveal(People.OTHER_MAKER, loan, List.of("phone"), "wanted to know")
                .then()
                .statusCode(404);

        as(People.AUDITOR)
                .queryParam("loan", loan)
                .get("/api/v1/reveals")
                .then()
                .body("items", empty());
    }

    @Test
    void anAgentIsShownPhonesAlone() {
        reveal(People.AGENT, loan, List.of("phone"), "to find the door")
                .then()
                .statusCode(200)
                .body("phone", equalTo("9876501234"));
        UploadHttpIT.problem(
                reveal(People.AGENT, loan, List.of("phone", "email"), "to find the door"), 403, "forbidden");
    }

    @Test
    void nobodyLooksMoreOftenThanTheLimitAllowsEvenAtOnce() {
        String somebody = "subject-" + UUID.randomUUID();
        Reveals.Wanted wanted = new Reveals.Wanted(
                new LoanAccountNumber(loan), Set.of(Reveals.Item.PHONE), "looked at many", "somebody", somebody);

        List<Reveals.Outcome> outcomes = Uni.join()
                .all(Stream.generate(() -> reveals.reveal(KAVERI, wanted))
                        .limit(PER_HOUR_MAX + 5)
                        .toList())
                .andFailFast()
                .await()
                .atMost(PATIENCE);

        assertThat(outcomes.stream().filter(Reveals.Outcome.Shown.class::isInstance))
                .hasSize(PER_HOUR_MAX);
        assertThat(outcomes.stream().filter(Reveals.Outcome.TooMany.class::isInstance))
                .hasSize(5);
        assertThat(reveals.list(KAVERI, ofLoan(), 100).await().atMost(PATIENCE)).hasSize(PER_HOUR_MAX);
    }

    @Test
    void aLookStaysOnRecord() {
        reveal(People.CHECKER, loan, List.of("phone"), "asked to be called back")
                .then()
                .statusCode(200);

        var pool = databases.pool(KAVERI).await().atMost(PATIENCE);
        for (String harm : List.of("delete from reveal", "update reveal set reason = 'nothing'", "truncate reveal")) {
            Throwable refused = pool.query(harm)
                    .execute()
                    .replaceWith((Throwable) null)
                    .onFailure()
                    .recoverWithItem(failure -> failure)
                    .await()
                    .atMost(PATIENCE);
            assertThat(refused).as(harm).hasMessageContaining("reveal keeps facts");
        }
    }

    @Test
    void looksAreNarrowedToAPersonAndToDays() {
        reveal(People.CHECKER, loan, List.of("phone"), "asked to be called back");
        reveal(People.MAKER, loan, List.of("email"), "a receipt came back");

        LocalDate today = LocalDate.parse(Sheets.today());
        narrowed("by", People.MAKER).body("items.reason", equalTo(List.of("a receipt came back")));
        narrowed("by", "somebody").body("items", empty());
        narrowed("from", today.toString()).body("items", hasSize(2));
        narrowed("to", today.toString()).body("items", hasSize(2));
        narrowed("from", today.plusDays(1).toString()).body("items", empty());
        narrowed("to", today.minusDays(1).toString()).body("items", empty());
        UploadHttpIT.problem(
                as(People.AUDITOR).queryParam("from", "+999999999").get("/api/v1/reveals"), 400, "invalid");
    }

    private ValidatableResponse narrowed(String name, String value) {
        return as(People.AUDITOR)
                .queryParam("loan", loan)
                .queryParam(name, value)
                .get("/api/v1/reveals")
                .then()
                .statusCode(200);
    }

    private Reveals.Filter ofLoan() {
        return new Reveals.Filter(new LoanAccountNumber(loan), null, null, null, Long.MAX_VALUE);
    }

    private static Response reveal(String person, String loan, List<String> fields, String reason) {
        return as(person)
                .contentType("application/json")
                .body(Map.of("fields", fields, "reason", reason))
                .post("/api/v1/loans/" + loan + "/reveals");
    }
}
