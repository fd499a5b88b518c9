package io.muster.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** However many lenders there are and whatever they are called, the registry stays small and nothing is lost from the sums. */
class MetersTest {
    private static final int LENDERS = 5_000;

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final Meters meters = new Meters(registry, 10);

    @Test
    void manyLendersShareALabelAndTheirSumIsWhole() {
        for (int i = 0; i < LENDERS; i++) {
            meters.count(Metric.RELAY_EVENTS, 1, "lender-" + i);
            meters.time(Metric.RELAY_LAG, 1_000, "lender-" + i);
        }

        assertThat(registry.find("muster.relay.events").counters()).hasSize(11);
        assertThat(registry.find("muster.relay.lag").timers()).hasSize(11);
        assertThat(registry.find("muster.relay.events").counters().stream()
                        .mapToDouble(Counter::count)
                        .sum())
                .isEqualTo(LENDERS);
        assertThat(registry.get("muster.relay.events")
                        .tag("tenant", "other")
                        .counter()
                        .count())
                .isEqualTo(LENDERS - 10);
        assertThat(registry.get("muster.relay.events")
                        .tag("tenant", "lender-3")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void wildLabelsDoNotGrowTheRegistryWithoutEnd() {
        for (int i = 0; i < LENDERS; i++) {
            meters.time(Metric.CONSOLE_PAGE, 1, "Page" + i);
            meters.count(Metric.MESSAGES, 1, "kaveri", "kind-" + i, "queued");
        }

        assertThat(registry.find("muster.console.page").timers()).hasSize(201);
        assertThat(registry.find("muster.messages").counters()).hasSize(201);
        assertThat(registry.find("muster.console.page").timers().stream()
                        .mapToLong(Timer::count)
                        .sum())
                .isEqualTo(LENDERS);
    }

    @Test
    void lendersWhoShareALabelAreFoldedByWhatIsMeasured() {
        Meters few = new Meters(registry, 1);
        for (int i = 0; i < 4; i++) {
            int value = i;
            few.show(Metric.RELAY_WAITING_EVENTS, () -> value, "lender-" + i);
            few.show(Metric.RELAY_WAITING_SECONDS, () -> value, "lender-" + i);
            few.show(Metric.BOOKS_ANSWER, () -> value == 2 ? Double.NaN : value % 2, "lender-" + i);
        }

        assertThat(gauge("muster.relay.waiting.events")).isEqualTo(6);
        assertThat(gauge("muster.relay.waiting.seconds")).isEqualTo(3);
        assertThat(gauge("muster.books.answer")).isEqualTo(1);
        few.show(Metric.RELAY_WAITING_EVENTS, () -> 0, "lender-3");
        assertThat(gauge("muster.relay.waiting.events")).as("shown again").isEqualTo(3);
    }

    @Test
    void labelsAreGivenInFull() {
        assertThatThrownBy(() -> meters.count(Metric.ROWS, 1, "kaveri")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatLibrariesCountIsBoundedToo() {
        registry.config().meterFilter(new Foreign(2));
        for (String pool : List.of("muster-kaveri", "muster-sutlej-reserve", "muster-narmada", "__vertx.DEFAULT")) {
            var _ = registry.gauge("sql.pool.active", List.of(Tag.of("pool.name", pool)), 1);
        }
        for (String name : List.of(
                "muster.own.idea",
                "kafka.producer.batch.size.avg",
                "m..queue.size",
                "postgresql.queue.size",
                "kafka.producer.record.error.total",
                "http.server.requests")) {
            registry.counter(name).increment();
        }

        assertThat(registry.getMeters().stream().map(Meter::getId).map(id -> id.getName() + id.getTags()))
                .containsExactlyInAnyOrder(
                        "sql.pool.active[tag(pool=common), tag(tenant=kaveri)]",
                        "sql.pool.active[tag(pool=reserve), tag(tenant=sutlej)]",
                        "sql.pool.active[tag(pool=control), tag(tenant=)]",
                        "kafka.producer.record.error.total[]",
                        "http.server.requests[]");
    }

    @Test
    void namesAreForPrometheusAndEachHasItsOwn() {
        assertThat(Arrays.stream(Metric.values()).map(Metric::family))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("muster_[a-z_]+"));
    }

    private double gauge(String name) {
        return registry.get(name).tag("tenant", "other").gauges().stream()
                .mapToDouble(Gauge::value)
                .sum();
    }
}
