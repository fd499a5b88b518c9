package io.muster.local;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;

/** Where the application under test says how it is: health and metrics, on a port that the public does not reach. */
public final class Management {

    private Management() {}

    /** The management interface of the application that {@code @QuarkusTest} runs. */
    public static String address() {
        return address(Integer.parseInt(SharedStack.settings().getOrDefault("quarkus.management.test-port", "0")));
    }

    static String address(int port) {
        return "http://localhost:" + port + "/q";
    }

    /** Every metric, as Prometheus would scrape it. */
    public static String metrics() {
        return given().get(address() + "/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    public static Response ready() {
        return given().get(address() + "/health/ready");
    }

    public static Response live() {
        return given().get(address() + "/health/live");
    }
}
