package io.muster.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/**
 * Counts and times, under the names of {@link Metric} and no others. Values of labels are bounded here, before the registry
 * sees them, for it remembers every name that it was ever asked for. Any thread; nothing blocks.
 */
@Singleton
public class Meters {
    private final MeterRegistry registry;
    private final LabelBounds bounds;
    private final Map<Series, Map<List<String>, DoubleSupplier>> gauges = new ConcurrentHashMap<>();

    @Inject
    Meters(MeterRegistry registry, MeterConfig config) {
        this(registry, config.lendersMax());
    }

    /** @param lendersMax so many have series of their own */
    public Meters(MeterRegistry registry, int lendersMax) {
        this.registry = registry;
        this.bounds = new LabelBounds(lendersMax);
    }

    /** Whoever counts may be made late; what is counted is there from the start, so that its first time is an increase. */
    void start(@Observes StartupEvent event) {
        for (Metric metric : Metric.values()) {
            if (metric.kind() == Metric.Kind.COUNTER && metric.labels().isEmpty()) {
                count(metric, 0);
            }
        }
    }

    private record Series(Metric metric, List<String> values) {}

    /**
     * Adds to a counter; adding nothing makes it appear, so that its first increase is seen as one.
     *
     * @param values of the metric's labels, in their order
     */
    public void count(Metric counter, double more, String... values) {
        Counter.builder(counter.title())
                .description(counter.what())
                .tags(tags(counter, bounded(counter, values)))
                .register(registry)
                .increment(more);
    }

    /** Notes that something took so long. */
    public void time(Metric timer, long tookNanos, String... values) {
        Timer.builder(timer.title())
                .description(timer.what())
                .tags(tags(timer, bounded(timer, values)))
                .serviceLevelObjectives(timer.bounds().toArray(Duration[]::new))
                .register(registry)
                .record(Math.max(0, tookNanos), TimeUnit.NANOSECONDS);
    }

    /**
     * Shows a value from now on; the same series shown again takes its place. Lenders that share a label are folded as the
     * metric says.
     *
     * @param value asked at each scrape; at once, and NaN when it is not known
     */
    public void show(Metric gauge, DoubleSupplier value, String... values) {
        List<String> bounded = bounded(gauge, values);
        gauges.computeIfAbsent(new Series(gauge, bounded), this::register).put(List.of(values), value);
    }

    private Map<List<String>, DoubleSupplier> register(Series series) {
        Map<List<String>, DoubleSupplier> shown = new ConcurrentHashMap<>();
        Metric gauge = series.metric();
        var _ = Gauge.builder(gauge.title(), shown, all -> gauge.fold(all.values()))
                .description(gauge.what())
                .tags(tags(gauge, series.values()))
                .strongReference(true)
                .register(registry);
        return shown;
    }

    private List<String> bounded(Metric metric, String... values) {
        List<Label> labels = metric.labels();
        if (labels.size() != values.length) {
            throw new IllegalArgumentException(metric + " has the labels " + labels);
        }
        List<String> bounded = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            bounded.add(bounds.bounded(labels.get(i), values[i]));
        }
        return bounded;
    }

    private static List<Tag> tags(Metric metric, List<String> values) {
        List<Tag> tags = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            tags.add(Tag.of(metric.labels().get(i).title(), values.get(i)));
        }
        return tags;
    }
}
