package io.muster.screen;

import static io.restassured.RestAssured.given;

import io.muster.local.Realms;
import io.muster.local.SharedStack;

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
