package io.muster.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.muster.local.Durability;
import io.muster.local.FaultProxy;
import io.muster.local.LocalKafka;
import io.muster.local.LocalPostgres;
import io.muster.local.Muster;
import io.muster.local.Ports;
import io.muster.meter.Meters;
import io.muster.tenant.TenantId;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A real PostgreSQL and a real broker with Muster's topics. */
final class EventsStack implements AutoCloseable {
    static final Duration ANSWER_MAX = Duration.ofSeconds(10);

    /** Closing waits for the last fetch. */
    private static final int FETCH_WAIT_MS_MAX = 20;

    private final LocalPostgres postgres;
    private final LocalKafka kafka;
    private final FaultProxy proxy;
    private final Vertx vertx = Vertx.vertx();
    private final List<TenantBooks> opened = new ArrayList<>();
    final MeterRegistry registry = new SimpleMeterRegistry();
    final RelayMeters meters = new RelayMeters(new Meters(registry, 1_000));
    final RelayConfig config = config("muster.relay.poll-every", "20ms");
    final RelayClients clients;

    EventsStack(Path folder) {
        this.postgres = LocalPostgres.start(Muster.parts(), folder.resolve("postgres"), Ports.free(), Durability.FAST);
        int proxyPort = Ports.free();
        this.kafka = LocalKafka.start(folder.resolve("kafka"), Ports.free(), proxyPort);
        this.proxy = FaultProxy.on(proxyPort, kafka.proxyTarget());
        this.clients = new RelayClients(Map.of("bootstrap.servers", kafka.bootstrapServers()), config);
        try (var admin = clients.admin(ANSWER_MAX)) {
            new Topics(mapped(TopicsConfig.class)).createMissing(admin, ANSWER_MAX);
        }
    }

    /** The broker, to be harmed. */
    LocalKafka kafka() {
        return kafka;
    }

    /** The network before the broker, to be harmed; only {@link #proxied} clients feel it. */
    FaultProxy proxy() {
        return proxy;
    }

    /** Clients that reach Kafka through the proxy. */
    RelayClients proxied(RelayConfig settings) {
        return new RelayClients(Map.of("bootstrap.servers", kafka.proxiedServers()), settings);
    }

    /** The relay's configuration with some of it changed: names and values by turns. */
    static RelayConfig config(String... changes) {
        return mapped(RelayConfig.class, changes);
    }

    private static <T> T mapped(Class<T> type, String... changes) {
        var builder = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(type);
        for (int i = 0; i < changes.length; i += 2) {
            builder.withDefaultValue(changes[i], changes[i + 1]);
        }
        return builder.build().getConfigMapping(type);
    }

    /** A tenant with books of its own, migrated and empty. */
    TenantBooks tenant(String id) {
        TenantBooks books = tenantOfBefore(id);
        books.migrate();
        return books;
    }

    /** A tenant whose outbox has a row for each event, as it was before pages. */
    TenantBooks tenantOfBefore(String id) {
        var books = new TenantBooks(new TenantId(id), postgres, vertx);
        opened.add(books);
        return books;
    }

    /** Writes a position as a relay does. */
    void notePosition(TenantBooks books, StoredPosition position) {
        try (var writer = clients.writer(books.tenant())) {
            writer.initTransactions();
            writer.beginTransaction();
            var _ = writer.send(new ProducerRecord<>(
                    Topic.RELAY.title(),
                    books.tenant().value().getBytes(UTF_8),
                    position.text().getBytes(UTF_8)));
            writer.commitTransaction();
        }
    }

    RelayTerm begin(TenantBooks books) {
        return RelayTerm.begin(books.tenant(), books.relayBooks("test"), clients, positions());
    }

    RelayPositions positions() {
        return new RelayPositions(clients, Duration.ofSeconds(40));
    }

    Relay relay(TenantBooks books, String owner, RelayConfig settings) {
        return relay(books, owner, new RelayClients(clients.broker(), settings));
    }

    Relay relay(TenantBooks books, String owner, RelayClients reaching) {
        return new Relay(books.tenant(), () -> books.relayBooks(owner), reaching, reaching.config(), meters);
    }

    /** What a committed reader sees of a tenant's payments, partition by partition. */
    List<ConsumerRecord<String, String>> committed(TenantBooks books) {
        return read(books, "read_committed");
    }

    /** What lies in the topic, aborted or not. */
    List<ConsumerRecord<String, String>> written(TenantBooks books) {
        return read(books, "read_uncommitted");
    }

    private List<ConsumerRecord<String, String>> read(TenantBooks books, String isolation) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "isolation.level",
                isolation,
                "fetch.max.wait.ms",
                FETCH_WAIT_MS_MAX);
        var seen = new ArrayList<ConsumerRecord<String, String>>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.PAYMENTS.title()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, String> found : consumer.poll(Duration.ofMillis(100))) {
                    if (found.key().startsWith(books.tenant() + ":")) {
                        seen.add(found);
                    }
                }
            }
        }
        return seen;
    }

    private void closeProxy() {
        try {
            proxy.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<String> ids(List<ConsumerRecord<String, String>> records) {
        return records.stream().map(EventsStack::id);
    }

    static String id(ConsumerRecord<String, String> found) {
        return new String(found.headers().lastHeader("ce_id").value(), UTF_8);
    }

    @Override
    public void close() {
        opened.forEach(TenantBooks::close);
        vertx.closeAndAwait();
        closeProxy();
        kafka.close();
        postgres.close();
    }
}
