package io.muster.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.local.ControlDatabase;
import io.muster.local.LocalStackResource;
import io.muster.posting.BusinessDays;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a lender decides is kept version by version, dated, checked when it is added, and its own. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PolicyIT {
    private static final String TEMPLATE = PolicyResource.PATH + "/receipt-template/receipt";

    @BeforeEach
    void provisionLenders() {
        Lenders.provision();
    }

    @Test
    void theShippedOneIsInForceUntilTheLenderHasItsOwn() {
        String shipped = get(People.OTHER_MAKER, TEMPLATE)
                .then()
                .statusCode(200)
                .body("version", equalTo(0))
                .extract()
                .path("definition.lender");

        assertThat(shipped).isNotBlank();
        UploadHttpIT.problem(get(People.MAKER, PolicyResource.PATH + "/receipt-template/nothing"), 404, "not-found");
        UploadHttpIT.problem(get(People.MAKER, PolicyResource.PATH + "/nothing/receipt"), 404, "not-found");
    }

    @Test
    void aVersionIsInForceFromItsDayAndStandsForEver() {
        String body = shipped();
        LocalDate tomorrow = BusinessDays.inIndia(Instant.now()).plusDays(1);

        int first = add(People.CHECKER, TEMPLATE, body)
                .then()
                .statusCode(201)
                .extract()
                .path("version");
        int later = add(People.CHECKER, TEMPLATE + "?effectiveFrom=" + tomorrow, body)
                .then()
                .statusCode(201)
                .extract()
                .path("version");

        add(People.CHECKER, TEMPLATE + "?effectiveFrom=" + tomorrow, body)
                .then()
                .statusCode(200)
                .body("version", equalTo(later));
        assertThat(later).isEqualTo(first + 1);
        get(People.MAKER, TEMPLATE).then().body("version", equalTo(first));
        get(People.MAKER, TEMPLATE + "/" + later)
                .then()
                .statusCode(200)
                .body("effectiveFrom", equalTo(tomorrow.toString()));
        get(People.OTHER_MAKER, TEMPLATE).then().body("version", equalTo(0));
    }

    @Test
    void whatIsNotRightIsRefusedInWordsThatNameThePlace() {
        refused(add(People.CHECKER, TEMPLATE, "{\"nome\": \"x\"}")).body("reasons[0].message", containsString("nome"));
        UploadHttpIT.problem(add(People.CHECKER, TEMPLATE, "nothing"), 400, "invalid");
        refused(add(People.CHECKER, TEMPLATE + "?effectiveFrom=2020-01-01", "{}"))
                .body("reasons[0].field", equalTo("effectiveFrom"));
        UploadHttpIT.problem(add(People.CHECKER, TEMPLATE, " ".repeat(300_000)), 413, "too-large");
    }

    @Test
    void aPolicyHasNoMoreVersionsThanAreKept() throws Exception {
        String name = "often-changed-" + System.nanoTime();
        String path = PolicyResource.PATH + "/message-template/" + name;
        String template = """
                {"kind": "payment-received", "channel": "email", "language": "en", "subject": "Paid", "text": "Rs {amount}"}
                """;
        assertThat(ControlDatabase.change(
                        "insert into policy (tenant_id, kind, name, version, effective_from, definition,"
                                + " added_by) select 'kaveri', 'message-template', '" + name
                                + "', version, '2020-01-01', '{}', 'test'"
                                + " from generate_series(1, 499) as version"))
                .isEqualTo(499);

        add(People.CHECKER, path, template).then().statusCode(201).body("version", equalTo(500));

        UploadHttpIT.problem(add(People.CHECKER, path, template.replace("Paid", "Received")), 409, "too-many-versions");
        add(People.CHECKER, path, template).then().statusCode(200).body("version", equalTo(500));
    }

    @Test
    void aMakerAnAuditorAndAnAgentDecideNothing() {
        UploadHttpIT.problem(add(People.MAKER, TEMPLATE, "{}"), 403, "forbidden");
        UploadHttpIT.problem(add(People.AUDITOR, TEMPLATE, "{}"), 403, "forbidden");
        UploadHttpIT.problem(get(People.AGENT, TEMPLATE), 403, "forbidden");
    }

    private static String shipped() {
        try {
            return new ObjectMapper()
                    .readTree(get(People.CHECKER, TEMPLATE + "/0").asString())
                    .get("definition")
                    .toString();
        } catch (JsonProcessingException noJson) {
            throw new AssertionError(noJson);
        }
    }

    private static ValidatableResponse refused(Response response) {
        UploadHttpIT.problem(response, 400, "invalid");
        return response.then();
    }

    private static Response get(String person, String path) {
        return given().auth().oauth2(People.token(person)).when().get(path);
    }

    private static Response add(String person, String path, String body) {
        return given().auth()
                .oauth2(People.token(person))
                .contentType(ContentType.JSON)
                .body(body)
                .when()
                .post(path);
    }
}
