package io.muster.meter;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What libraries count by themselves: what nobody would look at is left out, pools are named by their lender. */
@Singleton
class Foreign implements MeterFilter {
    private static final String POOL = "pool.name";
    private static final String OWN_POOLS = "muster-";
    private static final String RESERVE = "-reserve";
    /** Pools without a name are the control database's. */
    private static final String CONTROL = "control";

    /** A client of Kafka has a hundred and more; these say whether it works, how fast, and how far behind it is. */
    private static final Set<String> OF_KAFKA = Set.of(
            "kafka.producer.record.send.total",
            "kafka.producer.record.error.total",
            "kafka.producer.record.retry.total",
            "kafka.producer.request.latency.avg",
            "kafka.producer.connection.count",
            "kafka.producer.failed.authentication.total",
            "kafka.producer.buffer.available.bytes",
            "kafka.consumer.connection.count",
            "kafka.consumer.failed.authentication.total",
            "kafka.consumer.last.poll.seconds.ago",
            "kafka.consumer.fetch.manager.records.lag.max",
            "kafka.consumer.fetch.manager.records.consumed.total",
            "kafka.consumer.coordinator.assigned.partitions",
            "kafka.consumer.coordinator.rebalance.total",
            "kafka.consumer.coordinator.last.heartbeat.seconds.ago");

    /** Few, for each address has them all. */
    private static final List<Duration> OF_REQUESTS = List.of(
            Duration.ofMillis(50),
            Duration.ofMillis(100),
            Duration.ofMillis(250),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofMillis(2500),
            Duration.ofSeconds(10));

    private final LabelBounds bounds;

    @Inject
    Foreign(MeterConfig config) {
        this(config.lendersMax());
    }

    /** @param lendersMax whose pools are shown */
    Foreign(int lendersMax) {
        this.bounds = new LabelBounds(lendersMax);
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        String pool = id.getName().startsWith("sql.pool") ? id.getTag(POOL) : null;
        return pool == null ? id : id.replaceTags(ofPool(pool));
    }

    private List<Tag> ofPool(String name) {
        if (!name.startsWith(OWN_POOLS)) {
            return List.of(Tag.of("tenant", ""), Tag.of("pool", CONTROL));
        }
        boolean reserve = name.endsWith(RESERVE);
        String tenant = name.substring(OWN_POOLS.length(), name.length() - (reserve ? RESERVE.length() : 0));
        return List.of(
                Tag.of(Label.TENANT.title(), bounds.bounded(Label.TENANT, tenant)),
                Tag.of("pool", reserve ? "reserve" : "common"));
    }

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        String name = id.getName();
        boolean wanted = name.startsWith("muster.")
                ? Metric.isKnown(name)
                : name.startsWith("kafka.")
                        ? OF_KAFKA.contains(name) || OF_KAFKA.contains(name + ".total")
                        // Told of each statement by the client's own name, which is none; lenders who share a label
                        // share no pool
                        : !name.startsWith("m..") && !name.startsWith("postgresql.") && !isOfOthers(id);
        return wanted ? MeterFilterReply.NEUTRAL : MeterFilterReply.DENY;
    }

    private static boolean isOfOthers(Meter.Id id) {
        return id.getName().startsWith("sql.pool") && LabelBounds.OTHER.equals(id.getTag(Label.TENANT.title()));
    }

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        return id.getName().equals("http.server.requests")
                ? DistributionStatisticConfig.builder()
                        .serviceLevelObjectives(OF_REQUESTS.stream()
                                .mapToDouble(Duration::toNanos)
                                .toArray())
                        .build()
                        .merge(config)
                : config;
    }
}
