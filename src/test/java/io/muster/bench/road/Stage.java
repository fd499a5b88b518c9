package io.muster.bench.road;

import io.muster.bench.ProcessMeter;
import io.muster.bench.ServerBuild;
import io.muster.bench.Setting;
import io.muster.doctor.Doctor;
import io.muster.local.Application;
import io.muster.local.Child;
import io.muster.local.Durability;
import io.muster.local.LocalKeycloak;
import io.muster.local.LocalPostgres;
import io.muster.local.LocalStack;
import io.muster.local.Muster;
import io.muster.local.Ports;
import io.muster.local.Realms;
import io.muster.local.StackSecrets;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The real processes of a measurement: PostgreSQL, Kafka, Keycloak and one Muster process that plays all roles with the
 * settings of production unless it is told otherwise.
 */
public final class Stage implements AutoCloseable {
    private final LocalStack stack;
    private final Map<String, String> settings;
    private final String heap;
    private final String tokenEndpoint;
    private final Path folder;
    private Application application;

    private Stage(LocalStack stack, Application application, String heap, String tokenEndpoint, Path folder) {
        this.stack = stack;
        this.settings = stack.settings();
        this.application = application;
        this.heap = heap;
        this.tokenEndpoint = tokenEndpoint;
        this.folder = folder;
    }

    /** Starts everything in a folder that is empty, and waits until it takes work. */
    public static Stage open(Setting setting, Path folder) {
        LocalStack.Listen listen = LocalStack.Listen.anywhere();
        StackSecrets secrets = StackSecrets.keptIn(folder);
        int port = Ports.free();
        LocalStack stack = new LocalStack(
                new LocalStack.Plan(
                        Muster.parts(), folder, listen, Durability.DURABLE, Realms.forUse(port, secrets), secrets),
                setting::say);
        try {
            stack.awaitData();
            Application application = start(stack.settings(), port, folder, setting.heap());
            stack.awaitAll();
            application.awaitReady();
            return new Stage(
                    stack,
                    application,
                    setting.heap(),
                    LocalKeycloak.tokenEndpoint(listen.keycloak(), Realms.MUSTER),
                    folder);
        } catch (RuntimeException broken) {
            stack.close();
            throw broken;
        }
    }

    private static Application start(Map<String, String> settings, int port, Path folder, String heap) {
        return Application.start(settings, port, folder.resolve("muster.log"), List.of("-Xmx" + heap));
    }

    /** Ends the application and starts it anew with more settings, at another address; waits until it takes work. */
    public void restart(Map<String, String> more) {
        application.process().close();
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(more);
        application = start(all, Ports.free(), folder, heap);
        application.awaitReady();
    }

    /** Where the application is now; the identity provider sends people back to its first address alone. */
    public String address() {
        return application.address();
    }

    /** A client of the application's HTTP side. */
    public Client client() {
        return new Client(application.address(), application.management(), tokenEndpoint);
    }

    /** A connection to a lender's books as the superuser. */
    public Connection books(String lender) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + stack.postgres().port() + "/lender_" + lender,
                stack.postgres().superuser(),
                stack.postgres().password());
    }

    public String bootstrapServers() {
        return stack.kafka().bootstrapServers();
    }

    /** The application's settings, by their Quarkus names. */
    public Map<String, String> settings() {
        return settings;
    }

    /** This stage's own folder. */
    public Path folder() {
        return folder;
    }

    /** The server that holds all books. */
    public LocalPostgres server() {
        return stack.postgres();
    }

    /** What the application and the database run with, as they themselves tell. */
    public String conditions() throws SQLException {
        try (Connection connection = server().connect()) {
            return "The application ran with %s. %s".formatted(jvmOptions(), ServerBuild.of(connection));
        }
    }

    private String jvmOptions() {
        return application
                .process()
                .process()
                .flatMap(process -> process.info().arguments())
                .map(words -> Stream.of(words)
                        .filter(word -> word.startsWith("-X"))
                        .distinct()
                        .collect(Collectors.joining(" ")))
                .orElse("unknown options");
    }

    /**
     * Lets the doctor look at all books: fast postings that are wrong are no postings.
     *
     * @throws IllegalStateException when an invariant does not hold
     */
    public void requireSoundBooks() throws IOException {
        Path file = folder.resolve("muster.properties");
        Properties kept = new Properties();
        kept.putAll(settings);
        try (Writer out = Files.newBufferedWriter(file)) {
            kept.store(out, null);
        }
        int status = Doctor.main(List.of("--settings", file.toString()));
        if (status != 0) {
            throw new IllegalStateException("the doctor ends with " + status + ": what was measured is wrong");
        }
    }

    ProcessMeter application() {
        return meter(application.process());
    }

    ProcessMeter postgres() {
        return meter(server().server());
    }

    ProcessMeter kafka() {
        return meter(stack.kafka().broker());
    }

    /** How much CPU the three have used so far. */
    public Usage usage() {
        return new Usage(application().cpuSeconds(), postgres().cpuSeconds(), kafka().cpuSeconds());
    }

    private static ProcessMeter meter(Child child) {
        return child.process()
                .map(ProcessHandle::pid)
                .map(ProcessMeter::new)
                .orElseThrow(() -> new IllegalStateException("a process of the stage has ended; see its log"));
    }

    @Override
    public void close() {
        application.process().close();
        stack.close();
    }
}
