package io.muster.screen;

import static io.restassured.RestAssured.given;

import io.muster.local.Realms;
import io.muster.local.SharedStack;
import io.restassured.http.ContentType;
import java.util.Map;

/** Keycloak's own administrator, who ends other people's sessions. */
final class KeycloakAdmin {
    private KeycloakAdmin() {}

    /** Ends every session of a person, as when a telephone was lost. */
    static void signOutEverywhere(String person) {
        String users = server() + "/admin/realms/" + Realms.MUSTER + "/users";
        String token = token();
        String id = given().auth()
                .oauth2(token)
                .queryParam("username", person)
                .queryParam("exact", true)
                .get(users)
                .then()
                .statusCode(200)
                .extract()
                .path("[0].id");
        given().auth().oauth2(token).post(users + "/" + id + "/logout").then().statusCode(204);
    }

    /** Tokens of the console that are given from now on are good for so long; who needs them longer renews them. */
    static void consoleTokensLast(int seconds) {
        String clients = server() + "/admin/realms/" + Realms.MUSTER + "/clients";
        String token = token();
        Map<String, Object> client = given().auth()
                .oauth2(token)
                .queryParam("clientId", "muster-console")
                .get(clients)
                .then()
                .statusCode(200)
                .extract()
                .path("[0]");
        Map<String, String> attributes = Map.of("access.token.lifespan", Integer.toString(seconds));
        given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(Map.of("clientId", "muster-console", "attributes", attributes))
                .put(clients + "/" + client.get("id"))
                .then()
                .statusCode(204);
    }

    private static String token() {
        return given().formParam("grant_type", "password")
                .formParam("client_id", "admin-cli")
                .formParam("username", "keycloak-admin")
                .formParam("password", Realms.SAMPLE_PASSWORD)
                .post(SharedStack.tokenEndpoint("master"))
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    private static String server() {
        String endpoint = SharedStack.tokenEndpoint("master");
        return endpoint.substring(0, endpoint.indexOf("/realms/"));
    }
}
