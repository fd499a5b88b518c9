package io.muster.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.is;

import io.restassured.http.ContentType;

/** The two lenders of the local stack. */
public final class Lenders {
    private Lenders() {}

    /** Provisions both, or finds them there. */
    public static void provision() {
        provision("kaveri", "Kaveri Finance");
        provision("sutlej", "Sutlej Capital");
    }

    /** Provisions one of this name, or finds it there. */
    public static void provision(String id, String name) {
        given().auth()
                .oauth2(People.token(People.ADMIN))
                .contentType(ContentType.JSON)
                .body("{\"id\":\"" + id + "\",\"name\":\"" + name + "\"}")
                .when()
                .post("/api/v1/tenants")
                .then()
                .statusCode(anyOf(is(200), is(201)));
    }
}
