package io.muster.loadtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What {@code ./muster load} has laid out for a run: whom to call, and a folder of what to send. */
final class Plan {
    /** Holds uploads.csv, payments.csv and looks.csv; sent.csv and paid.csv are left there. */
    static final Path FOLDER = Path.of(property("muster.load.plan"));

    static final String ADDRESS = loopback("muster.load.address");
    static final String TOKENS = loopback("muster.load.tokens");

    private Plan() {}

    /** The file of a feeder. */
    static String csv(String name) {
        return FOLDER.resolve(name + ".csv").toString();
    }

    /** How many a feeder has: so many users are let in, each once. */
    static int count(String name) {
        try (var lines = Files.lines(FOLDER.resolve(name + ".csv"))) {
            return (int) lines.count() - 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notes what was taken, for whoever counts the money afterwards. Any thread. */
    static synchronized void note(String name, String line) {
        try {
            Files.writeString(
                    FOLDER.resolve(name + ".csv"),
                    line + System.lineSeparator(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set; run this by ./muster load");
        }
        return value;
    }

    /** Nobody else's machine is ever put under load. */
    private static String loopback(String name) {
        String address = property(name);
        String host = URI.create(address).getHost();
        if (!"localhost".equals(host) && !"127.0.0.1".equals(host)) {
            throw new IllegalStateException(name + " is " + address + ", which is not this machine");
        }
        return address;
    }
}
