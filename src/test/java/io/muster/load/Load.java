package io.muster.load;

import io.muster.bench.Machine;
import io.muster.local.Child;
import io.muster.local.Java;
import io.muster.local.LocalKeycloak;
import io.muster.local.Muster;
import io.muster.local.Realms;
import io.muster.local.StartFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code ./muster load}: puts a profile's load on a Muster of this machine, and says whether times and money are right. */
public final class Load {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final Duration START_MAX = Duration.ofMinutes(10);
    private static final Duration RELAY_MAX = Duration.ofMinutes(2);
    private static final long PAUSE_MS = 500;
    private static final List<String> JVM = List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Instant began = Instant.now();
    private final LoadOptions options;
    private final List<String> failures = new ArrayList<>();

    private Load(LoadOptions options) {
        this.options = options;
    }

    /** Exits with 0 when all was answered in time and all money is where it belongs, with 1 when not, with 2 on wrong usage. */
    public static void main(String[] words) {
        if (List.of(words).contains("--help")) {
            OUT.print(LoadOptions.USAGE);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(Child::stopAll));
        try {
            System.exit(new Load(LoadOptions.read(List.of(words), System.getenv())).run() ? 0 : 1);
        } catch (IllegalArgumentException wrong) {
            System.err.println("muster: " + wrong.getMessage() + System.lineSeparator() + LoadOptions.USAGE);
            System.exit(2);
        } catch (IOException | StartFailure | IllegalStateException broken) {
            System.err.println("muster: the load cannot go on: " + broken.getMessage());
            System.exit(1);
        } catch (InterruptedException stopped) {
            System.exit(1);
        }
    }

    private boolean run() throws IOException, InterruptedException {
        String run = "L" + Instant.now().getEpochSecond();
        Path folder =
                Path.of("target", "load", options.profile().name() + "-" + run).toAbsolutePath();
        var supplies = new Supplies(folder, run, options.profile());
        say("Writing what is sent, in " + folder);
        List<Supplies.Paid> paid = supplies.write();
        startWhereNobodyIs(folder);
        say("Sending it");
        gatling(folder);
        say("Counting the money");
        count(supplies, paid);
        OUT.println();
        OUT.println(Machine.description() + ".");
        failures.forEach(failure -> OUT.println("WRONG: " + failure));
        say(failures.isEmpty() ? "All is well" : "It is not well; what was sent and all logs are in " + folder);
        return failures.isEmpty();
    }

    private void startWhereNobodyIs(Path folder) throws IOException, InterruptedException {
        if (answers()) {
            say("A Muster runs on port " + options.port());
            return;
        }
        say("Starting ./muster up");
        Path log = folder.resolve("up.log");
        var up = Child.start(
                "./muster up",
                log,
                "TERM",
                Map.of(),
                Java.command(
                        JVM,
                        "io.muster.local.Up",
                        "--port=" + options.port(),
                        "--keycloak-port=" + options.keycloakPort(),
                        "--kafka-port=" + options.kafkaPort()));
        var deadline = began.plus(START_MAX);
        while (!Files.readString(log).contains("Ready. Ctrl-C")) {
            if (!up.isAlive() || Instant.now().isAfter(deadline)) {
                throw new StartFailure("./muster up does not start; its log is " + log);
            }
            Thread.sleep(PAUSE_MS);
        }
    }

    private boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("localhost", options.port()), 2_000);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    private void gatling(Path folder) throws IOException {
        Path log = folder.resolve("gatling.log");
        try {
            Child.run(
                    "Gatling",
                    log,
                    Map.of(),
                    List.of(
                            "./mvnw",
                            "-B",
                            "-ntp",
                            "-f",
                            "load-tests/pom.xml",
                            "test-compile",
                            "gatling:test",
                            "-Dgatling.simulationClass=io.muster.loadtests."
                                    + options.profile().simulation(),
                            "-Dmuster.load.plan=" + folder,
                            "-Dmuster.load.address=" + options.address(),
                            "-Dmuster.load.tokens=" + tokenEndpoint(),
                            "-Dmuster.load.password=" + Realms.SAMPLE_PASSWORD));
        } catch (StartFailure failed) {
            failures.add(failed.line());
        }
        // What Gatling says of targets, and where its report is
        try (var lines = Files.lines(log)) {
            lines.filter(line -> line.contains("(actual : ") || line.contains("index.html"))
                    .forEach(line -> OUT.println("          " + line));
        }
    }

    private void count(Supplies supplies, List<Supplies.Paid> paid) throws IOException, InterruptedException {
        try (var check = new MoneyCheck(options.address(), tokenEndpoint())) {
            check.uploads(supplies);
            check.singles(supplies, paid);
            failures.addAll(check.complaints());
            OUT.println(String.format(
                    Locale.ROOT,
                    "          %,d payments of this run stand in the books, %,.2f rupees",
                    check.rows(),
                    check.paise() / 100.0));
            double road = check.roadSeconds();
            int most = options.profile().roadSecondsMax();
            OUT.println(String.format(
                    Locale.ROOT,
                    "          a small workbook from its reception to its end: p95 %.1f s, target %d s",
                    road,
                    most));
            // Not a number is no success either
            if (!(road <= most)) {
                failures.add("small workbooks took longer than they may");
            }
        }
        events(supplies.folder());
        doctor(supplies.folder());
    }

    /** The relay may be a little behind. */
    private void events(Path folder) throws InterruptedException {
        var deadline = Instant.now().plus(RELAY_MAX);
        var command = Java.command(
                JVM, "io.muster.sample.Events", "--quiet", "--bootstrap", "127.0.0.1:" + options.kafkaPort());
        while (true) {
            try {
                Child.run("./muster events", folder.resolve("events.log"), Map.of(), command);
                say("./muster events: all is well");
                return;
            } catch (StartFailure off) {
                if (Instant.now().isAfter(deadline)) {
                    failures.add(off.line());
                    return;
                }
                Thread.sleep(PAUSE_MS);
            }
        }
    }

    private void doctor(Path folder) {
        var command = new ArrayList<>(List.of(Java.executable()));
        command.addAll(JVM);
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                "target/quarkus-app/quarkus-run.jar",
                "doctor",
                "--settings",
                Muster.home().resolve("up").resolve("muster.properties").toString()));
        try {
            Child.run("./muster doctor", folder.resolve("doctor.log"), Map.of(), command);
            say("./muster doctor: all is well");
        } catch (StartFailure off) {
            failures.add(off.line());
        }
    }

    private String tokenEndpoint() {
        return LocalKeycloak.tokenEndpoint(options.keycloakPort(), Realms.MUSTER);
    }

    private void say(String line) {
        OUT.println(String.format(
                Locale.ROOT,
                "%7.1f s  %s",
                Duration.between(began, Instant.now()).toMillis() / 1000.0,
                line));
    }
}
