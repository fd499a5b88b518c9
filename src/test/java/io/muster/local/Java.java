package io.muster.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Java that runs this program, to start others with it. */
public final class Java {

    private Java() {}

    static Path home() {
        return Path.of(System.getProperty("java.home"));
    }

    public static String executable() {
        return home().resolve("bin").resolve("java").toString();
    }

    /** The command that runs {@code main} of this class path in a small JVM of its own. */
    static List<String> command(String main, String... arguments) {
        return command(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"), main, arguments);
    }

    /** The command that runs {@code main} of this class path in a JVM of its own with such options. */
    public static List<String> command(List<String> options, String main, String... arguments) {
        var command = new ArrayList<>(List.of(executable()));
        command.addAll(options);
        command.addAll(List.of(
                // Kafka's client still uses it; the JDK warns at each start
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main));
        command.addAll(List.of(arguments));
        return command;
    }
}
