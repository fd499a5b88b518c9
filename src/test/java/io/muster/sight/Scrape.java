package io.muster.sight;

import static io.restassured.RestAssured.given;

import io.muster.Role;
import io.muster.meter.Metric;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the application under test shows to Prometheus; the one place that knows where. */
public final class Scrape {
    private Scrape() {}

    /** All of it. */
    static String text() {
        return given().get("/q/metrics").then().statusCode(200).extract().asString();
    }

    /** Names of metrics that processes with this role always show, and this one does not. */
    public static Set<String> lacks(Role role) {
        Set<String> names = Stream.of(Metric.values())
                .filter(metric -> metric.role() == role)
                .flatMap(Names::series)
                .collect(Collectors.toCollection(TreeSet::new));
        names.removeAll(Names.in(text()));
        return names;
    }
}
