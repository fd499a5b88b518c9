package io.muster.logs;

import io.muster.sample.People;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks through logs for what the samples and tests make up of people: names, phones, accounts and addresses. It says where
 * one is and of which kind, and repeats none.
 *
 * <p>The logs of the tests' own processes, which are Muster's or have Muster in them, and those of PostgreSQL, Kafka and
 * Keycloak: what Muster sends them may come out there.
 */
public final class PersonalData {
    private static final int SHOWN_MAX = 20;

    // No part of an id, a hash or a longer number
    private static final String ALONE_BEFORE = "(?<![0-9A-Za-z._/-])";
    private static final String ALONE_BEHIND = "(?![0-9A-Za-z-])";

    private static final Map<String, Pattern> KINDS = Map.of(
            "a person's name",
            People.pattern(),
            "a phone",
            Pattern.compile(ALONE_BEFORE + "(?:\\+?91[- ]?)?[6-9]\\d{9}" + ALONE_BEHIND),
            "a loan account",
            Pattern.compile(ALONE_BEFORE + "[A-Z]{3}-[A-Z]{2,6}-\\d{7}" + ALONE_BEHIND),
            "a mail address",
            Pattern.compile("[A-Za-z0-9._+-]+@[A-Za-z0-9-]+\\.(?:example|com|in|org)\\b"));

    private PersonalData() {}

    /** Where something is that may not be there. */
    record Finding(Path log, int line, String kind) {
        @Override
        public String toString() {
            return log + ":" + line + " has " + kind;
        }
    }

    /** Looks through all logs under the given folders; exits with 1 when one has something, or when there is no log at all. */
    public static void main(String... folders) {
        List<Path> logs = Stream.of(folders)
                .map(Path::of)
                .filter(Files::isDirectory)
                .flatMap(PersonalData::logs)
                .toList();
        List<Finding> findings =
                logs.stream().flatMap(log -> find(log).stream()).toList();
        findings.stream().limit(SHOWN_MAX).forEach(System.err::println);
        if (logs.isEmpty()) {
            System.err.println("there are no logs to look through");
        }
        System.exit(logs.isEmpty() || !findings.isEmpty() ? 1 : 0);
    }

    static Stream<Path> logs(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> path.toString().endsWith(".log") && Files.isRegularFile(path)).toList().stream()
                    // Kafka's partitions are called so, too
                    .filter(path -> !path.getFileName().toString().matches("\\d{20}\\.log"));
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    static List<Finding> find(Path log) {
        List<Finding> findings = new ArrayList<>();
        // Whatever a child process writes is read, also what is no UTF-8
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            int number = 0;
            for (String line : (Iterable<String>) lines::iterator) {
                number++;
                for (Map.Entry<String, Pattern> kind : KINDS.entrySet()) {
                    if (kind.getValue().matcher(line).find()) {
                        findings.add(new Finding(log, number, kind.getKey()));
                    }
                }
            }
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
        return findings;
    }
}
