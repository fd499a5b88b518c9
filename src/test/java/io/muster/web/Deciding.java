package io.muster.web;

import static io.restassured.RestAssured.given;

import io.muster.pipeline.TheRoad;
import io.muster.tenant.TenantId;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;

/** What people of one lender do with uploads over HTTP. */
public final class Deciding {
    private static final Duration WAIT_MAX = Duration.ofMinutes(2);
    private static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(100);

    private final TheRoad road;

    public Deciding(TheRoad road) {
        this.road = road;
    }

    /** Sends a workbook of collections as this person. */
    public String send(String person, byte[] workbook, Map<String, ?> said) {
        String id = given().auth()
                .oauth2(People.token(person))
                .contentType("application/octet-stream")
                .queryParams(said)
                .body(workbook)
                .post("/api/v1/uploads")
                .then()
                .extract()
                .path("id");
        return Objects.requireNonNull(id);
    }

    /** Does something with an upload as this person. */
    public Response act(String person, String upload, String what, Map<String, ?> body) {
        return given().auth()
                .oauth2(People.token(person))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/uploads/" + upload + "/" + what);
    }

    /** Waits until it is in this state. */
    public JsonPath await(String upload, String state) {
        return Awaitility.await()
                .atMost(WAIT_MAX)
                .pollInterval(ASK_AGAIN_AFTER)
                .until(() -> road.status(upload), status -> state.equals(status.getString("state")));
    }

    /** Waits until rows of it have their verdicts. */
    public void awaitRows(String upload) {
        var _ = Awaitility.await()
                .atMost(WAIT_MAX)
                .pollInterval(ASK_AGAIN_AFTER)
                .until(() -> road.status(upload).getLong("verdicts.posted.rows"), rows -> rows > 0);
    }

    /** What the trial found, as whoever decides says it was shown. */
    public static Map<String, Object> seen(JsonPath status) {
        return Map.of(
                "trial", status.getInt("trial.number"),
                "rows", status.getInt("trial.rows"),
                "paise", status.getLong("trial.paise"));
    }

    /** What the people of the lender did with it, in order. */
    public List<String> log(String upload) {
        return road.asMaker()
                .get("/api/v1/uploads/" + upload + "/decisions")
                .jsonPath()
                .getList("what");
    }

    /** The lender wants a second person above so much, or never again. */
    public void rule(String collections) {
        ApprovalRules.set(new TenantId(road.tenant()), collections);
    }
}
