package io.muster.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The JVM's cache of what it found out at an earlier start of the packaged application: classes that are read and linked, and how
 * often methods ran. A start with it takes half of the processor's time.
 *
 * <p>Its name tells which application and which Java it was made from, so one that has become stale is not found, and a start
 * without a cache is only slower.
 */
final class AotCache {

    private static final Path FOLDER = Path.of("target", "aot");
    private static final Path APPLICATION = Path.of("target", "quarkus-app");
    private static final Duration MAKING_MAX = Duration.ofMinutes(5);

    private AotCache() {}

    /** The options of a JVM that uses the cache, or none when there is no cache for this application. */
    static List<String> options() {
        return find().map(cache -> List.of(
                        "-XX:AOTCache=" + cache,
                        // What the JVM cannot use of it is said at each start, and changes nothing
                        "-Xlog:aot*=off"))
                .orElse(List.of());
    }

    /** The cache of the application as it is packaged now. */
    static Optional<Path> find() {
        return Optional.of(file()).filter(Files::isRegularFile);
    }

    /**
     * Makes the cache if there is none: starts the application with all roles on a stack that runs, and ends it. Takes some ten
     * seconds of a core, twice; of several that ask at once one does it.
     */
    static void make(Map<String, String> settings, Path log) {
        var file = file();
        try {
            Files.createDirectories(FOLDER);
            try (var channel = FileChannel.open(
                            FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                if (!Files.isRegularFile(file)) {
                    forgetOlder();
                    var draft = FOLDER.resolve("draft.aot");
                    train(settings, draft, log);
                    if (Files.isRegularFile(draft)) {
                        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
                    }
                }
            }
        } catch (IOException e) {
            throw new StartFailure("Cannot keep the JVM's cache in " + FOLDER + ": " + e.getMessage(), e);
        }
    }

    private static void train(Map<String, String> settings, Path draft, Path log) {
        var own = new HashMap<>(settings);
        var application = Application.start(
                own,
                Application.Seat.alone(Ports.free()),
                log,
                List.of("-XX:AOTCacheOutput=" + draft, "-Xlog:aot*=error"));
        application.awaitReady();
        // The cache is put together by a second JVM when this one ends
        application.process().signal("TERM");
        if (!application.process().awaitEnd(MAKING_MAX)) {
            application.process().kill();
        }
    }

    private static void forgetOlder() throws IOException {
        try (Stream<Path> older = Files.list(FOLDER)) {
            for (var file :
                    older.filter(each -> each.toString().endsWith(".aot")).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** The jars by size and age, as the JVM itself looks at them, and the Java with its options. */
    private static Path file() {
        try (Stream<Path> files = Files.walk(APPLICATION)) {
            var jars = new StringBuilder(Java.home() + System.getProperty("java.vm.version") + Application.JVM);
            for (var jar : files.filter(each -> each.toString().endsWith(".jar"))
                    .sorted()
                    .toList()) {
                jars.append('\n')
                        .append(jar)
                        .append(' ')
                        .append(Files.size(jar))
                        .append(' ')
                        .append(Files.getLastModifiedTime(jar).toMillis());
            }
            return FOLDER.resolve("muster-%016x.aot".formatted(hash(jars)));
        } catch (IOException e) {
            throw new StartFailure("Cannot look at " + APPLICATION + ": " + e.getMessage(), e);
        }
    }

    private static long hash(CharSequence text) {
        return text.chars().asLongStream().reduce(1125899906842597L, (hash, each) -> 31 * hash + each);
    }
}
