package io.muster.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.muster.local.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A JSON body is taken only as it is described; whatever else comes is refused in words that name the field. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class JsonBodiesIT {
    private static final String GOOD = """
            {"loanAccount": "NOBODY", "amountPaise": 100, "mode": "CASH", "valueDate": "2026-11-05"}""";

    @BeforeEach
    void provisionLenders() {
        Lenders.provision();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    amountPaise | 100 | 12.5                | wrong-type
                    amountPaise | 100 | 1e3                 | wrong-type
                    amountPaise | 100 | "100"               | wrong-type
                    amountPaise | 100 | ""                  | wrong-type
                    amountPaise | 100 | true                | wrong-type
                    amountPaise | 100 | 9223372036854775808 | too-large
                    amountPaise | 100 | 100, "amountPaise": 200 | duplicate-field
                    valueDate | "2026-11-05" | 20261105        | wrong-type
                    valueDate | "2026-11-05" | [2026, 11, 5]   | wrong-type
                    valueDate | "2026-11-05" | "20261105"      | wrong-type
                    valueDate | "2026-11-05" | "2026-02-30"    | wrong-type
                    loanAccount | "NOBODY" | 1234              | wrong-type
                    mode | "CASH" | {}                         | wrong-type
                    """)
    void aValueInAnotherFormIsRefusedByItsName(String field, String good, String bad, String code) {
        pay(GOOD.replace(good, bad))
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE)
                .body("reasons[0].field", equalTo(field))
                .body("reasons[0].code", equalTo(code))
                .body("reasons[0].message", containsString(field));
    }

    @Test
    void whatIsInTheRightFormPassesOn() {
        UploadHttpIT.problem(pay(GOOD), 422, "payment-refused");
    }

    @Test
    void nothingMayStandBehindTheObject() {
        UploadHttpIT.problem(pay(GOOD + GOOD), 400, "invalid");
        UploadHttpIT.problem(pay(GOOD + "]"), 400, "not-json");
        UploadHttpIT.problem(pay("[" + GOOD + "]"), 400, "invalid");
    }

    @Test
    void aBodyBeyondTheLimitIsTooLargeWhateverStandsInIt() {
        UploadHttpIT.problem(pay(GOOD + " ".repeat(70_000)), 413, "too-large");
        UploadHttpIT.problem(pay("{\"unknown\": 1, " + " ".repeat(70_000)), 413, "too-large");
    }

    @Test
    void aTenantIsTakenOnlyInItsForm() {
        tenant("{\"id\": \"kaveri\", \"name\": \"Kaveri\", \"keyIncludesLoan\": \"true\"}", "keyIncludesLoan");
        tenant("{\"id\": \"kaveri\", \"name\": \"Kaveri\", \"keyIncludesLoan\": 1}", "keyIncludesLoan");
        tenant("{\"id\": \"kaveri\", \"name\": 5}", "name");
        tenant("{\"id\": \"kaveri\", \"name\": \"a\\u0000b\"}", "name");
        tenant("{\"id\": \"kaveri\", \"name\": \"a\", \"name\": \"b\"}", "name");
    }

    @Test
    void reasonsSpeakOfFieldsAndNotOfSheets() {
        String answer = pay(GOOD.replace("NOBODY", " ").replace("CASH", "TRUE").replace("2026-11-05", "2098-01-01"))
                .then()
                .statusCode(400)
                .extract()
                .asString();

        assertThat(answer)
                .contains("missing-value", "truth-value", "date-future")
                .doesNotContain(" cell")
                .doesNotContainIgnoringCase("upload")
                .doesNotContainIgnoringCase("column");
    }

    @Test
    void whatTheBooksRefuseIsSentAgainUnderANewKey() {
        pay(GOOD)
                .then()
                .statusCode(422)
                .body("reasons[0].remedy", containsString("under a new key"))
                .body("reasons[0].message", not(containsString("row")));
    }

    @Test
    void theHeaderIsCalledByItsName() {
        given().auth()
                .oauth2(People.token(People.AGENT))
                .contentType(ContentType.JSON)
                .body(GOOD)
                .post("/api/v1/payments")
                .then()
                .statusCode(400)
                .body("reasons[0].field", equalTo("Idempotency-Key"));
    }

    private static void tenant(String body, String field) {
        given().auth()
                .oauth2(People.token(People.ADMIN))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/tenants")
                .then()
                .statusCode(400)
                .body("reasons[0].field", equalTo(field));
    }

    private static Response pay(String body) {
        return given().auth()
                .oauth2(People.token(People.AGENT))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/payments");
    }
}
