package io.muster.fuzz;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A search by Jazzer in a process of its own: bounded in memory and time, ended by what it finds.
 *
 * <p>It starts from the kept corpus and from what earlier searches of this checkout reached, which stays in
 * {@code target/fuzz}.
 */
final class Search {
    private static final int HEAP_MB = 512;
    private static final int INPUT_BYTES_MAX = 8_192;
    // For what hangs; what is merely slow is seen by the target, in time of the processor
    private static final int INPUT_SECONDS_MAX = 120;
    private static final String WATCHED =
            "io.muster.**:com.fasterxml.aalto.**:org.jboss.resteasy.reactive.server.core.multipart.**";
    private static final Pattern DONE = Pattern.compile("Done (\\d+) (?:runs )?in (\\d+) second");

    private final Target target;
    private final Path folder;

    Search(Target target) {
        this.target = target;
        this.folder = Path.of("target", "fuzz", target.slug()).toAbsolutePath();
    }

    /**
     * What a search came to.
     *
     * @param runs inputs tried; 0 when it was ended by a find
     * @param broken the inputs that broke something
     */
    record Outcome(Target target, long runs, List<Path> broken) {}

    /** Searches for so long; blocks. */
    Outcome run(Duration time) throws IOException, InterruptedException {
        Path reached = Files.createDirectories(folder.resolve("reached"));
        Path log = folder.resolve("log");
        int _ = new ProcessBuilder(command(time, reached))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> broken = files.filter(
                            file -> file.getFileName().toString().startsWith("broken-"))
                    .sorted()
                    .toList();
            return new Outcome(target, runs(Files.readString(log)), broken);
        }
    }

    private List<String> command(Duration time, Path reached) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_MB + "m",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                absolute(System.getProperty("java.class.path")),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + JazzerEntry.class.getName(),
                "--target_args=" + target.slug(),
                "--instrumentation_includes=" + WATCHED,
                "-max_total_time=" + time.toSeconds(),
                "-timeout=" + INPUT_SECONDS_MAX,
                "-report_slow_units=" + INPUT_SECONDS_MAX,
                "-max_len=" + INPUT_BYTES_MAX,
                "-rss_limit_mb=0",
                "-artifact_prefix=" + folder.resolve("broken-"),
                reached.toString(),
                Corpus.folder(target).toAbsolutePath().toString());
    }

    /** The search runs in its own folder, where Jazzer leaves its reproducers. */
    private static String absolute(String classPath) {
        return String.join(
                File.pathSeparator,
                Stream.of(classPath.split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }

    private static long runs(String log) {
        Matcher done = DONE.matcher(log);
        return done.find() ? Long.parseLong(done.group(1)) : 0;
    }
}
