package io.muster.web;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.local.LocalStackResource;
import io.muster.local.Management;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every address refuses whoever may not use it; an address that is not in the table fails a test. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class EndpointGuardIT {
    private static final String ANY_UPLOAD = "/api/v1/uploads/0198a1b2-0000-7000-8000-000000000000";
    private static final String ANY_ID = "0198a1b2-0000-7000-8000-000000000002";
    private static final String ANY_PACK = "/api/v1/receipt-packs/0198a1b2-0000-7000-8000-000000000000";
    private static final String ANY_RECEIPT = "/api/v1/receipts/X/26/00000001";
    private static final String ANY_MESSAGE = "/api/v1/messages/0198a1b2-0000-7000-8000-000000000001";
    private static final String ANY_KEY = "0198a1b2-0000-8000-8000-000000000002";
    private static final String ANY_POLICY = "/api/v1/policies/gateway/sms";

    /** A body that is right, by the end of the address; the longest end counts. */
    private static final Map<String, Map<String, Object>> BODIES = Map.ofEntries(
            entry(
                    "/payments",
                    Map.of("loanAccount", "X1", "amountPaise", 100, "mode", "CASH", "valueDate", "2026-04-01")),
            entry("/cancellation", Map.of("reason", "the wrong branch")),
            entry("/reissue", Map.of()),
            entry("/mapping", Map.of("fields", Map.of("amount", "Amt"))),
            entry("/posting", Map.of("trial", 1, "rows", 0, "paise", 0)),
            entry("/approval", Map.of("trial", 1, "rows", 0, "paise", 0)),
            entry("/return", Map.of("reason", "the wrong branch")),
            entry("/declaration", Map.of()),
            entry("/discarding", Map.of("reason", "the wrong branch")),
            entry("/pause", Map.of()),
            entry("/resume", Map.of()),
            entry("/taking-up", Map.of()),
            entry("/receipt-packs", Map.of("branch", "MUM", "date", "2026-04-01", "format", "pdf")),
            entry("/redrive", Map.of()),
            entry("/messages/redrive", Map.of("state", "dead")),
            entry("/correction", Map.of()),
            entry("/correction/cells", Map.of("correction", ANY_ID, "step", ANY_ID, "cells", List.of())),
            entry(
                    "/correction/replacements",
                    Map.of("correction", ANY_ID, "step", ANY_ID, "column", 1, "find", "a", "replace", "b")),
            entry("/correction/undo", Map.of("correction", ANY_ID)),
            entry("/correction/sending", Map.of("correction", ANY_ID)),
            entry("/receipt-template/receipt", Map.of("lender", "Anybody", "accent", "#112233")),
            entry("/bounces", Map.of("amountPaise", 100, "presentedOn", "2026-04-01", "returnCode", "04")),
            entry("/exclusions", Map.of("reason", "asked us not to")),
            entry("/reveals", Map.of("fields", List.of("phone"), "reason", "asked to be called back")),
            entry("/feedback", Map.of("code", "html-file")),
            entry("/contact", Map.of("phone", "9876543210")),
            entry("/agents/AG-1", Map.of("name", "Anil Kumar")));

    private static final Set<String> READERS = Set.of(People.MAKER, People.CHECKER, People.AUDITOR);
    private static final Set<String> LOAN_READERS = Set.of(People.MAKER, People.CHECKER, People.AUDITOR, People.AGENT);
    private static final Set<String> EVERYBODY =
            Set.of(People.ADMIN, People.MAKER, People.CHECKER, People.AGENT, People.AUDITOR);

    private static final Logger EVERYTHING = Logger.getLogger("");
    private static final Dropped DROPPED = new Dropped();

    /** What a read failed with that went on behind the answer: nobody waits for it, so Mutiny says it to the log alone. */
    private static final class Dropped extends Handler {
        private final List<String> failures = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord each) {
            if (String.valueOf(each.getMessage()).contains("had to drop")) {
                failures.add(String.valueOf(each.getThrown()));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeAll
    static void listen() {
        EVERYTHING.addHandler(DROPPED);
    }

    @AfterAll
    static void nothingFailedUnheard() {
        EVERYTHING.removeHandler(DROPPED);
        assertThat(DROPPED.failures).noneMatch(failure -> failure.contains("ganga"));
    }

    /**
     * An address and who may use it.
     *
     * @param template as OpenAPI has it
     * @param address one that fits the template
     */
    record Endpoint(
            String method,
            String template,
            String address,
            @Nullable ContentType body,
            Set<String> allowed) {
        Response send(RequestSpecification request) {
            if (body != null) {
                request.contentType(body).body("{}".getBytes(UTF_8));
            }
            return request.request(method, address);
        }

        @Override
        public String toString() {
            return method + " " + template;
        }
    }

    static List<Endpoint> endpoints() {
        return List.of(
                read("/api/v1/uploads", "/api/v1/uploads"),
                new Endpoint("POST", "/api/v1/uploads", "/api/v1/uploads", ContentType.BINARY, Set.of(People.MAKER)),
                read("/api/v1/uploads/{id}", ANY_UPLOAD),
                read("/api/v1/uploads/{id}/events", ANY_UPLOAD + "/events"),
                read("/api/v1/uploads/{id}/trial", ANY_UPLOAD + "/trial"),
                read("/api/v1/uploads/{id}/trial/loans/{number}", ANY_UPLOAD + "/trial/loans/X1"),
                make("POST", "/api/v1/uploads/{id}/mapping", ANY_UPLOAD + "/mapping"),
                read("/api/v1/uploads/{id}/decisions", ANY_UPLOAD + "/decisions"),
                ofUpload("posting", People.MAKER),
                ofUpload("approval", People.CHECKER),
                ofUpload("return", People.CHECKER),
                ofUpload("declaration", People.MAKER),
                ofUpload("discarding", People.MAKER, People.CHECKER),
                ofUpload("pause", People.MAKER, People.CHECKER),
                ofUpload("resume", People.MAKER, People.CHECKER),
                ofUpload("cancellation", People.MAKER, People.CHECKER),
                ofUpload("taking-up", People.MAKER),
                read("/api/v1/uploads/{id}/rejections", ANY_UPLOAD + "/rejections"),
                new Endpoint(
                        "GET",
                        "/api/v1/uploads/{id}/rejections.xlsx",
                        ANY_UPLOAD + "/rejections.xlsx",
                        null,
                        Set.of(People.MAKER)),
                read("/api/v1/uploads/{id}/correction", ANY_UPLOAD + "/correction"),
                make("POST", "/api/v1/uploads/{id}/correction", ANY_UPLOAD + "/correction"),
                make("PATCH", "/api/v1/uploads/{id}/correction/cells", ANY_UPLOAD + "/correction/cells"),
                make("POST", "/api/v1/uploads/{id}/correction/replacements", ANY_UPLOAD + "/correction/replacements"),
                make("POST", "/api/v1/uploads/{id}/correction/undo", ANY_UPLOAD + "/correction/undo"),
                make("POST", "/api/v1/uploads/{id}/correction/sending", ANY_UPLOAD + "/correction/sending"),
                new Endpoint(
                        "GET",
                        "/api/v1/uploads/{id}/correction/rows/{row}/suggestions",
                        ANY_UPLOAD + "/correction/rows/2/suggestions",
                        null,
                        Set.of(People.MAKER)),
                read("/api/v1/uploads/{id}/correction/edits", ANY_UPLOAD + "/correction/edits"),
                read("/api/v1/uploads/{id}/postings", ANY_UPLOAD + "/postings"),
                read("/api/v1/uploads/{id}/rows/{row}", ANY_UPLOAD + "/rows/2"),
                new Endpoint("GET", "/api/v1/loans/{number}", "/api/v1/loans/X1", null, LOAN_READERS),
                new Endpoint("GET", "/api/v1/loans/{number}/payments", "/api/v1/loans/X1/payments", null, LOAN_READERS),
                new Endpoint("GET", "/api/v1/receipts/{number}", ANY_RECEIPT, null, LOAN_READERS),
                new Endpoint(
                        "POST",
                        "/api/v1/loans/{number}/bounces",
                        "/api/v1/loans/X1/bounces",
                        ContentType.JSON,
                        Set.of(People.MAKER)),
                new Endpoint(
                        "POST",
                        "/api/v1/loans/{number}/exclusions",
                        "/api/v1/loans/X1/exclusions",
                        ContentType.JSON,
                        Set.of(People.MAKER, People.CHECKER)),
                read("/api/v1/loans/{number}/contact", "/api/v1/loans/X1/contact"),
                new Endpoint(
                        "PUT",
                        "/api/v1/loans/{number}/contact",
                        "/api/v1/loans/X1/contact",
                        ContentType.JSON,
                        Set.of(People.MAKER, People.CHECKER)),
                read("/api/v1/loans/{number}/exclusions", "/api/v1/loans/X1/exclusions"),
                new Endpoint(
                        "DELETE",
                        "/api/v1/loans/{number}/exclusions/{id}",
                        "/api/v1/loans/X1/exclusions/1",
                        null,
                        Set.of(People.MAKER, People.CHECKER)),
                new Endpoint(
                        "PUT",
                        "/api/v1/agents/{code}",
                        "/api/v1/agents/AG-1",
                        ContentType.JSON,
                        Set.of(People.CHECKER)),
                decide("/api/v1/receipts/{number}/cancellation", ANY_RECEIPT + "/cancellation"),
                decide("/api/v1/receipts/{number}/reissue", ANY_RECEIPT + "/reissue"),
                new Endpoint("GET", "/api/v1/find", "/api/v1/find?q=X1Y2", null, LOAN_READERS),
                read("/api/v1/payments/{key}/whereabouts", "/api/v1/payments/" + ANY_KEY + "/whereabouts"),
                read("/api/v1/uploads/{id}/rows/{row}/whereabouts", ANY_UPLOAD + "/rows/2/whereabouts"),
                new Endpoint(
                        "POST",
                        "/api/v1/loans/{number}/reveals",
                        "/api/v1/loans/X1/reveals",
                        ContentType.JSON,
                        LOAN_READERS),
                new Endpoint("GET", "/api/v1/reveals", "/api/v1/reveals", null, Set.of(People.AUDITOR)),
                new Endpoint("POST", "/api/v1/feedback", "/api/v1/feedback", ContentType.JSON, LOAN_READERS),
                new Endpoint("GET", "/api/v1/feedback", "/api/v1/feedback", null, Set.of(People.AUDITOR)),
                read("/api/v1/messages", "/api/v1/messages"),
                read("/api/v1/messages/summary", "/api/v1/messages/summary"),
                read("/api/v1/messages/{id}", ANY_MESSAGE),
                decide("/api/v1/messages/{id}/redrive", ANY_MESSAGE + "/redrive"),
                decide("/api/v1/messages/redrive", "/api/v1/messages/redrive"),
                read("/api/v1/policies", "/api/v1/policies"),
                read("/api/v1/policies/{kind}/{name}", ANY_POLICY),
                read("/api/v1/policies/{kind}/{name}/{version}", ANY_POLICY + "/1"),
                decide("/api/v1/policies/{kind}/{name}", "/api/v1/policies/receipt-template/receipt"),
                new Endpoint("GET", "/api/v1/receipts/{number}.pdf", ANY_RECEIPT + ".pdf", null, LOAN_READERS),
                new Endpoint("POST", "/api/v1/receipt-packs", "/api/v1/receipt-packs", ContentType.JSON, READERS),
                read("/api/v1/receipt-packs/{id}", ANY_PACK),
                read("/api/v1/receipt-packs/{id}/content", ANY_PACK + "/content"),
                new Endpoint(
                        "GET",
                        "/api/v1/tenants/{tenant}/receipt-link-keys",
                        "/api/v1/tenants/nobody/receipt-link-keys",
                        null,
                        Set.of(People.ADMIN)),
                new Endpoint(
                        "POST",
                        "/api/v1/tenants/{tenant}/receipt-link-keys",
                        "/api/v1/tenants/nobody/receipt-link-keys",
                        ContentType.JSON,
                        Set.of(People.ADMIN)),
                new Endpoint(
                        "POST",
                        "/api/v1/tenants/{tenant}/receipt-link-keys/{number}/revocation",
                        "/api/v1/tenants/nobody/receipt-link-keys/1/revocation",
                        ContentType.JSON,
                        Set.of(People.ADMIN)),
                read("/api/v1/figures", "/api/v1/figures"),
                read("/api/v1/payments", "/api/v1/payments"),
                read("/api/v1/payments.xlsx", "/api/v1/payments.xlsx"),
                new Endpoint("POST", "/api/v1/payments", "/api/v1/payments", ContentType.JSON, Set.of(People.AGENT)),
                new Endpoint("GET", "/api/v1/tenants", "/api/v1/tenants", null, Set.of(People.ADMIN)),
                new Endpoint("POST", "/api/v1/tenants", "/api/v1/tenants", ContentType.JSON, Set.of(People.ADMIN)));
    }

    @Test
    void theTableHasEveryAddress() {
        Map<String, Map<String, Object>> paths = given().queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .path("paths");
        Set<String> served = new TreeSet<>();
        paths.forEach((template, methods) ->
                methods.keySet().forEach(method -> served.add(method.toUpperCase(Locale.ROOT) + " " + template)));

        assertThat(endpoints()).extracting(Endpoint::toString).containsExactlyInAnyOrderElementsOf(served);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/live", "/q/health/ready", "/q/health/started", "/q/metrics"})
    void howTheProcessIsIsNotForThePublic(String address) {
        assertThat(given().get(address).statusCode()).isEqualTo(404);
        assertThat(given().get(Management.address() + address.substring("/q".length()))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void withoutATokenNobodyPasses(Endpoint endpoint) {
        Response response = endpoint.send(given());

        UploadHttpIT.problem(response, 401, "unauthenticated");
        assertThat(response.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void aForeignIssuersTokenIsNone(Endpoint endpoint) {
        UploadHttpIT.problem(endpoint.send(bearer(People.foreignToken(anyAllowed(endpoint)))), 401, "unauthenticated");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void aTokenWhoseSignatureIsCutOffIsNone(Endpoint endpoint) {
        UploadHttpIT.problem(
                endpoint.send(bearer(unsigned(People.token(anyAllowed(endpoint))))), 401, "unauthenticated");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void aTokenWhoseClaimsWereChangedIsNone(Endpoint endpoint) {
        UploadHttpIT.problem(
                endpoint.send(bearer(withOtherTenant(People.token(anyAllowed(endpoint))))), 401, "unauthenticated");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void theWrongRoleIsForbidden(Endpoint endpoint) {
        List<String> others = new ArrayList<>(EVERYBODY);
        others.removeAll(endpoint.allowed());

        others.forEach(person -> UploadHttpIT.problem(endpoint.send(bearer(People.token(person))), 403, "forbidden"));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void theRightRolePassesTheGuard(Endpoint endpoint) {
        Lenders.provision();

        endpoint.allowed()
                .forEach(person -> assertThat(
                                endpoint.send(bearer(People.token(person))).statusCode())
                        .as("%s for %s", endpoint, person)
                        .isIn(200, 202, 400, 404));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void whoeverHasNoLenderOrAnUnknownOneSeesNothing(Endpoint endpoint) {
        if (endpoint.allowed().contains(People.ADMIN)) {
            return;
        }
        for (String stranger : List.of(People.OF_NOBODY, People.OF_AN_UNKNOWN_LENDER)) {
            UploadHttpIT.problem(wellFormed(endpoint, bearer(People.token(stranger))), 403, "no-tenant");
        }
    }

    @Test
    void anExpiredTokenIsNone() {
        String brief = People.briefToken(People.MAKER);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> given().auth().oauth2(brief).get("/api/v1/uploads").statusCode() == 401);

        endpoints().forEach(endpoint -> UploadHttpIT.problem(endpoint.send(bearer(brief)), 401, "unauthenticated"));
    }

    /** What is wrong with a body would be told before who asks for whom. */
    private static Response wellFormed(Endpoint endpoint, RequestSpecification request) {
        if (endpoint.body() != ContentType.JSON) {
            return endpoint.send(request);
        }
        return request.contentType(ContentType.JSON)
                .header("Idempotency-Key", "stranger")
                .body(rightBody(endpoint.address()))
                .request(endpoint.method(), endpoint.address());
    }

    private static Map<String, Object> rightBody(String address) {
        return BODIES.entrySet().stream()
                .filter(body -> address.endsWith(body.getKey()))
                .max(Comparator.comparingInt(body -> body.getKey().length()))
                .orElseThrow(() -> new AssertionError("no body is known for " + address))
                .getValue();
    }

    private static Endpoint decide(String template, String address) {
        return new Endpoint("POST", template, address, ContentType.JSON, Set.of(People.CHECKER));
    }

    private static Endpoint ofUpload(String what, String... allowed) {
        return new Endpoint(
                "POST", "/api/v1/uploads/{id}/" + what, ANY_UPLOAD + "/" + what, ContentType.JSON, Set.of(allowed));
    }

    private static Endpoint make(String method, String template, String address) {
        return new Endpoint(method, template, address, ContentType.JSON, Set.of(People.MAKER));
    }

    private static Endpoint read(String template, String address) {
        return new Endpoint("GET", template, address, null, READERS);
    }

    private static String anyAllowed(Endpoint endpoint) {
        return endpoint.allowed().iterator().next();
    }

    private static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static String unsigned(String token) {
        String header = "{\"alg\":\"none\",\"typ\":\"JWT\"}";
        return encode(header) + "." + token.split("\\.")[1] + ".";
    }

    private static String withOtherTenant(String token) {
        String[] parts = token.split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);
        String changed = claims.contains("kaveri") ? claims.replace("kaveri", "sutlej") : claims + " ";
        return parts[0] + "." + encode(changed) + "." + parts[2];
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
