package io.muster.local;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** PostgreSQL, Kafka and Keycloak, started side by side and stopped together; what {@code up} and the tests stand on. */
public final class LocalStack implements AutoCloseable {

    private static final String CONTROL = "muster_control";

    /** Where the parts listen. */
    public record Listen(int postgres, int kafka, int keycloak) {

        /** Ports that nobody uses, for tests. */
        public static Listen anywhere() {
            return new Listen(Ports.free(), Ports.free(), Ports.free());
        }
    }

    /** What to start; {@code state} holds a folder and a log for each part. */
    public record Plan(
            Path parts, Path state, Listen listen, Durability durability, Realms realms, StackSecrets secrets) {}

    private final Plan plan;
    private final Consumer<String> progress;
    private final CompletableFuture<Void> firstFailure = new CompletableFuture<>();
    private final CompletableFuture<LocalPostgres> postgres;
    private final CompletableFuture<LocalKafka> kafka;
    private final CompletableFuture<LocalKeycloak> keycloak;

    /** Begins to start all parts; {@code progress} takes one line for each that is ready. */
    public LocalStack(Plan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
        this.postgres = begin("PostgreSQL", this::startPostgres);
        this.kafka = begin("Kafka", this::startKafka);
        this.keycloak = begin("Keycloak", this::startKeycloak);
    }

    /** Waits for PostgreSQL, with the control database in it, and Kafka: what the application needs to start. */
    public void awaitData() {
        join(CompletableFuture.allOf(postgres, kafka));
    }

    /** Waits until everything answers. */
    public void awaitAll() {
        join(CompletableFuture.allOf(postgres, kafka, keycloak));
    }

    public LocalPostgres postgres() {
        return postgres.join();
    }

    public LocalKafka kafka() {
        return kafka.join();
    }

    public LocalKeycloak keycloak() {
        return keycloak.join();
    }

    Stream<Child> children() {
        return Stream.of(postgres().server(), kafka().broker(), keycloak().server());
    }

    /** The application's settings for this stack, by their Quarkus names; the data parts must have started. */
    public Map<String, String> settings() {
        var address = "127.0.0.1:" + plan.listen().postgres();
        var settings = new HashMap<String, String>();
        settings.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://" + address + "/" + CONTROL);
        settings.put("quarkus.datasource.reactive.url", "postgresql://" + address + "/" + CONTROL);
        settings.put("quarkus.datasource.username", CONTROL);
        settings.put("quarkus.datasource.password", plan.secrets().control());
        settings.put("muster.provisioning.url", "postgresql://" + address + "/postgres");
        settings.put("muster.provisioning.username", postgres().superuser());
        settings.put("muster.provisioning.password", postgres().password());
        settings.put("muster.tenant-db.secret", plan.secrets().tenantDatabases());
        settings.put("muster.receipts.link-secret", plan.secrets().receiptLinks());
        settings.put("muster.receipts.link-base", "https://receipts.example.invalid");
        settings.put("muster.console.client-secret", plan.secrets().console());
        settings.put("muster.console.cookie-secret", plan.secrets().consoleCookies());
        // On a machine of one's own there is no TLS, and not every client takes a Secure cookie without
        settings.put("quarkus.oidc.console.authentication.cookie-force-secure", "false");
        settings.put("muster.spool.dir", plan.state().resolve("spool").toString());
        settings.put("kafka.bootstrap.servers", "127.0.0.1:" + plan.listen().kafka());
        settings.put(
                "quarkus.oidc.auth-server-url",
                LocalKeycloak.issuer(plan.listen().keycloak(), Realms.MUSTER));
        return Map.copyOf(settings);
    }

    /** Stops the parts, also those that are still starting. */
    @Override
    public void close() {
        Stream.of(keycloak, kafka, postgres).forEach(LocalStack::stop);
    }

    private LocalPostgres startPostgres() {
        var server = LocalPostgres.start(
                plan.parts(), plan.state().resolve("postgres"), plan.listen().postgres(), plan.durability());
        server.createDatabase(CONTROL, plan.secrets().control());
        return server;
    }

    private LocalKafka startKafka() {
        return LocalKafka.start(plan.state().resolve("kafka"), plan.listen().kafka());
    }

    private LocalKeycloak startKeycloak() {
        return LocalKeycloak.start(
                plan.parts(), plan.state().resolve("keycloak"), plan.listen().keycloak(), plan.realms(), progress);
    }

    private <T> CompletableFuture<T> begin(String name, Supplier<T> start) {
        var began = Instant.now();
        return CompletableFuture.supplyAsync(
                        start, task -> Thread.ofVirtual().name(name).start(task))
                .whenComplete((part, failure) -> {
                    if (failure == null) {
                        progress.accept(String.format(Locale.ROOT, "%s is ready (%.1f s)", name, seconds(began)));
                    } else {
                        firstFailure.completeExceptionally(failure);
                    }
                });
    }

    private static double seconds(Instant began) {
        return Duration.between(began, Instant.now()).toMillis() / 1000.0;
    }

    private void join(CompletableFuture<Void> parts) {
        try {
            // The first failure is enough: the others need not become ready before it is told
            CompletableFuture.anyOf(parts, firstFailure).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StartFailure failure ? failure : e;
        }
    }

    private static void stop(CompletableFuture<? extends AutoCloseable> part) {
        part.handle((started, failure) -> started).thenAccept(LocalStack::close).join();
    }

    private static void close(@Nullable AutoCloseable started) {
        try {
            if (started != null) {
                started.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException("a part of the local stack does not stop", e);
        }
    }
}
