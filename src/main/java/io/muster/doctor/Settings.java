package io.muster.doctor;

import io.muster.doctor.Words.UsageError;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the databases are and how to enter them, from where the service has it too.
 *
 * @param controlUrl of the control database, as JDBC has it
 * @param ownRole enters every database, when there is one; otherwise each database's own role does
 * @param secret the platform's, from which the roles' passwords follow; null when {@code ownRole} is used
 * @param kafka how Kafka is reached, as its clients call it
 * @param traceLink an address of a trace, with its id's place
 * @param keepPublished how long the outbox keeps events that are published
 */
record Settings(
        String controlUrl,
        Optional<Role> controlRole,
        Optional<Role> ownRole,
        @Nullable String secret,
        Map<String, String> kafka,
        Optional<String> traceLink,
        Duration keepPublished) {
    private static final String CONTROL_URL = "quarkus.datasource.jdbc.url";
    private static final String CONTROL_USER = "quarkus.datasource.username";
    private static final String CONTROL_PASSWORD = "quarkus.datasource.password";
    private static final String OWN_USER = "muster.doctor.username";
    private static final String OWN_PASSWORD = "muster.doctor.password";
    private static final String SECRET = "muster.tenant-db.secret";
    private static final String TRACE_LINK = "muster.trace.link";
    private static final String KAFKA = "kafka.";
    private static final String KAFKA_USUALLY = "localhost:9092";
    private static final List<String> KAFKA_NAMES = List.of(
            "bootstrap.servers",
            "security.protocol",
            "sasl.mechanism",
            "sasl.jaas.config",
            "ssl.truststore.location",
            "ssl.truststore.password",
            "ssl.truststore.type",
            "ssl.keystore.location",
            "ssl.keystore.password",
            "ssl.keystore.type");
    private static final String KEEP_PUBLISHED = "muster.relay.keep-published";

    /** As in the relay's settings. */
    private static final String KEEP_PUBLISHED_USUALLY = "7d";

    // Beside the service, as Quarkus reads it; what is named wins over the environment, which wins over what lies there
    private static final Path USUAL_FILE = Path.of("config", "application.properties");
    private static final int NAMED_FILE_ORDINAL = 500;
    private static final int USUAL_FILE_ORDINAL = 260;

    /** A database role and its password. */
    record Role(String name, String password) {}

    /** @throws UsageError when a setting is missing, or the file cannot be read */
    static Settings read(@Nullable Path file) {
        SmallRyeConfig config = config(file);
        Optional<Role> ownRole = role(config, OWN_USER, OWN_PASSWORD);
        return new Settings(
                text(config, CONTROL_URL)
                        .orElseThrow(() -> new UsageError(
                                CONTROL_URL + " is not set, so nobody knows where the control database is")),
                role(config, CONTROL_USER, CONTROL_PASSWORD),
                ownRole,
                ownRole.isPresent()
                        ? null
                        : text(config, SECRET)
                                .orElseThrow(() -> new UsageError(SECRET + " is not set, nor is " + OWN_USER
                                        + ", so no database can be entered")),
                kafka(config),
                text(config, TRACE_LINK),
                DurationConverter.parseDuration(text(config, KEEP_PUBLISHED).orElse(KEEP_PUBLISHED_USUALLY)));
    }

    private static SmallRyeConfig config(@Nullable Path file) {
        SmallRyeConfigBuilder sources = new SmallRyeConfigBuilder()
                .forClassLoader(Settings.class.getClassLoader())
                .addDefaultInterceptors()
                .addSystemSources()
                .withProfile("prod");
        try {
            if (file != null) {
                sources.withSources(new PropertiesConfigSource(file.toUri().toURL(), NAMED_FILE_ORDINAL));
            } else if (Files.exists(USUAL_FILE)) {
                sources.withSources(
                        new PropertiesConfigSource(USUAL_FILE.toUri().toURL(), USUAL_FILE_ORDINAL));
            }
        } catch (IOException e) {
            throw new UsageError("the settings cannot be read: " + e.getMessage());
        }
        return sources.build();
    }

    /** As in the service's settings, where the clients of Kafka have theirs. */
    private static Map<String, String> kafka(SmallRyeConfig config) {
        Map<String, String> kafka = new HashMap<>(Map.of(KAFKA_NAMES.getFirst(), KAFKA_USUALLY));
        KAFKA_NAMES.forEach(name -> text(config, KAFKA + name).ifPresent(value -> kafka.put(name, value)));
        return Map.copyOf(kafka);
    }

    private static Optional<Role> role(SmallRyeConfig config, String user, String password) {
        return text(config, user)
                .map(name -> new Role(name, text(config, password).orElse("")));
    }

    private static Optional<String> text(SmallRyeConfig config, String name) {
        return config.getOptionalValue(name, String.class);
    }
}
