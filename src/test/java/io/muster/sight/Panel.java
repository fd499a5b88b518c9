package io.muster.sight;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One picture of a dashboard.
 *
 * @param unit as Grafana names it
 * @param what a sentence for whoever looks
 * @param book the runbook for when it looks bad; null where none would help
 * @param warn from where on it is amber; null where no value is bad by itself
 * @param bad from where on it is red
 */
record Panel(
        String title,
        String unit,
        String what,
        @Nullable String book,
        @Nullable Double warn,
        @Nullable Double bad,
        List<Target> targets) {

    /** One query and how its lines are called. */
    record Target(String legend, String expr) {}

    static Panel of(String title, String unit, String what) {
        return new Panel(title, unit, what, null, null, null, List.of());
    }

    Panel book(String name) {
        return new Panel(title, unit, what, name, warn, bad, targets);
    }

    Panel bad(double warnFrom, double badFrom) {
        return new Panel(title, unit, what, book, warnFrom, badFrom, targets);
    }

    Panel line(String legend, String expr) {
        List<Target> more = new ArrayList<>(targets);
        more.add(new Target(legend, expr));
        return new Panel(title, unit, what, book, warn, bad, List.copyOf(more));
    }
}
