package io.muster.sight;

import io.muster.Role;
import io.muster.local.Management;
import io.muster.meter.Metric;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the application under test shows to Prometheus. */
public final class Scrape {
    private Scrape() {}

    /** Names of metrics that processes with this role always show, and this one does not. */
    public static Set<String> lacks(Role role) {
        Set<String> names = Stream.of(Metric.values())
                .filter(metric -> metric.role() == role)
                .flatMap(Names::series)
                .collect(Collectors.toCollection(TreeSet::new));
        names.removeAll(Names.in(Management.metrics()));
        return names;
    }
}
