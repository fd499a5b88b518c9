package io.muster.torture;

import io.muster.local.Durability;
import io.muster.local.FaultProxy;
import io.muster.local.LocalKafka;
import io.muster.local.LocalKeycloak;
import io.muster.local.LocalPostgres;
import io.muster.local.Muster;
import io.muster.local.Ports;
import io.muster.local.Realms;
import io.muster.local.SamplePolicies;
import io.muster.local.StackSecrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The stack that is tortured: PostgreSQL with fsync on, Kafka, Keycloak, one Muster process that serves, two that ingest and
 * one that writes to people, with a proxy of ours on every way to PostgreSQL and Kafka, and a post office.
 */
final class Theatre implements AutoCloseable {
    private static final String CONTROL = "muster_control";

    private final LocalPostgres postgres;
    private final LocalKafka kafka;
    private final LocalKeycloak keycloak;
    private final FaultProxy wayToPostgres;
    private final FaultProxy wayToKafka;
    private final Node api;
    private final List<Node> ingests;
    private final Node notify;
    private final PostOffice postOffice = PostOffice.open();
    private final SamplePolicies policies;
    private final Map<String, String> settings;
    private final int keycloakPort = Ports.free();

    private Theatre(Path folder) {
        var postgresStarts = begin(() ->
                LocalPostgres.start(Muster.parts(), folder.resolve("postgres"), Ports.free(), Durability.DURABLE));
        int kafkaProxyPort = Ports.free();
        var kafkaStarts = begin(() -> LocalKafka.start(folder.resolve("kafka"), Ports.free(), kafkaProxyPort));
        var secrets = StackSecrets.keptIn(folder);
        var realms = Realms.forUse(Ports.free(), secrets);
        var keycloakStarts = begin(() ->
                LocalKeycloak.start(Muster.parts(), folder.resolve("keycloak"), keycloakPort, realms, line -> {}));
        this.postgres = postgresStarts.join();
        this.wayToPostgres = FaultProxy.to(postgres.port());
        this.kafka = kafkaStarts.join();
        this.wayToKafka = FaultProxy.on(kafkaProxyPort, kafka.proxyTarget());
        this.keycloak = keycloakStarts.join();
        postgres.createDatabase(CONTROL, secrets.control());
        this.policies = policies(folder);
        this.settings = settings(secrets, folder);
        var options = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
        var logs = folder.resolve("logs");
        this.api = new Node("api", "api", settings, options, logs);
        this.ingests = Stream.of("ingest-1", "ingest-2")
                .map(name -> new Node(name, "ingest", settings, options, logs))
                .toList();
        this.notify = new Node("notify", "notify", ofNotify(settings), options, logs);
    }

    /** Starts everything in a folder that is empty. */
    static Theatre open(Path folder) {
        return new Theatre(folder);
    }

    LocalPostgres postgres() {
        return postgres;
    }

    LocalKafka kafka() {
        return kafka;
    }

    FaultProxy wayToPostgres() {
        return wayToPostgres;
    }

    FaultProxy wayToKafka() {
        return wayToKafka;
    }

    Node api() {
        return api;
    }

    List<Node> ingests() {
        return ingests;
    }

    Node notifying() {
        return notify;
    }

    Stream<Node> nodes() {
        return Stream.concat(Stream.of(api, notify), ingests.stream());
    }

    PostOffice postOffice() {
        return postOffice;
    }

    /** The gateways of the post office, and the texts that ship. */
    SamplePolicies policies() {
        return policies;
    }

    /** The settings of the Muster processes, by their Quarkus names. */
    Map<String, String> settings() {
        return settings;
    }

    String tokenEndpoint() {
        return LocalKeycloak.tokenEndpoint(keycloakPort, Realms.MUSTER);
    }

    @Override
    public void close() throws IOException {
        // Nothing is to be drained any more, and the networks shall not keep anybody waiting
        nodes().forEach(Node::kill);
        postOffice.close();
        wayToPostgres.close();
        wayToKafka.close();
        keycloak.close();
        kafka.close();
        postgres.close();
    }

    private Map<String, String> settings(StackSecrets secrets, Path folder) {
        var address = "127.0.0.1:" + wayToPostgres.port();
        var all = new HashMap<String, String>();
        all.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://" + address + "/" + CONTROL);
        all.put("quarkus.datasource.reactive.url", "postgresql://" + address + "/" + CONTROL);
        all.put("quarkus.datasource.username", CONTROL);
        all.put("quarkus.datasource.password", secrets.control());
        all.put("muster.provisioning.url", "postgresql://" + address + "/postgres");
        all.put("muster.provisioning.username", postgres.superuser());
        all.put("muster.provisioning.password", postgres.password());
        all.put("muster.tenant-db.secret", secrets.tenantDatabases());
        all.put("muster.receipts.link-secret", secrets.receiptLinks());
        // Nobody looks at pages here
        all.put("muster.console.enabled", "false");
        all.put("muster.spool.dir", folder.resolve("spool").toString());
        all.put("kafka.bootstrap.servers", kafka.proxiedServers());
        all.put("quarkus.oidc.auth-server-url", LocalKeycloak.issuer(keycloakPort, Realms.MUSTER));
        // Shorter than in production, so that a hundred rounds with hundreds of deaths do not take a day
        all.put("muster.ingest.lease-for", "8s");
        all.put("muster.ingest.heartbeat-every", "1s");
        all.put("muster.ingest.sweep-every", "1s");
        all.put("muster.relay.lease-for", "5s");
        all.put("muster.tenant-db.idle-max", "4s");
        all.put("muster.tenant-db.idle-in-transaction-max", "3s");
        all.put("muster.tenant-db.lock-wait-max", "4s");
        all.put("muster.tenant-db.answer-max", "5s");
        all.put("muster.tenant-db.transaction-max", "7s");
        all.put("muster.ingest.batch-rows-max", "250");
        all.putAll(policies.settings(postOffice.smtpPort()));
        return Map.copyOf(all);
    }

    /** With leases that a try of a gateway may outlast by no means, and yet no longer than need be. */
    private static Map<String, String> ofNotify(Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put("muster.notify.send.lease-for", "18s");
        all.put("muster.notify.send.tidy-every", "1s");
        all.put("muster.notify.send.look-after-max", "2s");
        all.put("muster.notify.send.retry-after-min", "500ms");
        all.put("muster.notify.send.retry-after-max", "2s");
        all.put("muster.notify.send.attempts-max", "50");
        all.put("muster.feed.lender-away-for", "2s");
        all.put("muster.feed.retry-after-max", "2s");
        // The next life hears what the last one did not, as soon as the broker lets it
        all.put("kafka.session.timeout.ms", "6000");
        all.put("kafka.heartbeat.interval.ms", "1500");
        return all;
    }

    private SamplePolicies policies(Path folder) {
        try {
            var sample = new SamplePolicies(folder.resolve("secrets"), postOffice.httpPort());
            sample.writeSecrets("nobody-asks");
            return sample;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> CompletableFuture<T> begin(Supplier<T> start) {
        return CompletableFuture.supplyAsync(start, task -> Thread.ofVirtual().start(task));
    }
}
