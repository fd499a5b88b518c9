package io.muster.bench;

import io.muster.local.Child;
import io.muster.local.Java;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs measured code in a JVM of its own with the options that count, and reads the figures that it prints. */
public final class Fork {
    private static final String MARK = "figure ";

    private Fork() {}

    /**
     * What became of it.
     *
     * @param figures by name, as the fork told them by {@link #tell}
     * @param log all that it printed
     */
    public record Ended(boolean succeeded, Map<String, Double> figures, Path log) {

        /** @throws IllegalStateException when the fork failed or did not tell that figure */
        public double figure(String name) {
            Double figure = figures.get(name);
            if (!succeeded || figure == null) {
                throw new IllegalStateException("no figure '" + name + "': see " + log);
            }
            return figure;
        }
    }

    /**
     * Runs {@code main} to its end; a fork that fails is an answer, too: a heap may be meant to be too small.
     *
     * @param options of the JVM, such as {@code -Xmx64m}
     * @param log where its output goes
     */
    public static Ended run(Class<?> main, Path log, List<String> options, String... arguments) {
        List<String> command = Java.command(options, main.getName(), arguments);
        try (Child child = Child.start(main.getSimpleName(), log, "TERM", Map.of(), command)) {
            boolean succeeded = child.awaitStatus() == 0;
            return new Ended(succeeded, figures(log), log);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + log, e);
        }
    }

    /** Inside the fork: tells a figure to the JVM that started it. */
    public static void tell(String name, double figure) {
        System.out.println(MARK + name + "=" + figure);
    }

    private static Map<String, Double> figures(Path log) throws IOException {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.startsWith(MARK))
                    .map(line -> line.substring(MARK.length()).split("=", 2))
                    .collect(Collectors.toMap(
                            pair -> pair[0], pair -> Double.parseDouble(pair[1]), (first, last) -> last));
        }
    }

    /** Usual options of a fork: a heap of that size and the collector that a single-threaded reader needs. */
    public static List<String> heap(String size) {
        return List.of("-Xmx" + size.toLowerCase(Locale.ROOT), "-XX:+UseSerialGC");
    }
}
